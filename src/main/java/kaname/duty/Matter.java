package kaname.duty;

import kaname.catalogue.Facts;
import kaname.catalogue.Regime.Subject;

/// What is to be assessed: who, about what, what is known, and which stages were already filed.
public record Matter(Operator operator, Subject subject, Facts facts, Filed filed) {

    /// One stage of one regime.
    public record StageId(String regime, String stage) {}

    /// An incident of which nothing was filed yet.
    public static Matter incident(Operator operator, Facts facts) {
        return new Matter(operator, Subject.INCIDENT, facts, Filed.NOTHING);
    }
}
