package kaname.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A mail server that misbehaves as told and knows what it took. It counts a mail as taken once its
/// last line has come, whether or not it says so to the sender.
final class MailServer implements AutoCloseable {

    enum Mood {
        WELL,
        HANGS,
        SLOW,
        DROPS_AFTER_DATA,
        SAYS_LATER,
        FAILS
    }

    private final ServerSocket door;
    private final Map<String, AtomicInteger> taken = new ConcurrentHashMap<>();
    private volatile Mood mood = Mood.WELL;

    MailServer() {
        try {
            door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return door.getLocalPort();
    }

    void mood(Mood now) {
        mood = now;
    }

    /// How often each Message-ID, without its domain, was taken.
    Map<String, AtomicInteger> taken() {
        return taken;
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Thread.ofVirtual().start(() -> talk(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller) {
            Mood now = mood;
            if (now == Mood.HANGS) {
                LockSupport.parkNanos(30_000_000_000L);
                return;
            }
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
            say(caller, now, "220 mail.example ESMTP");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!answer(caller, in, now, line.toUpperCase(java.util.Locale.ROOT))) {
                    return;
                }
            }
        } catch (IOException gone) {
            // the sender was killed or lost patience
        }
    }

    private boolean answer(Socket caller, BufferedReader in, Mood now, String line)
            throws IOException {
        if (line.startsWith("MAIL") && now == Mood.FAILS) {
            say(caller, now, "554 not today");
        } else if (line.startsWith("RCPT") && now == Mood.SAYS_LATER) {
            say(caller, now, "451 come again");
        } else if (line.startsWith("DATA")) {
            say(caller, now, "354 go on");
            String id = read(in);
            if (id != null) {
                taken.computeIfAbsent(id, _ -> new AtomicInteger()).incrementAndGet();
            }
            if (now == Mood.DROPS_AFTER_DATA || id == null) {
                return false;
            }
            say(caller, now, "250 taken");
        } else if (line.startsWith("QUIT")) {
            say(caller, now, "221 bye");
            return false;
        } else {
            say(caller, now, "250 ok");
        }
        return true;
    }

    private static @org.jspecify.annotations.Nullable String read(BufferedReader in)
            throws IOException {
        String id = null;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                return id;
            }
            if (id == null && line.startsWith("Message-ID: <")) {
                id = line.substring("Message-ID: <".length(), line.indexOf('@'));
            }
        }
        return null;
    }

    private static void say(Socket caller, Mood now, String line) throws IOException {
        if (now == Mood.SLOW) {
            LockSupport.parkNanos(700_000_000);
        }
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
