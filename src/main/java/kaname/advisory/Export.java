package kaname.advisory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import kaname.advisory.formats.Csaf;
import kaname.advisory.formats.IndicatorCsv;
import kaname.advisory.formats.Misp;
import kaname.advisory.stix.StixBundle;
import kaname.exchange.CanonicalJson;
import kaname.platform.Problem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// An advisory as a file. What was revoked leaves in no form.
final class Export {

    static final List<String> FORMATS = List.of("json", "csv", "csaf", "misp", "stix");
    private static final MediaType CSV = new MediaType("text", "csv", UTF_8);

    private Export() {}

    /// @throws Problem 404 for a form that there is not; 410 for what was revoked
    static ResponseEntity<byte[]> file(Advisory one, String format) {
        if (!FORMATS.contains(format)) {
            throw Problem.notFound();
        }
        if (one.revoked()) {
            throw Problem.of(
                    410,
                    "revoked",
                    kaname.platform.Text.of("この注意喚起は取り消されました", "This advisory was revoked"));
        }
        return switch (format) {
            case "csv" -> answer(one, "csv", CSV, IndicatorCsv.of(List.of(one)));
            case "csaf" -> json(one, "csaf.json", Csaf.of(one));
            case "misp" -> json(one, "misp.json", Misp.event(one));
            case "stix" -> json(one, "stix.json", StixBundle.of(one));
            default -> json(one, "json", Shown.Full.of(withoutReader(one), null));
        };
    }

    /// A file speaks of the advisory and not of who took it.
    private static Advisory withoutReader(Advisory one) {
        return new Advisory(
                one.head(), one.body(), one.end(), new Advisory.Seen(false, null, null));
    }

    private static ResponseEntity<byte[]> json(Advisory one, String ending, Object document) {
        return answer(one, ending, MediaType.APPLICATION_JSON, CanonicalJson.text(document));
    }

    private static ResponseEntity<byte[]> answer(
            Advisory one, String ending, MediaType type, String text) {
        String name =
                "kaname-advisory-%s-v%d.%s"
                        .formatted(one.head().series(), one.head().number(), ending);
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.getBytes(UTF_8));
    }
}
