package kaname.platform.live;

import java.util.List;

/// Something that an open page of that organisation may want to show: a topic (`inbox`, `letter`,
/// `notice`, `announcement`, `mode`) and what it is about, or "". It says that there is something
/// to ask for, never what: the page asks through its own door.
public record Happening(String topic, String organisation, String about) {

    /// Word may have been missed: whoever listens should ask again.
    static final Happening MISSED = new Happening("missed", "", "");

    /// `inbox meti`, `letter minato-terminal 6f1c…`.
    static Happening read(String payload) {
        List<String> words = List.of(payload.split(" ", 3));
        return new Happening(
                words.getFirst(),
                words.size() > 1 ? words.get(1) : "",
                words.size() > 2 ? words.get(2) : "");
    }

    /// Meant for everyone.
    boolean general() {
        return organisation.isEmpty();
    }
}
