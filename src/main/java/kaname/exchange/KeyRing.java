package kaname.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.registry.KeyChanges;
import kaname.registry.KeyChanges.How;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The house's signing keys: the one that signs now, and the public halves of those before it,
/// which old receipts are still checked with.
///
/// A key that was put in place by `./kaname keys rotate` signs from the next signature on, without
/// a restart: ask for [#current] once for each thing to be signed.
public final class KeyRing {

    private static final Logger log = LoggerFactory.getLogger("kaname.keys");

    /// At whose word a key gave way to the next. `hands` is what two administrators agreed on, for
    /// [How#TWO_HANDS] alone; `by` whoever sat at the machine.
    public record Why(How how, @Nullable UUID hands, String by, String because) {

        private static final int LONGEST_BY = 100;

        public Why {
            by = by.substring(0, Math.min(by.length(), LONGEST_BY));
        }

        static Why granted(UUID hands, String because) {
            return new Why(How.TWO_HANDS, hands, "", because);
        }

        /// At the machine, by one person.
        public static Why alone(boolean emergency, String by, String because) {
            return new Why(emergency ? How.EMERGENCY : How.ALONE, null, by, because);
        }
    }

    private static final Why UNSAID = new Why(How.UNSAID, null, "", "");

    /// One key; `until` is null for the one that signs, `from` where the house never knew it.
    public record Listed(
            String keyId, @Nullable Instant from, @Nullable Instant until, @Nullable Why why) {
        public boolean signs() {
            return until == null;
        }
    }

    private record Read(Signer signer, List<Listed> listed, PublicKeys keys) {}

    private final @Nullable KeyFolder folder;
    private volatile KeyFolder.@Nullable Stamp stamp;
    private volatile Read read;

    private KeyRing(@Nullable KeyFolder folder, Read read) {
        this.folder = folder;
        this.read = read;
    }

    /// Reads `<home>/keys`, or makes the first key.
    ///
    /// @throws IllegalStateException if a file there is no key or the signing key is open to others
    public static KeyRing inHome(Path home) {
        KeyFolder folder = KeyFolder.in(home);
        try {
            return new KeyRing(folder, read(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A ring of one key.
    public static KeyRing of(Signer signer) {
        Listed only = new Listed(signer.keyId(), signer.from(), null, null);
        return new KeyRing(
                null,
                new Read(signer, List.of(only), new PublicKeys(List.of(signer.verifyingKey()))));
    }

    /// The key that signs now.
    public Signer current() {
        follow();
        return read.signer();
    }

    public PublicKeys publicKeys() {
        follow();
        return read.keys();
    }

    /// All of them, the one that signs first, then the latest before it.
    public List<Listed> list() {
        follow();
        return read.listed();
    }

    /// Makes a new key and destroys the private half of the one that signed until now.
    ///
    /// @return the key that signs from now on
    /// @throws IllegalStateException if another process rotates at the same time
    public Listed rotate(Instant now, Why why) {
        if (folder == null) {
            throw new IllegalStateException("these keys have no home");
        }
        Signer old = current();
        try {
            VerifyingKey key = old.verifyingKey();
            Instant until = now.truncatedTo(ChronoUnit.MICROS);
            folder.rotate(key, new KeyFolder.Retired(key.coordinate(), old.from(), until, why));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return list().getFirst();
    }

    /// Whether what two administrators agreed on is done.
    boolean rotatedFor(UUID hands) {
        return list().stream()
                .anyMatch(each -> each.why() != null && hands.equals(each.why().hands()));
    }

    /// How each key that signs no more gave way.
    List<KeyChanges.Change> changes() {
        return list().stream().flatMap(each -> change(each).stream()).toList();
    }

    private static Optional<KeyChanges.Change> change(Listed key) {
        if (key.until() == null) {
            return Optional.empty();
        }
        Why why = key.why() == null ? UNSAID : key.why();
        return Optional.of(
                new KeyChanges.Change(
                        key.keyId(), key.until(), why.how(), why.hands(), why.by(), why.because()));
    }

    /// A file that can't be read for a moment is no reason to stop: the key in hand still signs.
    private void follow() {
        if (folder == null) {
            return;
        }
        try {
            KeyFolder.Stamp now = folder.stamp();
            if (!now.equals(stamp)) {
                read = read(folder);
                stamp = now;
            }
        } catch (IOException | IllegalStateException e) {
            log.error(
                    "The signing key can't be read again, so the old one stays: {}", e.toString());
        }
    }

    private static Read read(KeyFolder folder) throws IOException {
        Signer signer =
                Signer.of(
                        folder.read(Instant.now().truncatedTo(ChronoUnit.MICROS)),
                        folder.current().toString());
        List<Listed> listed = new ArrayList<>();
        List<VerifyingKey> keys = new ArrayList<>();
        listed.add(new Listed(signer.keyId(), signer.from(), null, null));
        keys.add(signer.verifyingKey());
        for (KeyFolder.Retired retired : folder.retired()) {
            VerifyingKey key =
                    VerifyingKey.of(retired.x())
                            .orElseThrow(() ->
                                    new IllegalStateException("no Ed25519 key: " + retired.x()));
            // named twice if a rotation was killed halfway
            if (!key.id().equals(signer.keyId())) {
                listed.add(new Listed(key.id(), retired.from(), retired.until(), retired.why()));
                keys.add(key);
            }
        }
        return new Read(signer, List.copyOf(listed), new PublicKeys(keys));
    }
}
