package kaname.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request as bytes, which no client library puts in order first.
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record RawRequest(String method, String target, List<String> headers, byte[] body) {

    private static final int PATIENCE_MS = 5000;

    /// What came back: the header and all that follows it.
    record Response(int status, String head, byte[] content) {

        String text() {
            return new String(content, java.nio.charset.StandardCharsets.UTF_8);
        }

        /// Its first value; "" where there is none.
        String header(String name) {
            String wanted = name.toLowerCase(java.util.Locale.ROOT) + ":";
            return head.lines()
                    .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(wanted))
                    .findFirst()
                    .map(line -> line.substring(wanted.length()).strip())
                    .orElse("");
        }

        boolean isProblem() {
            return head.toLowerCase(java.util.Locale.ROOT)
                    .contains("content-type: application/problem+json");
        }
    }

    byte[] bytes(@Nullable String token) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.0\r\n");
        head.append("Host: 127.0.0.1\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (token != null) {
            head.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        var out = new ByteArrayOutputStream();
        out.writeBytes(head.toString().getBytes(ISO_8859_1));
        out.writeBytes(body);
        return out.toByteArray();
    }

    static RawRequest read(byte[] file) {
        String text = new String(file, ISO_8859_1);
        int end = text.indexOf("\n\n");
        List<String> lines = text.substring(0, end).lines().toList();
        String[] first = lines.getFirst().split(" ", 2);
        return new RawRequest(
                first[0],
                first[1],
                lines.subList(1, lines.size()),
                text.substring(end + 2).getBytes(ISO_8859_1));
    }

    byte[] file() {
        var out = new ByteArrayOutputStream();
        String head = method + " " + target + "\n" + String.join("\n", headers) + "\n\n";
        out.writeBytes(head.replace("\n\n\n", "\n\n").getBytes(ISO_8859_1));
        out.writeBytes(body);
        return out.toByteArray();
    }

    /// @throws SocketTimeoutException if the answer has not ended after five seconds
    Response send(String address, @Nullable String token) throws IOException {
        URI house = URI.create(address);
        try (Socket socket = new Socket(house.getHost(), house.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(bytes(token));
            socket.getOutputStream().flush();
            byte[] all = socket.getInputStream().readAllBytes();
            String text = new String(all, ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            String head = end < 0 ? text : text.substring(0, end);
            int status = head.length() < 12 ? 0 : Integer.parseInt(head.substring(9, 12));
            byte[] content =
                    end < 0 ? new byte[0] : java.util.Arrays.copyOfRange(all, end + 4, all.length);
            return new Response(status, head, content);
        }
    }
}
