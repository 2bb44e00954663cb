package kaname.filing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.UUID;
import kaname.exchange.IssuedReceipts;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The proof of having reported, in plain words and as the file that verifies without us.
@RestController
@RequestMapping("/receipts/{incident}/{report}")
class ReceiptPages {

    private final Pages pages;
    private final IssuedReceipts receipts;

    ReceiptPages(Pages pages, IssuedReceipts receipts) {
        this.pages = pages;
        this.receipts = receipts;
    }

    @GetMapping
    ResponseEntity<String> receipt(@PathVariable UUID incident, @PathVariable int report) {
        ReceiptView view = ReceiptView.of(file(incident, report));
        return pages.render(
                "filing/receipt.jte",
                pages.page(
                                Text.of("受付証 第{0}報 {1}", "Receipt, report {0}: {1}")
                                        .with(report, view.title()))
                        .exercise(view.exercise())
                        .document(view.id()),
                Map.of("receipt", view));
    }

    /// To the byte what was issued: a changed space would break it.
    @GetMapping("/receipt.json")
    ResponseEntity<byte[]> download(@PathVariable UUID incident, @PathVariable int report) {
        String name = "kaname-receipt-%s-%d.json".formatted(incident, report);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(file(incident, report).getBytes(UTF_8));
    }

    private String file(UUID incident, int report) {
        return receipts.find(incident, report).orElseThrow(Problem::notFound);
    }
}
