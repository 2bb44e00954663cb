package kaname.filing.burden;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import java.util.StringJoiner;
import kaname.platform.Caller;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What reporting cost this operator, as a page and as a table.
@RestController
class BurdenPages {

    private static final MediaType CSV = MediaType.valueOf("text/csv;charset=UTF-8");

    private final ReadBurden burden;
    private final Pages pages;

    BurdenPages(ReadBurden burden, Pages pages) {
        this.burden = burden;
        this.pages = pages;
    }

    @GetMapping("/burden")
    ResponseEntity<String> page(@AuthenticationPrincipal Caller caller) {
        return pages.render(
                "filing/burden/burden.jte",
                pages.page(Text.of("報告の手間", "What reporting cost")),
                Map.of("view", burden.of(caller)));
    }

    @GetMapping("/burden.csv")
    ResponseEntity<byte[]> table(@AuthenticationPrincipal Caller caller) {
        StringJoiner rows =
                new StringJoiner(
                        "\r\n",
                        "\uFEFFincident,opened,exercise,reports,letters,answers,items,reused %,"
                                + "minutes\r\n",
                        "\r\n");
        for (BurdenRecord.Line line : burden.of(caller).lines()) {
            rows.add(
                    String.join(
                            ",",
                            line.incident().toString(),
                            line.openedAt().toString(),
                            String.valueOf(line.exercise()),
                            String.valueOf(line.sent()),
                            String.valueOf(line.letters()),
                            String.valueOf(line.answers()),
                            String.valueOf(line.items()),
                            String.valueOf(line.reused()),
                            minutes(line.spent())));
        }
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename("burden.csv").build().toString())
                .body(rows.toString().getBytes(UTF_8));
    }

    private static String minutes(@Nullable Duration spent) {
        return spent == null ? "" : String.valueOf(Math.ceilDiv(spent.toSeconds(), 60));
    }
}
