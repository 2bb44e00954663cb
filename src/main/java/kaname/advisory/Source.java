package kaname.advisory;

import java.util.UUID;

/// From what an advisory came: the letter of an incident, or what a secretariat relayed without a
/// name.
public record Source(String kind, UUID subject) {

    public static final String LETTER = "letter";
    public static final String RELAYED = "relayed";

    boolean anonymous() {
        return kind.equals(RELAYED);
    }
}
