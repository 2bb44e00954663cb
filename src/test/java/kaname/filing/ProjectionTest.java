package kaname.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import kaname.catalogue.Catalogue;
import kaname.catalogue.DutyClass;
import kaname.catalogue.FactJson;
import kaname.catalogue.Facts;
import kaname.catalogue.Form;
import kaname.catalogue.Regime;
import kaname.duty.AnyFacts;
import kaname.duty.AssessDuties;
import kaname.duty.Duty;
import kaname.duty.Matter;
import kaname.duty.Recipient;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ProjectionTest {

    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final Projection PROJECTION = new Projection(CATALOGUE);

    @Property(tries = 200)
    @Label("a letter of any form holds every known fact that the form names, and no other")
    @Tag("N3")
    void holdsWhatTheFormNamesAndNothingElse(@ForAll long seed) {
        Random random = new Random(seed);
        Map<String, Object> values = AnyFacts.complete(CATALOGUE, random);
        values.keySet().removeIf(fact -> random.nextInt(4) == 0);
        Facts facts = new Facts(values);

        for (Form form : CATALOGUE.forms().values()) {
            ObjectNode letter =
                    PROJECTION.letter(
                            inForm(form.id()),
                            new Recipient("r", "nco", kaname.platform.Text.same("r"), false),
                            facts);
            Set<String> told = new HashSet<>();
            for (JsonNode item : letter.path("items")) {
                for (JsonNode value : item.path("values")) {
                    String fact = value.path("fact").asString();
                    told.add(fact);
                    assertThat(value.path("value")).isEqualTo(FactJson.write(values.get(fact)));
                }
            }
            Set<String> named = new HashSet<>(form.facts());
            named.retainAll(values.keySet());
            assertThat(told).as(form.id()).isEqualTo(named);
            String text = letter.toString();
            values.keySet().stream()
                    .filter(fact -> !named.contains(fact))
                    .forEach(fact ->
                            assertThat(text.contains("text of " + fact + "\""))
                                    .as("%s in %s", fact, form.id())
                                    .isFalse());
            assertThat(letter.path("items")).hasSize(form.items().size());
        }
    }

    @Property(tries = 300)
    @Label("what a duty still misses is what its form needs at this stage, and safety under OT")
    @Tag("N3")
    void missesExactlyTheEssentialFactsThatAreUnanswered(@ForAll long seed) {
        Random random = new Random(seed);
        Map<String, Object> values = AnyFacts.complete(CATALOGUE, random);
        values.keySet().removeIf(fact -> random.nextBoolean() && !fact.equals("kind"));
        Facts facts = new Facts(values);

        for (Duty duty :
                new AssessDuties(CATALOGUE)
                        .assess(
                                Matter.incident(AnyFacts.operator(CATALOGUE, random), facts),
                                Instant.parse("2026-11-22T03:00:00Z"))
                        .duties()) {
            List<String> expected =
                    CATALOGUE.form(duty.form()).essentialFacts(duty.stage().phase()).stream()
                            .filter(id -> CATALOGUE.vocabulary().fact(id).askable())
                            .filter(id -> !values.containsKey(id))
                            .toList();
            boolean safety =
                    values.get("system_kind") instanceof List<?> kinds
                            && kinds.contains("ot")
                            && !values.containsKey("safety_effect")
                            && duty.regime().bearer() == Regime.Bearer.OPERATOR
                            && duty.regime().dutyClass() != DutyClass.VOLUNTARY;
            assertThat(duty.missing())
                    .isEqualTo(
                            safety
                                    ? Stream.concat(expected.stream(), Stream.of("safety_effect"))
                                            .distinct()
                                            .toList()
                                    : expected);
        }
    }

    /// Some duty, in that form.
    private static Duty inForm(String form) {
        var regime = CATALOGUE.regime("jp-information-contact").orElseThrow();
        var stage = regime.stages().getFirst();
        return new Duty(
                regime,
                stage,
                List.of(),
                new kaname.duty.ClockReading(
                        stage.clock(),
                        stage.clock().first(),
                        stage.clock().first().within(),
                        stage.clock().says(),
                        null,
                        null,
                        List.of()),
                form,
                List.of(),
                List.of(),
                null);
    }
}
