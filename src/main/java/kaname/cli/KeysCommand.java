package kaname.cli;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import kaname.exchange.KeyRing;
import kaname.platform.Language;
import kaname.platform.Text;
import kaname.platform.database.DatabaseAddress;
import kaname.platform.database.RunningDatabase;
import kaname.registry.KeyChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/// `keys [rotate [--emergency --because TEXT]] [--home DIR] [--lang ja|en]`: which keys signed
/// when; a new one in place of the old.
///
/// One alone at the machine rotates where a second administrator can't be asked, or in an emergency
/// and says why. The house puts either on record.
record KeysCommand(PrintStream out) {

    private static final String USAGE =
            "usage: ./kaname keys [rotate [--emergency --because TEXT]] [--home DIR]";
    private static final String EMERGENCY = "--emergency";
    private static final int LONGEST_REASON = 400;

    int run(List<String> arguments) {
        List<String> rest = new ArrayList<>(arguments);
        boolean emergency = rest.remove(EMERGENCY);
        Arguments given = Arguments.of(rest, "--home", "--lang", "--because");
        boolean rotate = given.plain().equals(List.of("rotate"));
        String because = given.option("--because").orElse("").strip();
        if (!rotate && (emergency || !because.isEmpty() || !given.plain().isEmpty())) {
            throw new Refusal(USAGE);
        }
        Path home = Path.of(given.option("--home").orElse(".kaname/serve"));
        if (!Files.exists(home.resolve("keys").resolve("receipt-key.jwk"))) {
            throw new Refusal("there is no signing key in " + home + "; name the home with --home");
        }
        try {
            KeyRing keys = KeyRing.inHome(home);
            if (rotate) {
                KeyRing.Why why = why(home, emergency, because);
                rotated(keys.rotate(Instant.now(), why), given.language());
            }
            keys.list().forEach(this::line);
            return 0;
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    private static KeyRing.Why why(Path home, boolean emergency, String because) {
        if (because.length() > LONGEST_REASON) {
            throw new Refusal("--because takes at most " + LONGEST_REASON + " characters");
        }
        if (emergency && because.isEmpty()) {
            throw new Refusal("an emergency says why: --emergency --because TEXT");
        }
        if (!emergency && needsTwo(home)) {
            throw new Refusal(
                    "rotating the key takes two administrators: ask at /administration/two-hands,"
                            + " or in an emergency say --emergency --because TEXT, which stands"
                            + " there");
        }
        return KeyRing.Why.alone(emergency, System.getProperty("user.name", ""), because);
    }

    private static boolean needsTwo(Path home) {
        DatabaseAddress database =
                RunningDatabase.of(home, System.getenv())
                        .orElseThrow(() ->
                                new Refusal(
                                        "no server is running in "
                                                + home
                                                + ", so it can't be asked whether it has two"
                                                + " administrators: start it, or in an emergency"
                                                + " say --emergency --because TEXT"));
        try {
            return KeyChanges.needTwo(database.unpooled());
        } catch (DataAccessException e) {
            throw new Refusal(
                    "the database of "
                            + home
                            + " can't be asked whether it has two administrators; in an emergency"
                            + " say --emergency --because TEXT");
        }
    }

    private void rotated(KeyRing.Listed key, Language language) {
        out.println(
                Text.of(
                                "これからは {0} が署名します。動いているサーバーはこの鍵をすぐに使い始めます。"
                                        + "別のホームで動くサーバーには keys フォルダーごと写してください。",
                                "Key {0} signs from now on; a running server takes it up at once."
                                        + " If another server has a home of its own, copy the keys"
                                        + " folder there.")
                        .with(key.keyId())
                        .in(language));
    }

    private void line(KeyRing.Listed key) {
        out.printf(
                "%s  %-20s  %-20s  %s%n",
                key.keyId(),
                time(key.from()),
                time(key.until()),
                key.signs() ? "current" : "retired");
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "-" : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
