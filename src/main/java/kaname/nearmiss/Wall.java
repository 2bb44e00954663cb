package kaname.nearmiss;

import java.util.Optional;
import kaname.nearmiss.Sealed.ForOffice;
import kaname.nearmiss.Sealed.ForReporter;
import kaname.nearmiss.Sealed.Note;
import tools.jackson.databind.json.JsonMapper;

/// What each key opens of a passage. Empty: it is another's key, or the reporter took everything
/// back.
final class Wall {

    static final String OFFICE = "kaname near miss: for the office";
    static final String REPORTER = "kaname near miss: for the reporter";
    static final String NOTE = "kaname near miss: a note to the reporter";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Wall() {}

    static Optional<ForOffice> read(Passage passage, WallKey officeKey) {
        return open(officeKey, OFFICE, passage.forOffice(), ForOffice.class);
    }

    static Optional<ForReporter> read(Passage passage, Ticket ticket) {
        return open(ticket.key(), REPORTER, passage.forReporter(), ForReporter.class);
    }

    static Optional<Note> note(Passage passage, Ticket ticket) {
        return Optional.ofNullable(passage.note())
                .flatMap(note -> open(ticket.key(), NOTE, note, Note.class));
    }

    static Bytes seal(Bytes publicKey, String purpose, Object value) {
        return Bytes.of(WallKey.seal(publicKey.array(), purpose, JSON.writeValueAsBytes(value)));
    }

    private static <T> Optional<T> open(WallKey key, String purpose, Bytes sealed, Class<T> type) {
        return sealed.isEmpty()
                ? Optional.empty()
                : key.open(purpose, sealed.array()).map(bytes -> JSON.readValue(bytes, type));
    }
}
