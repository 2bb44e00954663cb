package kaname.nearmiss.redaction;

import java.util.List;
import java.util.Locale;

/// What a set of cases adds up to.
///
/// @param identifying not held, and a secret still shows
record Figures(
        int cases,
        int identifying,
        int held,
        int secrets,
        int leaked,
        int facts,
        int lost,
        int unique,
        int uniqueMissed) {

    static Figures of(List<Judged> all) {
        int identifying = 0,
                held = 0,
                secrets = 0,
                leaked = 0,
                facts = 0,
                lost = 0,
                unique = 0,
                missed = 0;
        for (Judged one : all) {
            secrets += one.of().secrets().size();
            leaked += one.leaked().size();
            facts += one.of().keep().size();
            lost += one.lost().size();
            held += one.held() ? 1 : 0;
            unique += one.of().unique() ? 1 : 0;
            missed += one.of().unique() && !one.held() ? 1 : 0;
            identifying += !one.held() && !one.leaked().isEmpty() ? 1 : 0;
        }
        return new Figures(
                all.size(), identifying, held, secrets, leaked, facts, lost, unique, missed);
    }

    double factsKept() {
        return facts == 0 ? 1 : 1 - (double) lost / facts;
    }

    double identifyingShare() {
        return cases == 0 ? 0 : (double) identifying / cases;
    }

    double heldShare() {
        return cases == 0 ? 0 : (double) held / cases;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d cases: %d identifying, %d held (%.1f %%); %d of %d secrets leak; %.1f %% of %d"
                        + " facts kept; %d of %d unique missed",
                cases,
                identifying,
                held,
                100 * heldShare(),
                leaked,
                secrets,
                100 * factsKept(),
                facts,
                uniqueMissed,
                unique);
    }
}
