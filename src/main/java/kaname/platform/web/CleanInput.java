package kaname.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses at the door what no room could store: more than 1 MB, text that is not UTF-8, the
/// character NUL.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class CleanInput extends OncePerRequestFilter {

    static final int LIMIT = 1_000_000;
    private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*+\\\\u0000");

    private final Refusals refusals;

    CleanInput(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Streamed.is(request)) {
            passStream(request, response, chain);
            return;
        }
        if (request.getContentLengthLong() > LIMIT) {
            refusals.write(request, response, 413);
            return;
        }
        if (isForm(request)) {
            passForm(request, response, chain);
        } else {
            passBody(request, response, chain);
        }
    }

    /// A file may hold anything; its room bounds and checks it.
    private void passStream(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Streamed streamed;
        try {
            streamed = new Streamed(request);
        } catch (IllegalArgumentException unreadable) {
            refusals.write(request, response, unstorable());
            return;
        }
        if (clean(streamed)) {
            chain.doFilter(streamed, response);
        } else {
            refusals.write(request, response, unstorable());
        }
    }

    private void passForm(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (tooLong(request)) {
            refusals.write(request, response, 413);
        } else if (clean(request)) {
            chain.doFilter(request, response);
        } else {
            refusals.write(request, response, unstorable());
        }
    }

    private void passBody(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(LIMIT + 1);
        if (body.length > LIMIT) {
            refusals.write(request, response, 413);
        } else if (clean(body) && clean(request)) {
            chain.doFilter(body.length == 0 ? request : new Read(request, body), response);
        } else {
            refusals.write(request, response, unstorable());
        }
    }

    /// A form of unannounced length: only reading it tells.
    private static boolean tooLong(HttpServletRequest request) {
        try {
            return request.getParameterMap() == null;
        } catch (InvalidParameterException e) {
            return e.getErrorCode() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        }
    }

    private static Problem unstorable() {
        return Problem.of(
                400,
                "unreadable-text",
                Text.of(
                        "UTF-8 でない文字か、使えない文字 (NUL) があります。取り除いてから、もう一度送ってください。",
                        "There is text that is not UTF-8, or the character NUL: remove it and send"
                                + " again."));
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
        return lower.startsWith("application/x-www-form-urlencoded")
                || lower.startsWith("multipart/");
    }

    private static boolean clean(HttpServletRequest request) {
        try {
            return request.getParameterMap().values().stream()
                    .flatMap(java.util.Arrays::stream)
                    .noneMatch(value -> value.indexOf('\0') >= 0 || value.indexOf('\ufffd') >= 0);
        } catch (IllegalStateException e) {
            return false; // the container could not decode them
        }
    }

    private static boolean clean(byte[] body) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return text.indexOf('\0') < 0 && !ESCAPED_NUL.matcher(text).find();
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /// The request again, with the body that was already read.
    private static final class Read extends HttpServletRequestWrapper {

        private final byte[] body;

        Read(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new Bytes(body);
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(
                    new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Bytes extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Bytes(byte[] body) {
            bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body was read before");
        }
    }
}
