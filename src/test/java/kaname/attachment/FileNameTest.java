package kaname.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import kaname.attachment.content.FileKind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FileNameTest {

    @Test
    void aNameIsMadeSafeAndKeptAsItWasSent() {
        assertThat(clean("C:\\logs\\gate.log", FileKind.TEXT)).isEqualTo("gate.log");
        assertThat(clean("../../etc/passwd", FileKind.TEXT)).isEqualTo("passwd.txt");
        assertThat(clean("invoice\u202efdp.exe", FileKind.PDF)).isEqualTo("invoicefdp.exe.pdf");
        assertThat(clean("か\u3099め\u0000ん.png", FileKind.PNG)).isEqualTo("がめん.png");
        assertThat(clean("CON.txt", FileKind.TEXT)).isEqualTo("_CON.txt");
        assertThat(clean(null, FileKind.ZIP)).isEqualTo("file.zip");
        assertThat(clean("あ".repeat(300) + ".csv", FileKind.TEXT)).hasSize(120).endsWith(".csv");
        assertThat(FileName.of("../a\u202eb", FileKind.TEXT).original()).isEqualTo("../a\u202eb");
    }

    @Property(tries = 1000)
    void anyNameBecomesOneThatIsSafe(@ForAll String sent) {
        String clean = clean(sent, FileKind.TEXT);

        assertThat(clean).isNotBlank().hasSizeLessThanOrEqualTo(FileName.LONGEST);
        assertThat(clean).doesNotContainPattern("[\\p{Cc}\\p{Cf}/\\\\:*?\"<>|]");
        assertThat(Normalizer.isNormalized(clean, Normalizer.Form.NFC)).isTrue();
        assertThat(FileName.of(sent, FileKind.TEXT).original()).doesNotContain("\0");
    }

    private static String clean(String sent, FileKind kind) {
        return FileName.of(sent, kind).clean();
    }
}
