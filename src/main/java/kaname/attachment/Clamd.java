package kaname.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.attachment.content.Bytes;

/// Asks ClamAV's clamd about bytes (INSTREAM, see clamd(8)). Whatever is not a clear answer is an
/// [IOException]: no doubt becomes "clean".
record Clamd(ClamdAddress address, Duration patience) {

    private static final byte[] INSTREAM = "zINSTREAM\0".getBytes(UTF_8);
    private static final Pattern ANSWER = Pattern.compile("stream: (?:(OK)|(.{1,200}) FOUND)");
    private static final int BLOCK = 64 * 1024;
    private static final int LONGEST_ANSWER = 4096;
    private static final ScheduledExecutorService DEADLINES =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

    Scan scan(Bytes bytes) throws IOException {
        try (SocketChannel clamd = open()) {
            ScheduledFuture<?> deadline =
                    DEADLINES.schedule(
                            () -> close(clamd), patience.toMillis(), TimeUnit.MILLISECONDS);
            try {
                clamd.connect(address.socket());
                send(clamd, bytes);
                return read(clamd);
            } finally {
                deadline.cancel(false);
            }
        }
    }

    private SocketChannel open() throws IOException {
        return address.socket() instanceof java.net.UnixDomainSocketAddress
                ? SocketChannel.open(java.net.StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }

    /// Each block after its length in four bytes; length nought ends the stream.
    private static void send(SocketChannel clamd, Bytes bytes) throws IOException {
        write(clamd, ByteBuffer.wrap(INSTREAM));
        for (long at = 0; at < bytes.size(); at += BLOCK) {
            byte[] block = bytes.at(at, BLOCK);
            write(clamd, ByteBuffer.allocate(4).putInt(block.length).flip());
            write(clamd, ByteBuffer.wrap(block));
        }
        write(clamd, ByteBuffer.allocate(4));
    }

    private static void write(SocketChannel clamd, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            clamd.write(buffer);
        }
    }

    static Scan read(ReadableByteChannel clamd) throws IOException {
        return verdict(answer(clamd));
    }

    private static String answer(ReadableByteChannel clamd) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(LONGEST_ANSWER);
        while (answer.hasRemaining() && clamd.read(answer) >= 0) {
            if (answer.position() > 0 && answer.get(answer.position() - 1) == 0) {
                return new String(answer.array(), 0, answer.position() - 1, UTF_8);
            }
        }
        throw new IOException("clamd broke off in the middle of its answer");
    }

    private static Scan verdict(String answer) throws IOException {
        Matcher said = ANSWER.matcher(answer);
        if (!said.matches()) {
            throw new IOException("clamd said: " + answer.strip());
        }
        return said.group(1) != null ? new Scan.Clean() : new Scan.Infected(said.group(2));
    }

    private static void close(SocketChannel clamd) {
        try {
            clamd.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
