package kaname.attachment.content;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kaname.platform.Text;

/// The kinds of file that are taken. The first ending is given to a name that has none of them.
public enum FileKind {
    PDF("application/pdf", "PDF", "pdf"),
    PNG("image/png", "PNG", "png"),
    JPEG("image/jpeg", "JPEG", "jpg", "jpeg", "jpe"),
    TEXT("text/plain; charset=utf-8", "文字", "txt", "log", "csv", "tsv", "json", "md", "ioc"),
    EML("message/rfc822", "メール", "eml"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel", "xlsx"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word", "docx"),
    ZIP("application/zip", "ZIP", "zip"),
    PCAP("application/vnd.tcpdump.pcap", "PCAP", "pcap", "cap"),
    PCAPNG("application/x-pcapng", "PCAPNG", "pcapng");

    private final String mediaType;
    private final String label;
    private final List<String> endings;

    FileKind(String mediaType, String label, String... endings) {
        this.mediaType = mediaType;
        this.label = label;
        this.endings = List.of(endings);
    }

    public static Optional<FileKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }

    public Text label() {
        return switch (this) {
            case TEXT -> Text.of(label, "Text");
            case EML -> Text.of(label, "Mail");
            default -> Text.same(label);
        };
    }

    /// The name with an ending that says what the file is: `invoice.exe` that holds text becomes
    /// `invoice.exe.txt`.
    public String named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(ending -> lower.endsWith("." + ending))
                ? name
                : name + "." + endings.getFirst();
    }
}
