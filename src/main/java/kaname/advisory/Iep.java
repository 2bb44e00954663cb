package kaname.advisory;

import java.util.List;
import kaname.exchange.Marking;

/// The Information Exchange Policy 2.0 of FIRST, with its own words. `tlp` has no AMBER+STRICT, and
/// CLEAR is still called white there.
public record Iep(
        String encryptInTransit,
        String permittedActions,
        String affectedPartyNotifications,
        String tlp,
        String attribution,
        String unmodifiedResale) {

    public static final String VERSION = "2.0";
    public static final String MUST_NOT = "must-not";

    /// From what a recipient may hardly do to what it may do in public.
    public static final List<String> ACTIONS =
            List.of(
                    "none",
                    "contact-for-instruction",
                    "internally-visible-actions",
                    "externally-visible-indirect-actions",
                    "externally-visible-direct-actions");

    static final List<String> ATTRIBUTION = List.of("may", "must", MUST_NOT);

    public Iep {
        encryptInTransit = or(encryptInTransit, "must");
        permittedActions = or(permittedActions, "internally-visible-actions");
        affectedPartyNotifications = or(affectedPartyNotifications, MUST_NOT);
        tlp = or(tlp, "");
        attribution = or(attribution, MUST_NOT);
        unmodifiedResale = or(unmodifiedResale, MUST_NOT);
    }

    private static String or(String given, String otherwise) {
        return given == null || given.isBlank() ? otherwise : given.strip();
    }

    /// What is careful everywhere.
    static Iep careful(Marking marking) {
        return new Iep("", "", "", tlp(marking), "", "");
    }

    /// Its word for a marking.
    public static String tlp(Marking marking) {
        return switch (marking) {
            case CLEAR -> "white";
            case GREEN -> "green";
            case AMBER, AMBER_STRICT -> "amber";
            case RED -> "red";
        };
    }

    /// The same, with the word of this marking where none was given.
    Iep under(Marking marking) {
        return tlp.isEmpty()
                ? new Iep(
                        encryptInTransit,
                        permittedActions,
                        affectedPartyNotifications,
                        tlp(marking),
                        attribution,
                        unmodifiedResale)
                : this;
    }
}
