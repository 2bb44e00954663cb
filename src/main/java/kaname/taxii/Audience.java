package kaname.taxii;

import java.util.Set;

/// Who reads and who writes a collection, beside its keeper, who does both.
///
/// @param reading organisations, where only those named read
/// @param writing organisations, where only those named write
public record Audience(Readers readers, Writers writers, Set<String> reading, Set<String> writing) {

    /// `ANYONE` needs no token: it is for what the whole world may have.
    public enum Readers {
        ANYONE,
        SIGNED_IN,
        NAMED
    }

    public enum Writers {
        SIGNED_IN,
        NAMED
    }

    public Audience {
        reading = Set.copyOf(reading);
        writing = Set.copyOf(writing);
    }

    /// Only the keeper writes.
    public static Audience readBy(Readers readers) {
        return new Audience(readers, Writers.NAMED, Set.of(), Set.of());
    }
}
