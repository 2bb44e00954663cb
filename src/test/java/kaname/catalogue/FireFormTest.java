package kaname.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The form against annex B of FIRE 1.0, counted off there by hand: items are numbered in its order
/// from 1 to 87.
@Tag("N3")
@Tag("D15")
class FireFormTest {

    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final Form FIRE = CATALOGUE.form("fsb-fire");

    private static final String INITIAL =
            "1 version, 2 report-type, 3 language, 4 language-country, 6 currency, 7 entity,"
                    + " 11 entity-types, 13 recipients, 17 contacts, 18 contact-type,"
                    + " 19 contact-name, 20 contact-email, 21 contact-phone, 27 phase, 28 status,"
                    + " 29 title, 30 description, 41 reported, 48 standardised-severity";
    private static final String INTERMEDIATE =
            INITIAL
                    + ", 31 type, 33 discovery, 34 triggers, 36 actions-taken, 37 actions-planned,"
                    + " 44 resolved, 52 services, 53 service-name, 54 service-type,"
                    + " 56 disruption-type, 57 downtime, 58 users, 59 users-share, 73 spread";
    private static final String FINAL =
            INTERMEDIATE.replace(" 37 actions-planned,", "")
                    + ", 38 public-reaction, 39 communications, 40 bodies-notified, 43 detected,"
                    + " 45 closed, 49 affected-parties, 50 related-entities, 64 resources,"
                    + " 65 resource-type, 66 resource-properties, 76 causes, 77 cause-type,"
                    + " 79 origin, 82 lessons, 83 lesson, 84 remedies";

    /// What an institution does not fill in: the two forwarding items.
    private static final Set<String> NOT_COLLECTED =
            Set.of("15 forwarding-sender", "16 forwarding-recipients");

    @Test
    void holdsEightySevenItemsEachOnce() {
        assertThat(FIRE.items()).hasSize(87);
        assertThat(FIRE.items()).extracting(Form.Item::id).doesNotHaveDuplicates();
    }

    @Test
    void nineteenThirtyThreeAndFortyEightItemsAreEssential() {
        assertThat(numbered(INITIAL)).hasSize(19);
        assertThat(numbered(INTERMEDIATE)).hasSize(33);
        assertThat(numbered(FINAL)).hasSize(48);
        assertThat(essential(Phase.FIRST)).containsExactlyInAnyOrderElementsOf(numbered(INITIAL));
        assertThat(essential(Phase.INTERMEDIATE))
                .containsExactlyInAnyOrderElementsOf(numbered(INTERMEDIATE));
        assertThat(essential(Phase.FINAL)).containsExactlyInAnyOrderElementsOf(numbered(FINAL));
    }

    /// The standard's summary says 39, as many as are not essential in the final report. In annex B
    /// actions planned are one of those, and essential before.
    @Test
    void thirtyEightItemsAreEssentialInNoReport() {
        assertThat(FIRE.items())
                .filteredOn(item -> item.essential().from() == Phase.NEVER)
                .hasSize(38);
    }

    @Test
    void actionsPlannedAreAskedForUntilTheFinalReport() {
        assertThat(FIRE.essentialFacts(Phase.FIRST)).doesNotContain("next_plan");
        assertThat(FIRE.essentialFacts(Phase.INTERMEDIATE)).contains("next_plan");
        assertThat(FIRE.essentialFacts(Phase.FINAL)).doesNotContain("next_plan");
    }

    @Test
    void everyItemThatAnInstitutionFillsInReadsAFact() {
        List<String> without =
                IntStream.rangeClosed(1, 87)
                        .filter(number -> FIRE.items().get(number - 1).facts().isEmpty())
                        .mapToObj(FireFormTest::named)
                        .toList();

        assertThat(without).containsExactlyInAnyOrderElementsOf(NOT_COLLECTED);
    }

    /// The number of permissible values in sections 2 to 4 and annexes C to O.
    @ParameterizedTest
    @CsvSource({
        "report_phase, 3",
        "incident_status, 3",
        "fire_incident_types, 5",
        "fire_discovery, 18",
        "fire_reporting_triggers, 13",
        "standardised_severity, 6",
        "affected_parties, 9",
        "service_disruption_types, 14",
        "transaction_types, 12",
        "resource_types, 10",
        "resource_properties, 7",
        "impact_financial, 6",
        "impact_operational, 6",
        "impact_reputational, 6",
        "impact_external, 6",
        "impact_spread, 5",
        "fire_cause_types, 33",
        "causal_strengths, 2",
        "cause_origins, 12",
        "attachment_method, 4"
    })
    void everyPermissibleValueCanBeChosen(String fact, int values) {
        assertThat(FIRE.facts()).contains(fact);
        assertThat(CATALOGUE.vocabulary().fact(fact).choices()).hasSize(values);
    }

    @Test
    void noReportInItHasATimeLimitOrGoesOutUnasked() {
        Regime regime = CATALOGUE.regime("fsb-fire").orElseThrow();

        assertThat(regime.dutyClass()).isEqualTo(DutyClass.VOLUNTARY);
        assertThat(regime.consent()).isEqualTo(Regime.Consent.ASKED);
        assertThat(regime.stages())
                .extracting(Stage::phase)
                .containsExactly(Phase.FIRST, Phase.INTERMEDIATE, Phase.FINAL);
        assertThat(regime.stages()).allMatch(stage -> stage.clock().unlimited());
    }

    @Test
    void anItemThatEndsSaysSoInItsLetterAndNoOtherDoes() {
        ObjectNode ends = JsonNodeFactory.instance.objectNode();
        ObjectNode stays = JsonNodeFactory.instance.objectNode();
        new Essential(Phase.INTERMEDIATE, Phase.FINAL).on(ends);
        new Essential(Phase.FINAL, Phase.NEVER).on(stays);

        assertThat(ends.toString())
                .isEqualTo("{\"essential\":\"INTERMEDIATE\",\"until\":\"FINAL\"}");
        assertThat(stays.toString()).isEqualTo("{\"essential\":\"FINAL\"}");
        assertThat(Essential.of(ends)).isEqualTo(new Essential(Phase.INTERMEDIATE, Phase.FINAL));
        assertThat(Essential.of(stays)).isEqualTo(new Essential(Phase.FINAL, Phase.NEVER));
    }

    private static List<String> essential(Phase phase) {
        Map<String, Integer> numbers = new TreeMap<>();
        for (int number = 1; number <= FIRE.items().size(); number++) {
            numbers.put(FIRE.items().get(number - 1).id(), number);
        }
        return FIRE.essentialItems(phase).stream()
                .map(item -> numbers.get(item.id()) + " " + item.id())
                .toList();
    }

    private static String named(int number) {
        return number + " " + FIRE.items().get(number - 1).id();
    }

    private static List<String> numbered(String list) {
        return Arrays.asList(list.split(", "));
    }
}
