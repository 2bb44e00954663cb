package kaname.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import kaname.backup.Passphrase;
import kaname.backup.Unfit;

/// The passphrase of backups: never an argument, which everyone on the machine could read.
final class Passphrases {

    private Passphrases() {}

    static Optional<Passphrase> inEnvironment() {
        Map<String, String> environment = System.getenv();
        String file = environment.getOrDefault("KANAME_BACKUP_PASSPHRASE_FILE", "");
        try {
            String text =
                    file.isBlank()
                            ? environment.getOrDefault("KANAME_BACKUP_PASSPHRASE", "")
                            : Files.readString(Path.of(file)).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(new Passphrase(text));
        } catch (IOException e) {
            throw new Refusal("can't read the passphrase in " + file);
        } catch (Unfit unfit) {
            throw new Refusal(String.valueOf(unfit.getMessage()));
        }
    }
}
