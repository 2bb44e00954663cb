package kaname.exchange.paper;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import kaname.platform.Language;
import org.springframework.http.MediaType;

/// What a letter can be taken away as.
public enum PaperFormat {
    PDF(MediaType.APPLICATION_PDF),
    XLSX(
            MediaType.parseMediaType(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
    CSV(new MediaType("text", "csv", UTF_8));

    private static final int SHORT = 8;

    private final MediaType type;

    PaperFormat(MediaType type) {
        this.type = type;
    }

    public static Optional<PaperFormat> of(String suffix) {
        return Arrays.stream(values()).filter(format -> format.suffix().equals(suffix)).findFirst();
    }

    public MediaType type() {
        return type;
    }

    public String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    public byte[] draw(Paper paper, Language language) {
        return switch (this) {
            case PDF -> LetterPdf.of(paper, language);
            case XLSX -> LetterWorkbook.of(paper, language);
            case CSV -> LetterCsv.of(paper, language);
        };
    }

    /// The header Content-Disposition: the form's id for every program, and its title for those
    /// that read RFC 5987.
    public String disposition(Paper paper, Language language) {
        String end = "-" + paper.head().letter().substring(0, SHORT) + "." + suffix();
        boolean exercise = paper.head().exercise();
        String plain = (exercise ? "EXERCISE-" : "") + paper.head().form() + end;
        String title =
                paper.head().title().in(language).replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
        String drill = language == Language.JA ? "演習-" : "EXERCISE-";
        String full = (exercise ? drill : "") + title + end;
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s"
                .formatted(
                        new String(plain.getBytes(US_ASCII), US_ASCII),
                        URLEncoder.encode(full, UTF_8).replace("+", "%20").replace("*", "%2A"));
    }
}
