package kaname.taxii;

import java.time.Instant;
import java.util.UUID;
import kaname.House;
import kaname.platform.Text;

/// Collections for tests, each new.
final class Shelves {

    private Shelves() {}

    static String made(House house, Audience audience) {
        UUID id = UUID.randomUUID();
        Collections.create(
                house.database().asOwner(),
                new NewCollection(
                        id,
                        "t" + id.toString().substring(0, 8),
                        "cyber-office",
                        Text.same("test"),
                        Text.same("test"),
                        audience),
                Instant.now());
        return id.toString();
    }

    /// Everyone who is signed in reads and writes it.
    static String shared(House house) {
        return made(
                house,
                new Audience(
                        Audience.Readers.SIGNED_IN,
                        Audience.Writers.SIGNED_IN,
                        java.util.Set.of(),
                        java.util.Set.of()));
    }
}
