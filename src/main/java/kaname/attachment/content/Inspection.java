package kaname.attachment.content;

import java.io.IOException;
import kaname.platform.Text;

/// Tells what a file is, or refuses it. The name that somebody gave it is not looked at.
public final class Inspection {

    private Inspection() {}

    /// @throws Unwelcome and nothing else, whatever the bytes are
    public static FileKind of(Bytes bytes, Workshop workshop) throws IOException {
        try {
            return kind(bytes, workshop);
        } catch (IndexOutOfBoundsException | ArithmeticException | NegativeArraySizeException e) {
            throw Unwelcome.because("ファイルが壊れていて、読み取れません。", "The file is broken and can't be read.");
        }
    }

    private static FileKind kind(Bytes bytes, Workshop workshop) throws IOException {
        if (bytes.size() == 0) {
            throw Unwelcome.because("ファイルが空です。", "The file is empty.");
        }
        if (bytes.startsWith(0, "%PDF-")) {
            return PdfCheck.check(bytes);
        }
        if (bytes.startsWith(0, Pictures.PNG)) {
            return Pictures.png(bytes);
        }
        if (bytes.startsWith(0, Pictures.JPEG)) {
            return Pictures.jpeg(bytes);
        }
        if (bytes.startsWith(0, ZipDirectory.LOCAL)) {
            return new ZipCheck(workshop).check(bytes);
        }
        return Captures.kind(bytes).orElseGet(() -> TextCheck.check(bytes));
    }

    static Unwelcome unknown() {
        return new Unwelcome(
                Text.of(
                                "受け付けていない種類のファイルです。使えるのは {0} です。",
                                "This kind of file is not taken. Taken are: {0}.")
                        .with(TAKEN));
    }

    /// What is taken, in words.
    public static final Text TAKEN =
            Text.of(
                    "PDF、PNG、JPEG、UTF-8 の文字（テキスト、CSV、ログ）、メール（EML）、Excel（XLSX）、Word（DOCX）、ZIP、PCAP",
                    "PDF, PNG, JPEG, text in UTF-8 (notes, CSV, logs), mail (EML), Excel (XLSX),"
                            + " Word (DOCX), ZIP, PCAP");
}
