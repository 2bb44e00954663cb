package kaname.duty;

import kaname.catalogue.Facts;
import kaname.catalogue.Regime.Trigger;
import kaname.catalogue.Truth;
import kaname.catalogue.Verdict;

/// A trigger with what it came to.
record Weighed(Trigger trigger, Verdict verdict) {

    static Weighed over(Facts facts, Trigger trigger) {
        return new Weighed(trigger, trigger.when().over(facts));
    }

    boolean is(Truth truth, boolean armed) {
        return verdict.truth() == truth && trigger.source().provenance().arms() == armed;
    }
}
