package kaname.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import kaname.Desk;
import kaname.Desk.Answer;
import kaname.House;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Fact;
import kaname.catalogue.FactJson;
import kaname.catalogue.Form;
import kaname.catalogue.Phase;
import kaname.duty.AnyFacts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A bank tells the finance ministry in FIRE, over HTTP.
@Tag("N2")
@Tag("N3")
class FireReportTest {

    private static final House HOUSE = House.open();
    private static final Desk BANK = HOUSE.desk("bank-desk");
    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final Form FIRE = CATALOGUE.form("fsb-fire");

    @Test
    void goesOutOnlyWhenAskedAndNeverFallsDue() {
        Answer silent = BANK.report(Reported.five().toString());
        assertThat(letters(silent)).isEmpty();

        Answer asked = BANK.report(Reported.wish(Reported.five(), "send", "fsb-fire").toString());
        assertThat(letters(asked))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.path("stage").asString()).isEqualTo("initial");
                    assertThat(letter.path("recipient").asString()).isEqualTo("fsa");
                });
        assertThat(BANK.get("/api/v1/incidents/" + asked.id()).json().path("duties").valueStream())
                .filteredOn(duty -> duty.path("regime").asString().equals("fsb-fire"))
                .hasSize(3)
                .allSatisfy(duty -> assertThat(duty.path("dueAt").isNull()).isTrue());
    }

    @Test
    void nobodyOutsideFinanceIsOfferedIt() {
        ObjectNode document = Reported.wish(Reported.five(), "send", "fsb-fire");

        assertThat(letters(HOUSE.desk("port-desk").report(document.toString()))).isEmpty();
    }

    @Test
    void everyPhaseFillsItsEssentialItemsAndIsDrawnInEveryFormat() {
        ObjectNode first = Reported.wish(Reported.five(), "send", "fsb-fire");
        answer(first, Phase.FIRST);
        Answer initial = BANK.report(first.toString());
        assertThat(initial.status()).as(initial.text()).isEqualTo(201);
        holds(initial.id(), "initial", Phase.FIRST);

        further(initial.id(), "intermediate", Phase.INTERMEDIATE);
        JsonNode intermediate = holds(initial.id(), "intermediate", Phase.INTERMEDIATE);
        assertThat(value(intermediate, "recipient-history")).startsWith("金融庁");

        further(initial.id(), "final", Phase.FINAL);
        JsonNode last = holds(initial.id(), "final", Phase.FINAL);
        assertThat(value(last, "version")).isEqualTo("1.0");
        assertThat(value(last, "phase")).isEqualTo("最終");
        assertThat(value(last, "currency")).startsWith("EUR");
        assertThat(item(last, "actions-planned").path("until").asString()).isEqualTo("FINAL");
    }

    private static void further(String incident, String stage, Phase phase) {
        ObjectNode report = Reported.JSON.createObjectNode();
        report.putObject("facts");
        answer(report, phase);
        Reported.wish(report, "file", "fsb-fire/" + stage);
        Answer answer = BANK.further(incident, report.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    /// Answers whatever the phase needs and an operator can say, beside what is there already.
    private static void answer(ObjectNode document, Phase phase) {
        ObjectNode facts = Reported.facts(document);
        var any = AnyFacts.complete(CATALOGUE, new Random(87));
        Instant past = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
        FIRE.essentialFacts(phase).stream()
                .map(CATALOGUE.vocabulary()::fact)
                .filter(Fact::askable)
                .filter(fact -> !facts.has(fact.id()))
                .forEach(fact -> {
                    Object value = java.util.Objects.requireNonNull(any.get(fact.id()));
                    facts.set(fact.id(), FactJson.write(value instanceof Instant ? past : value));
                });
    }

    /// The letter of this stage: all items, none missing that its phase needs, in three formats.
    private static JsonNode holds(String incident, String stage, Phase phase) {
        JsonNode letter =
                filings(incident)
                        .filter(filing -> filing.path("stage").asString().equals(stage))
                        .findFirst()
                        .orElseThrow();
        String at = "/api/v1/incidents/" + incident + "/filings/" + letter.path("id").asString();
        JsonNode content = BANK.get(at).json().path("content");
        String file = at + "/letter.";
        assertThat(content.path("items")).hasSize(87);
        assertThat(FIRE.essentialItems(phase))
                .allSatisfy(
                        item -> assertThat(item(content, item.id()).path("values")).isNotEmpty());
        assertThat(BANK.get(file + "pdf").text()).startsWith("%PDF-");
        assertThat(BANK.get(file + "xlsx").text()).startsWith("PK");
        assertThat(BANK.get(file + "csv").text())
                .contains("\"actions-planned\"")
                .contains("\"intermediate..final\"");
        return content;
    }

    private static JsonNode item(JsonNode content, String id) {
        return content.path("items")
                .valueStream()
                .filter(item -> item.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String value(JsonNode content, String item) {
        return item(content, item).at("/values/0/text/ja").asString();
    }

    private static List<JsonNode> letters(Answer answer) {
        return answer.json()
                .path("filings")
                .valueStream()
                .filter(letter -> letter.path("regime").asString().equals("fsb-fire"))
                .toList();
    }

    private static Stream<JsonNode> filings(String incident) {
        return BANK.get("/api/v1/incidents/" + incident + "/filings")
                .json()
                .path("filings")
                .valueStream()
                .filter(letter -> letter.path("regime").asString().equals("fsb-fire"));
    }
}
