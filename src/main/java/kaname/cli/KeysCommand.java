package kaname.cli;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import kaname.exchange.KeyRing;
import kaname.platform.Language;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// `keys [rotate] [--home DIR] [--lang ja|en]`: which keys signed when; a new one in place of the
/// old.
record KeysCommand(PrintStream out) {

    private static final String USAGE = "usage: ./kaname keys [rotate] [--home DIR]";

    int run(List<String> arguments) {
        Arguments given = Arguments.of(arguments, "--home", "--lang");
        boolean rotate = given.plain().equals(List.of("rotate"));
        if (!rotate && !given.plain().isEmpty()) {
            throw new Refusal(USAGE);
        }
        Path home = Path.of(given.option("--home").orElse(".kaname/serve"));
        if (!Files.exists(home.resolve("keys").resolve("receipt-key.jwk"))) {
            throw new Refusal("there is no signing key in " + home + "; name the home with --home");
        }
        try {
            KeyRing keys = KeyRing.inHome(home);
            if (rotate) {
                rotated(keys.rotate(Instant.now()), given.language());
            }
            keys.list().forEach(this::line);
            return 0;
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
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
