package kaname.dependency;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.Service;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// What a service is like, as somebody wrote it. Nothing of it was checked.
///
/// @param autonomy hours, such as `36` or `24/36/48`
/// @param restoration the same; "" where nobody said
public record WrittenDescription(
        String autonomy,
        String threshold,
        String restoration,
        Place site,
        Place backup,
        String evidence,
        String confidence,
        String asOf,
        List<String> shownTo) {

    /// Degrees.
    public record Place(String name, String latitude, String longitude) {

        static final Place NOWHERE = new Place("", "", "");

        static Place of(Service.@Nullable Site site) {
            return site == null
                    ? NOWHERE
                    : new Place(site.name(), plain(site.latitude()), plain(site.longitude()));
        }

        private static String plain(double degrees) {
            return BigDecimal.valueOf(degrees).stripTrailingZeros().toPlainString();
        }

        boolean blank() {
            return name.isBlank() && latitude.isBlank() && longitude.isBlank();
        }
    }

    private static final int LONGEST_NAME = 200;

    static final WrittenDescription EMPTY =
            new WrittenDescription(
                    "0", "0.5", "", Place.NOWHERE, Place.NOWHERE, "", "0", "", List.of());

    public WrittenDescription {
        shownTo = List.copyOf(shownTo);
    }

    static WrittenDescription of(Service service, List<String> shownTo) {
        Dependency.Evidence evidence = service.evidence();
        return new WrittenDescription(
                service.autonomy().toString(),
                service.threshold().toString(),
                service.restoration() == null ? "" : service.restoration().toString(),
                Place.of(service.site()),
                Place.of(service.backup()),
                evidence.text(),
                Integer.toString(evidence.confidence()),
                evidence.asOf() == null ? "" : evidence.asOf().toString(),
                shownTo);
    }

    /// A service that is like that, and to whom that is shown.
    record Checked(Service service, List<String> shownTo) {}

    /// @param organisations to which it may be shown
    /// @throws Problem 400 with every place to correct
    Checked checked(String service, List<String> organisations) {
        Entries in = new Entries();
        Service.@Nullable Site primary = site(in, "site", site);
        Service.@Nullable Site other = site(in, "backup", backup);
        if (other != null && site.blank()) {
            in.wrong("/site", "控えの前に、主な場所を書いてください", "the primary site comes before its backup");
        }
        Checked checked =
                new Checked(
                        new Service(
                                service,
                                Text.same(service),
                                "",
                                in.hours("/autonomy", autonomy),
                                threshold(in),
                                restoration.isBlank()
                                        ? null
                                        : in.hours("/restoration", restoration),
                                primary,
                                other,
                                in.evidence(evidence, confidence, asOf)),
                        in.shownTo(shownTo, organisations));
        in.throwIfWrong();
        return checked;
    }

    private Estimate threshold(Entries in) {
        return Estimate.read(threshold)
                .filter(one -> one.low() > 0 && one.high() <= 1)
                .orElseGet(() -> {
                    in.wrong(
                            "/threshold",
                            "0より大きく1以下の割合です（0.5、0.4/0.5/0.7）",
                            "a share above 0 and up to 1 (0.5, 0.4/0.5/0.7)");
                    return Service.HALF;
                });
    }

    private static Service.@Nullable Site site(Entries in, String at, Place place) {
        if (place.blank()) {
            return null;
        }
        Optional<Double> latitude = in.degrees("/" + at + "Latitude", place.latitude(), 90);
        Optional<Double> longitude = in.degrees("/" + at + "Longitude", place.longitude(), 180);
        String name = in.line("/" + at + "Name", place.name(), LONGEST_NAME);
        return new Service.Site(latitude.orElse(0.0), longitude.orElse(0.0), name);
    }
}
