package kaname.attachment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Streamed;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;

/// A file as it comes over the line: the part `file` of a form, or the whole body. Read as it
/// comes, never laid down.
record Upload(@Nullable String name, InputStream content) {

    private static final int LONGEST_HEADER = 8192;

    /// @throws Problem 400 if there is no file in it
    static Upload of(HttpServletRequest request, @Nullable String name) {
        String type = String.valueOf(request.getAttribute(Streamed.TYPE));
        try {
            return type.toLowerCase(Locale.ROOT).startsWith("multipart/")
                    ? part(request, type)
                    : new Upload(name, request.getInputStream());
        } catch (IOException unreadable) {
            throw missing();
        }
    }

    private static Upload part(HttpServletRequest request, String type) throws IOException {
        FileUpload parts = new FileUpload();
        parts.setPartHeaderSizeMax(LONGEST_HEADER);
        parts.setHeaderEncoding("UTF-8");
        FileItemStream part = file(parts, new Form(request, type));
        String name = part == null ? null : part.getName();
        if (part == null || name == null || name.isBlank()) {
            throw missing();
        }
        return new Upload(name, part.openStream());
    }

    /// @throws IOException for what is no such form, which its reader says in several ways
    private static @Nullable FileItemStream file(FileUpload parts, Form form) throws IOException {
        try {
            FileItemIterator all = parts.getItemIterator(form);
            while (all.hasNext()) {
                FileItemStream part = all.next();
                part.getName(); // refuses a NUL in it
                if (!part.isFormField() && "file".equals(part.getFieldName())) {
                    return part;
                }
            }
            return null;
        } catch (RuntimeException unreadable) {
            throw new IOException(unreadable);
        }
    }

    private static Problem missing() {
        return Problem.field("missing-file", "/file", Text.of("ファイルを選んでください。", "Choose a file."));
    }

    private record Form(HttpServletRequest request, String type) implements UploadContext {

        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public String getContentType() {
            return type;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return request.getInputStream();
        }

        @Override
        public long contentLength() {
            return request.getContentLengthLong();
        }
    }
}
