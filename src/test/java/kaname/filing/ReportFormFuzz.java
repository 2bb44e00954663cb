package kaname.filing;

import java.time.Instant;
import java.util.List;
import kaname.catalogue.Catalogue;
import kaname.fuzz.FuzzTarget;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.registry.OperatorProfile;
import kaname.registry.Organisation;

/// The first report of a browser is a document or a refusal whose every place is a pointer; its
/// preview never fails.
final class ReportFormFuzz implements FuzzTarget {

    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
    private static final OperatorProfile PROFILE =
            new OperatorProfile(
                    new Organisation("minato", Text.of("港", "Port"), "operator"),
                    "JP",
                    List.of("port"),
                    List.of(),
                    List.of(
                            new OperatorProfile.Service(
                                    "gate", Text.of("搬出入", "Gate"), "port", List.of())),
                    List.of(),
                    null);

    @Override
    public void take(byte[] input) {
        ReportForm form = new ReportForm(FuzzTarget.form(input));
        form.readable(PROFILE, CATALOGUE.vocabulary(), NOW);
        form.wishes(CATALOGUE);
        try {
            FuzzTarget.promise(
                    !form.document(PROFILE, CATALOGUE, NOW).title().isBlank(), form.given());
        } catch (Problem refused) {
            FuzzTarget.promiseNamed(refused);
            FuzzTarget.promise(!refused.fields().isEmpty(), form.given());
        }
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                "kind=incident&service=gate&service_state=stopped&state_since=2026-04-01T10%3A00"
                    + "&aware_at=2026-04-01+11%3A00&contact=%E5%BD%93%E7%9B%B4&cause=cyber&shown=jp-police&send=jp-police",
                "kind=near-miss&near_miss_what=%E8%AA%A4%E6%93%8D%E4%BD%9C&exercise=true&title=a",
                "service=other&service_other=x&service_state=degraded&system_kind=it&system_kind=ot");
    }

    @Override
    public List<String> words() {
        return List.of(
                "&title=",
                "&contact=",
                "&service_other=",
                "&state_since=",
                "&aware_at=",
                "&cause=",
                "%F0%9F%98%80",
                "%00",
                "%E2%80%AE",
                "9999-12-31T23%3A59",
                "-999999999-01-01T00%3A00",
                "%0D%0A",
                "&shown=",
                "&send=");
    }
}
