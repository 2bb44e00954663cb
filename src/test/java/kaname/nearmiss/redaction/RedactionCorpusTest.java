package kaname.nearmiss.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Over all invented near misses of both languages; the figures are printed.
@Tag("F10")
class RedactionCorpusTest {

    private static List<Judged> judged;

    @BeforeAll
    static void judge() {
        ClosedWorld world = Corpus.registry().world();
        judged = Corpus.cases().stream().map(one -> Judged.of(one, world)).toList();
        System.out.println("redaction, corpus: " + Figures.of(judged));
        System.out.print(RecogniserFigures.of(judged));
    }

    @Test
    void noReleaseTellsWhoWroteIt() {
        assertThat(Figures.of(judged).identifyingShare()).isEqualTo(0);
        assertThat(judged.stream().filter(one -> one.of().unique() && !one.held()))
                .as("one of a kind, and held for a person")
                .isEmpty();
    }

    @Test
    void atMostATenthWaitsForAPerson() {
        assertThat(Figures.of(judged).heldShare()).isLessThanOrEqualTo(0.10);
    }

    @Test
    void whatIsUsefulReachesTheReader() {
        assertThat(Figures.of(judged).factsKept()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void aHeldReportSaysWhyInBothLanguages() {
        judged.stream()
                .filter(Judged::held)
                .forEach(one ->
                        assertThat(one.result().reasons())
                                .isNotEmpty()
                                .allSatisfy(why -> assertThat(why.ja()).isNotBlank())
                                .allSatisfy(why -> assertThat(why.en()).isNotBlank()));
    }
}
