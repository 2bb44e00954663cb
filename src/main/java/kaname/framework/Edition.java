package kaname.framework;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import kaname.exchange.Hash;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// The whole catalogue as it was known from a point in time until the next edition. `release` is
/// the digest of the files that the software brought then; `change` is what made the edition, null
/// for a release.
public record Edition(
        int number, Instant knownFrom, Cause cause, @Nullable UUID change, Hash release) {

    public enum Cause {
        RELEASE(Text.of("ソフトウェアの更新", "Software release")),
        ADOPTION(Text.of("変更の採択", "Change adopted")),
        WITHDRAWAL(Text.of("変更の取下げ", "Change withdrawn"));

        private final Text label;

        Cause(Text label) {
            this.label = label;
        }

        public Text label() {
            return label;
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
