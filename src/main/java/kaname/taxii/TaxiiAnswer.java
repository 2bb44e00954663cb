package kaname.taxii;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/// Answers in the words of TAXII 2.1.
final class TaxiiAnswer {

    static final MediaType TYPE = MediaType.parseMediaType("application/taxii+json;version=2.1");
    static final String OBJECT_TYPE = "application/stix+json;version=2.1";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private TaxiiAnswer() {}

    static ResponseEntity<byte[]> of(int status, Object resource) {
        return ResponseEntity.status(status)
                .contentType(TYPE)
                .body(JSON.writeValueAsBytes(resource));
    }

    static ResponseEntity<byte[]> stored(int status, String resource) {
        return ResponseEntity.status(status).contentType(TYPE).body(bytes(resource));
    }

    static String date(Instant added) {
        return MICROS.format(added);
    }

    /// The stored texts between commas.
    static ResponseEntity<byte[]> envelope(Found found) {
        return page(found, "objects", Found.Row::content);
    }

    static ResponseEntity<byte[]> manifest(Found found) {
        return page(
                found,
                "objects",
                row ->
                        ByteBuffer.wrap(
                                bytes(
                                        "{\"id\":\""
                                                + row.id()
                                                + "\",\"date_added\":\""
                                                + date(row.added())
                                                + "\",\"version\":\""
                                                + row.version()
                                                + "\",\"media_type\":\""
                                                + OBJECT_TYPE
                                                + "\"}")));
    }

    static ResponseEntity<byte[]> versions(Found found) {
        return page(found, "versions", row -> ByteBuffer.wrap(bytes('"' + row.version() + '"')));
    }

    private static ResponseEntity<byte[]> page(
            Found found, String list, Function<Found.Row, ByteBuffer> text) {
        List<Found.Row> rows = found.rows();
        var answer = ResponseEntity.ok().contentType(TYPE);
        if (rows.isEmpty()) {
            return answer.body(bytes("{}"));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(64 + 600 * rows.size());
        body.writeBytes(bytes("{" + more(found) + "\"" + list + "\":"));
        char before = '[';
        for (Found.Row row : rows) {
            body.write(before);
            body.writeBytes(text.apply(row).array());
            before = ',';
        }
        body.writeBytes(bytes("]}"));
        return answer.header("X-TAXII-Date-Added-First", date(rows.getFirst().added()))
                .header("X-TAXII-Date-Added-Last", date(rows.getLast().added()))
                .body(body.toByteArray());
    }

    private static String more(Found found) {
        return found.more()
                ? "\"more\":true,\"next\":\"" + Next.after(found.rows().getLast().added()) + "\","
                : "\"more\":false,";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
