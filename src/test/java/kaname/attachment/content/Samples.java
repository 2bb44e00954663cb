package kaname.attachment.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.dhatim.fastexcel.Workbook;

/// Files as programs write them.
public final class Samples {

    private Samples() {}

    public static byte[] text() {
        return "2026-04-01T03:04:05Z gate-1 <script>を含む行も証拠です\n".getBytes(UTF_8);
    }

    public static byte[] mail() {
        return "From: a@example.com\r\nSubject: test\r\nDate: Wed, 1 Apr 2026 03:04:05 +0900\r\n\r\nHello\r\n"
                .getBytes(UTF_8);
    }

    public static byte[] pdf() {
        return "%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
                .getBytes(ISO_8859_1);
    }

    public static byte[] png() {
        return picture("png");
    }

    public static byte[] jpeg() {
        return picture("jpg");
    }

    public static byte[] xlsx() {
        var out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Kaname", "1.0")) {
            book.newWorksheet("一覧").value(0, 0, "停止");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] docx() {
        return zip(
                Map.of(
                        "[Content_Types].xml", "<Types/>".getBytes(UTF_8),
                        "word/document.xml", "<document/>".getBytes(UTF_8)));
    }

    public static byte[] zip() {
        return zip(Map.of("logs/gate.log", text(), "画面.png", png()));
    }

    public static byte[] zip(Map<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, UTF_8)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] pcap() {
        return ByteBuffer.allocate(24 + 16 + 4)
                .putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(16, 65_535)
                .putInt(20, 1)
                .putInt(32, 4)
                .putInt(36, 4)
                .array();
    }

    public static byte[] pcapng() {
        return ByteBuffer.allocate(28)
                .putInt(0x0a0d0d0a)
                .putInt(28)
                .putInt(0x1a2b3c4d)
                .putInt(0x00010000)
                .putLong(-1)
                .putInt(28)
                .array();
    }

    private static byte[] picture(String format) {
        var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 40; x++) {
            image.setRGB(x, x % 30, x * 12_345);
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    }
}
