package kaname;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/// How the server was asked to open: for show or in earnest, on which port, with its things in
/// which directory.
record Opening(boolean demo, int port, Path home) {

    private static final int DEFAULT_PORT = 8080;

    /// The server can't open like this; the message says in one line what to do.
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    static Opening of(List<String> arguments) {
        String command = arguments.getFirst();
        Opening opening =
                new Opening(command.equals("demo"), DEFAULT_PORT, Path.of(".kaname", command));
        Iterator<String> rest = arguments.stream().skip(1).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            opening =
                    switch (option) {
                        case "--port" -> opening.withPort(value(option, rest));
                        case "--home" -> opening.withHome(value(option, rest));
                        default ->
                                throw new Refused(
                                        command + " knows --port N and --home DIR, not " + option);
                    };
        }
        return opening;
    }

    static void refuseUnknownLog(String format) {
        if (!format.equals("text") && !format.equals("json")) {
            throw new Refused("KANAME_LOG_FORMAT is text or json, not " + format);
        }
    }

    void refuseTakenPort() {
        try (ServerSocket door = new ServerSocket()) {
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        } catch (IOException taken) {
            throw new Refused("port " + port + " is taken; choose another with --port N");
        }
    }

    private Opening withPort(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= 65_535) {
                return new Opening(demo, number, home);
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new Refused("--port takes a number from 0 (any free port) to 65535, not " + text);
    }

    private Opening withHome(String text) {
        try {
            return new Opening(demo, port, Path.of(text));
        } catch (InvalidPathException invalid) {
            throw new Refused("--home takes a directory, not " + text);
        }
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new Refused(option + " wants a value");
        }
        return rest.next();
    }
}
