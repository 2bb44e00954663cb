package kaname.attachment.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import kaname.attachment.Attachment;
import kaname.attachment.OpenedFile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/// Hands a file to a browser or a program in such a way that neither opens it by itself.
final class Delivery {

    private Delivery() {}

    static void send(OpenedFile opened, HttpServletResponse response) {
        Attachment file = opened.file();
        response.setContentType(file.kind().mediaType());
        response.setContentLengthLong(file.size());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader("Cache-Control", "no-store");
        try {
            opened.writeTo(response.getOutputStream());
        } catch (IOException gone) {
            // nobody is listening any more
        }
    }
}
