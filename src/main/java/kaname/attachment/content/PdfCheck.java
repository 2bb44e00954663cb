package kaname.attachment.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;

/// A PDF starts at its first byte and ends with its last `%%EOF`.
final class PdfCheck {

    private static final Pattern HEADER =
            Pattern.compile("%PDF-[12]\\.[0-9][^0-9]?.*", Pattern.DOTALL);
    private static final Pattern END = Pattern.compile(".*%%EOF[\\r\\n \\t\\x00]*", Pattern.DOTALL);

    private PdfCheck() {}

    static FileKind check(Bytes bytes) {
        String head = new String(bytes.at(0, 16), ISO_8859_1);
        String tail = new String(bytes.at(Math.max(0, bytes.size() - 1024), 1024), ISO_8859_1);
        if (!HEADER.matcher(head).matches() || !END.matcher(tail).matches()) {
            throw Unwelcome.because(
                    "PDF が途中で切れているか、終わりの後に別のデータがあります。PDF を保存し直してください。",
                    "The PDF is cut off, or other data follow its end. Save it again as PDF.");
        }
        return FileKind.PDF;
    }
}
