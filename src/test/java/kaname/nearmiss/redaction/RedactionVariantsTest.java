package kaname.nearmiss.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Sentences filled with names that no list holds; the figures are printed.
class RedactionVariantsTest {

    private static final int ROUNDS = 25;
    private static Figures figures;

    @BeforeAll
    static void judge() {
        ClosedWorld world = Corpus.registry().world();
        List<Judged> judged =
                Variants.of(ROUNDS).stream().map(one -> Judged.of(one, world)).toList();
        figures = Figures.of(judged);
        System.out.println("redaction, names of no list: " + figures);
    }

    @Test
    void hardlyAReleaseTellsWhoWroteIt() {
        assertThat(figures.cases()).isGreaterThan(500);
        assertThat(figures.identifyingShare()).isEqualTo(0);
    }

    @Test
    void atMostATenthWaitsForAPerson() {
        assertThat(figures.heldShare()).isLessThanOrEqualTo(0.10);
    }

    @Test
    void whatIsUsefulReachesTheReader() {
        assertThat(figures.factsKept()).isGreaterThanOrEqualTo(0.95);
    }
}
