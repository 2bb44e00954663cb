package kaname.platform.live;

import java.util.List;
import java.util.Set;

/// Something that an open page of that organisation may want to show: a topic (`inbox`, `letter`,
/// `notice`, `announcement`, `circle`, `drill`, `concern`, `severity`, `mode`) and what it is
/// about, or "". It says that there is something to ask for, never what: the page asks through its
/// own door. `purpose`, unless "", keeps it to the roles that read for that purpose.
public record Happening(String topic, String organisation, String purpose, String about) {

    /// Word may have been missed: whoever listens should ask again.
    static final Happening MISSED = new Happening("missed", "", "", "");

    /// `mode`, `letter minato-terminal 6f1c…`, `inbox meti/sharing`.
    static Happening read(String payload) {
        List<String> words = List.of(payload.split(" ", 3));
        List<String> whom = List.of((words.size() > 1 ? words.get(1) : "").split("/", 2));
        return new Happening(
                words.getFirst(),
                whom.getFirst(),
                whom.size() > 1 ? whom.get(1) : "",
                words.size() > 2 ? words.get(2) : "");
    }

    /// Whether a page of that organisation whose role reads for these purposes may hear it.
    boolean isFor(String listening, Set<String> purposes) {
        return organisation.isEmpty()
                || (organisation.equals(listening)
                        && (purpose.isEmpty() || purposes.contains(purpose)));
    }
}
