package kaname.advisory;

import kaname.exchange.Marking;
import kaname.platform.Problem;
import kaname.platform.Text;

/// Reads what a list is narrowed to.
final class Choosing {

    private static final int LONGEST = 100;

    private Choosing() {}

    /// @throws Problem 400 for an aspect or a label that there is not
    static Advisories.Choice of(String aspect, String tlp, String sector, String words) {
        String sought = words.strip();
        return new Advisories.Choice(
                aspect.isBlank()
                        ? null
                        : Aspect.of(aspect)
                                .orElseThrow(() ->
                                        refused("/aspect", "prevention, containment, recurrence")),
                tlp.isBlank()
                        ? null
                        : Marking.of(tlp).orElseThrow(() -> refused("/tlp", "TLP:CLEAR … TLP:RED")),
                sector.isBlank() ? null : sector,
                sought.substring(0, Math.min(LONGEST, sought.length())));
    }

    private static Problem refused(String pointer, String known) {
        return Problem.field(
                "invalid-choice", pointer, Text.of("{0} のどれかです", "one of {0}").with(known));
    }
}
