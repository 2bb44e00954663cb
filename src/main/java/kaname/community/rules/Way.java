package kaname.community.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import kaname.platform.Text;

/// By which way something is shared.
public enum Way {
    HOUSE(Text.of("この家の画面", "Pages of this house")),
    API(Text.of("API", "API")),
    MAIL(Text.of("メール", "Mail")),
    TELEPHONE(Text.of("電話", "Telephone")),
    PAPER(Text.of("書面", "Paper")),
    MEETING(Text.of("会合", "Meetings"));

    private final Text label;

    Way(Text label) {
        this.label = label;
    }

    static Optional<Way> of(String id) {
        return Arrays.stream(values()).filter(way -> way.id().equals(id)).findFirst();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Text label() {
        return label;
    }
}
