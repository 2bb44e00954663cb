package kaname.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Only asking is deduplicated, never what a form requires.
class FormsTest {

    private static final Catalogue CATALOGUE = Catalogue.shipped();

    /// What the platform writes into a letter itself.
    private static final Set<String> WRITTEN =
            Set.of(
                    "operator_name",
                    "operator_sectors",
                    "operator_country",
                    "title",
                    "kind",
                    "report_number",
                    "reported_at",
                    "statutory_report_to_ministry",
                    "recipient",
                    "earlier_recipients",
                    "report_phase");

    @Test
    @Tag("N3")
    void everyEssentialItemOfEveryFormCanBeFilled() {
        for (Form form : CATALOGUE.forms().values()) {
            for (Form.Item item : form.items()) {
                if (item.essential().from() != Phase.NEVER) {
                    assertThat(item.facts())
                            .as(form.id() + "/" + item.id())
                            .isNotEmpty()
                            .allMatch(id -> fillable(CATALOGUE.vocabulary().fact(id)));
                }
            }
        }
    }

    @Test
    void everyFormIsUsedByAStageAndSaysWhatItReads() {
        Set<String> used = new TreeSet<>();
        CATALOGUE.regimes().forEach(r -> r.stages().forEach(s -> used.addAll(s.everyForm())));

        assertThat(CATALOGUE.forms().keySet()).isSubsetOf(used);
        assertThat(CATALOGUE.forms().values())
                .filteredOn(form -> !form.id().equals("none"))
                .allSatisfy(form -> assertThat(form.facts()).isNotEmpty());
    }

    private static boolean fillable(Fact fact) {
        boolean choosable =
                switch (fact.type()) {
                    case CHOICE, CHOICES -> !fact.choices().isEmpty();
                    case TEXT, BOOLEAN, INTEGER, DECIMAL, INSTANT, DURATION -> true;
                };
        return choosable
                && (fact.askable() || fact.constant().isPresent() || WRITTEN.contains(fact.id()));
    }
}
