package kaname.situation;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kaname.platform.Language;
import kaname.platform.web.Pages;
import kaname.platform.web.Part;
import kaname.situation.next.Ahead;

/// What one pair of eyes is shown: the picture as it was read at a moment, what may stop next, and
/// how both look, drawn once for each form that somebody asks for and the same for all who share
/// the reading. It lives as long as they wait for it, so it can't be shown later than it is true.
final class Board {

    /// What decides how a board looks to those who share its eyes.
    ///
    /// @param after where its list begins; "" at the start
    record Form(Language language, boolean wall, String after) {
        String template() {
            return wall ? "situation/wallboard.jte" : "situation/board.jte";
        }
    }

    private final Situation situation;
    private final Ahead ahead;
    private final boolean decides;
    private final Instant at;
    private final Map<Form, Part> parts = new ConcurrentHashMap<>();

    /// @param decides whether these eyes decide on the mode
    Board(Situation situation, Ahead ahead, boolean decides, Instant at) {
        this.situation = situation;
        this.ahead = ahead;
        this.decides = decides;
        this.at = at;
    }

    Situation situation() {
        return situation;
    }

    Instant at() {
        return at;
    }

    Part part(Form form, Pages pages) {
        return parts.computeIfAbsent(
                form,
                asked ->
                        pages.part(
                                asked.template(),
                                asked.language(),
                                Map.of(
                                        "situation",
                                        situation,
                                        "ahead",
                                        ahead,
                                        "decides",
                                        decides,
                                        "now",
                                        at,
                                        "after",
                                        asked.after())));
    }
}
