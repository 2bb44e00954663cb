package kaname.exchange.delivery;

import java.util.Locale;

/// What somebody is told of.
enum Occasion {
    LETTER,
    QUESTION,
    UNREAD,
    REMINDER,
    ANNOUNCEMENT,
    CIRCLE,
    DRILL,
    CONCERN,
    FAILED,
    TEST,
    CONFIRM;

    static Occasion of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
