package kaname.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;

/// One kept-alive HTTP/1.1 connection that costs next to nothing, because the load generator shares
/// its processors with what it measures.
final class PlainHttp implements AutoCloseable {

    /// @param bytes of the body, as they came
    record Answer(int status, String body, int bytes, String cookie, String added) {}

    private final URI address;
    private final String host;
    private Socket socket;
    private InputStream in;

    PlainHttp(String address) throws IOException {
        this.address = URI.create(address);
        this.host = this.address.getHost() + ":" + this.address.getPort();
        this.socket = new Socket();
        this.in = InputStream.nullInputStream();
        socket.close();
    }

    /// The server ends a connection after a hundred requests.
    private void open() throws IOException {
        if (socket.isClosed()) {
            socket = new Socket(address.getHost(), address.getPort());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
        }
    }

    Answer get(String path, String... headers) throws IOException {
        return send("GET", path, "", headers);
    }

    Answer post(String path, String body, String... headers) throws IOException {
        return send("POST", path, body, headers);
    }

    private Answer send(String method, String path, String body, String... headers)
            throws IOException {
        open();
        byte[] bytes = body.getBytes(UTF_8);
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: ").append(host);
        for (String header : headers) {
            head.append("\r\n").append(header);
        }
        if (bytes.length > 0) {
            if (head.indexOf("Content-Type: ") < 0) {
                head.append("\r\nContent-Type: application/json");
            }
            head.append("\r\nContent-Length: ").append(bytes.length);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(head.append("\r\n\r\n").toString().getBytes(ISO_8859_1));
        all.write(bytes);
        socket.getOutputStream().write(all.toByteArray());
        return read();
    }

    private Answer read() throws IOException {
        boolean[] last = new boolean[1];
        Answer answer = read(last);
        if (last[0]) {
            socket.close();
        }
        return answer;
    }

    private Answer read(boolean[] last) throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        String cookie = "";
        String added = "";
        boolean chunked = false;
        String line;
        while (!(line = line()).isEmpty()) {
            String lower = line.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:") && lower.endsWith("chunked")) {
                chunked = true;
            } else if (lower.equals("connection: close")) {
                last[0] = true;
            } else if (lower.startsWith("x-taxii-date-added-last:")) {
                added = line.substring(24).strip();
            } else if (lower.startsWith("set-cookie: kaname=")) {
                cookie = line.substring(12).split(";")[0];
            }
        }
        if (!chunked) {
            return new Answer(status, new String(in.readNBytes(length), UTF_8), length, cookie, added);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size;
        while ((size = Integer.parseInt(line(), 16)) > 0) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return new Answer(status, body.toString(UTF_8), body.size(), cookie, added);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int c;
        while ((c = in.read()) != '\n') {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
