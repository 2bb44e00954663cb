package kaname.attachment.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import kaname.platform.Text;

/// What would run when somebody opens the file.
final class Macros {

    private Macros() {}

    static void refuseNamed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith("vbaproject.bin")
                || lower.endsWith("vbadata.xml")
                || lower.contains("/activex/")
                || lower.contains("/macrosheets/")
                || lower.contains("/oleobject")) {
            throw macros();
        }
    }

    /// `[Content_Types].xml` names each part of an Office file.
    static void refuseDeclared(byte[] types) {
        String text = new String(types, ISO_8859_1).replace("\0", "").toLowerCase(Locale.ROOT);
        if (text.contains("macroenabled") || text.contains("vbaproject")) {
            throw macros();
        }
    }

    static void refuseProgram(String name, Bytes content) {
        if (content.startsWith(0, "MZ")
                || content.startsWith(0, "\u007fELF")
                || content.startsWith(0, (byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe)) {
            throw new Unwelcome(program(name));
        }
    }

    static Text program(String name) {
        return Text.of(
                        "ZIP の中の {0} は、開くと動くおそれのあるファイルなので受け付けていません。",
                        "{0} in the ZIP could run when it is opened, and is not taken.")
                .with(new Text(shown(name), shown(name)));
    }

    private static String shown(String name) {
        String plain = name.replaceAll("[\\p{C}]", "?");
        return plain.length() <= 60 ? plain : plain.substring(plain.length() - 60);
    }

    private static Unwelcome macros() {
        return Unwelcome.because(
                "マクロか、埋め込みのプログラムがあります。取り除いて（.xlsx、.docx として保存して）送ってください。",
                "The file holds macros or embedded programs. Remove them (save it as .xlsx or"
                        + " .docx) and send it again.");
    }
}
