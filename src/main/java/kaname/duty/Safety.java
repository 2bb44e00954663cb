package kaname.duty;

import java.util.List;
import kaname.catalogue.DutyClass;
import kaname.catalogue.Facts;
import kaname.catalogue.Regime;

/// What an incident means for the safety of people and plant must be said once operational
/// technology is among the systems concerned: until then a report that an operator owes is not
/// complete, whatever its form asks. Pure.
final class Safety {

    private static final String KIND = "system_kind";
    private static final String OPERATIONAL_TECHNOLOGY = "ot";
    private static final List<String> ANSWERS = List.of("safety_effect");

    private Safety() {}

    /// The answers that are missing; none for what is voluntary or is another's to report.
    static List<String> missing(Regime regime, Facts facts) {
        boolean owed =
                regime.bearer() == Regime.Bearer.OPERATOR
                        && regime.dutyClass() != DutyClass.VOLUNTARY;
        boolean concerned =
                facts.get(KIND, List.class)
                        .filter(kinds -> kinds.contains(OPERATIONAL_TECHNOLOGY))
                        .isPresent();
        return owed && concerned
                ? ANSWERS.stream().filter(fact -> !facts.answered(fact)).toList()
                : List.of();
    }
}
