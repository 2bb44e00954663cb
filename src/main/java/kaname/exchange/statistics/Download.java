package kaname.exchange.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import kaname.exchange.paper.Tables;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Figures to take along.
final class Download {

    private Download() {}

    static ResponseEntity<byte[]> csv(String name, List<List<String>> rows) {
        return of(name, Tables.CSV, Tables.csv(rows));
    }

    static ResponseEntity<byte[]> xlsx(String name, String title, List<List<String>> rows) {
        return of(name, Tables.XLSX, Tables.workbook(title, rows));
    }

    static ResponseEntity<byte[]> of(String name, MediaType type, String text) {
        return of(name, type, text.getBytes(UTF_8));
    }

    private static ResponseEntity<byte[]> of(String name, MediaType type, byte[] body) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(body);
    }

    static String seconds(@Nullable Duration duration) {
        return duration == null ? "" : String.valueOf(duration.toSeconds());
    }
}
