package kaname.exchange;

import java.util.Optional;
import kaname.catalogue.Catalogues;
import kaname.exchange.paper.Paper;
import kaname.exchange.paper.PaperFormat;
import kaname.exchange.paper.PaperReader;
import kaname.platform.Language;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// A letter as a file that can be handed in by other ways: PDF, XLSX or CSV.
@Component
public class LetterFiles {

    private final Catalogues catalogues;

    LetterFiles(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    /// @param format `pdf`, `xlsx` or `csv`
    /// @param language `ja` or `en`; null for that of the authority
    /// @throws Problem 400 for another language, 404 for another format
    public ResponseEntity<byte[]> file(
            Mailbox.Delivered delivered, String format, @Nullable String language) {
        PaperFormat as = PaperFormat.of(format).orElseThrow(Problem::notFound);
        Language in = language == null ? authority(delivered.letter()) : chosen(language);
        Paper paper = paper(delivered);
        return ResponseEntity.ok()
                .contentType(as.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, as.disposition(paper, in))
                .header(HttpHeaders.CONTENT_LANGUAGE, in.tag())
                .body(as.draw(paper, in));
    }

    private static Paper paper(Mailbox.Delivered delivered) {
        Letter letter = delivered.letter();
        return PaperReader.read(
                letter.content(),
                letter.contentHash().hex(),
                new PaperReader.Envelope(
                        letter.id().toString(),
                        letter.report(),
                        delivered.senderName(),
                        delivered.recipientName()),
                letter.sentAt());
    }

    private Language authority(Letter letter) {
        Optional<String> law =
                catalogues.now().regime(letter.regime()).map(regime -> regime.jurisdiction());
        return law.orElse("JP").equals("JP") ? Language.JA : Language.EN;
    }

    private static Language chosen(String tag) {
        return switch (tag) {
            case "ja" -> Language.JA;
            case "en" -> Language.EN;
            default ->
                    throw Problem.field(
                            "invalid-language",
                            "/lang",
                            Text.of("ja か en を選んでください", "choose ja or en"));
        };
    }
}
