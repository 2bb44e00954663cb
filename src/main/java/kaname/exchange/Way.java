package kaname.exchange;

import java.util.Locale;
import kaname.platform.Text;

/// How somebody came to see a letter.
public enum Way {
    PAGE(Text.of("画面", "page")),
    /// In the inbox that a program fetched.
    LIST(Text.of("プログラム（受信箱）", "program, inbox")),
    API(Text.of("プログラム", "program")),
    PDF(Text.same("PDF")),
    XLSX(Text.same("XLSX")),
    CSV(Text.same("CSV")),
    JSON(Text.same("JSON")),
    EXPORT(Text.of("一覧の書き出し", "export of a list"));

    private final Text label;

    Way(Text label) {
        this.label = label;
    }

    public static Way of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /// By the file format that was taken; a page for what is no format.
    static Way ofFile(String format) {
        return switch (format) {
            case "pdf" -> PDF;
            case "xlsx" -> XLSX;
            case "csv" -> CSV;
            default -> PAGE;
        };
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Text label() {
        return label;
    }
}
