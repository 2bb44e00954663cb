package kaname.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;

/// A part of a page that is the same for many: drawn once by [Pages#part], which lets it know
/// nobody, and compressed once. Stands in a page as its content, or is an answer by itself.
public final class Part implements Content {

    private final String markup;
    private final byte[] plain;
    private final byte[] compressed;

    Part(String markup) {
        this.markup = markup;
        plain = markup.getBytes(UTF_8);
        compressed = compressed(plain);
    }

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent(markup);
    }

    /// As the reader takes it.
    byte[] bytes(boolean gzip) {
        return gzip ? compressed : plain;
    }

    static boolean takesGzip(HttpServletRequest request) {
        String encodings = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return encodings != null
                && Arrays.stream(encodings.split(","))
                        .anyMatch(
                                one -> one.strip().matches("gzip(\\s*;\\s*q=(1|0?\\.0*[1-9]).*)?"));
    }

    private static byte[] compressed(byte[] plain) {
        var out = new ByteArrayOutputStream(plain.length / 8);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
