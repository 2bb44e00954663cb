package kaname.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kaname.Desk;
import kaname.Desk.Answer;
import kaname.House;
import kaname.catalogue.Catalogue;
import kaname.exchange.VerifyFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One report in, every duty told: over HTTP, as programs see it.
class ReportTest {

    private static final House HOUSE = House.open();
    private static final Desk PORT = HOUSE.desk("port-desk");
    private static final Desk MINISTRY = HOUSE.desk("ministry-desk");
    private static final Desk COORDINATOR = HOUSE.desk("coordinator");
    private static final Catalogue CATALOGUE = Catalogue.shipped();

    @Test
    @Tag("G12")
    @Tag("N2")
    void fiveAnswersAreEnoughForAFirstReport() {
        Answer answer = PORT.report(Reported.five().toString());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/incidents/" + answer.id());
        assertThat(recipients(answer)).contains("mlit", "nco");
        assertThat(answer.json().path("receipt").isObject()).isTrue();
    }

    @Test
    void anIncidentLeavesInTheWordsOfOthersAndComesBack() {
        String here = "/api/v1/incidents/" + PORT.report(Reported.ransomware().toString()).id();

        Answer veris = PORT.get(here + "/exports/veris");
        Answer dora = PORT.get(here + "/exports/dora?stage=initial", "Accept-Language", "en");
        Answer back = PORT.post("/api/v1/imports/veris", veris.json().toString());

        assertThat(veris.json().at("/action/malware/variety/0").asString()).isEqualTo("Ransomware");
        assertThat(dora.status()).isEqualTo(409);
        assertThat(dora.pointers()).contains("/facts/lei", "/facts/dora_criteria");
        assertThat(PORT.get(here + "/exports/dora?stage=first").pointers())
                .containsExactly("/stage");
        assertThat(back.json().at("/document/facts/attack_type").asString())
                .isEqualTo("ransomware");
        assertThat(PORT.post("/api/v1/imports/dora", "{\"incident\": 3}").pointers())
                .containsExactly("/incident");
        assertThat(PORT.post("/api/v1/imports/veris", "[]").pointers()).containsExactly("/action");
        assertThat(MINISTRY.get(here + "/exports/veris").status()).isEqualTo(404);
    }

    @Test
    void aDutyIsExplainedPartByPartWithWhatWouldTurnIt() {
        String duties =
                "/api/v1/incidents/"
                        + PORT.report(Reported.ransomware().toString()).id()
                        + "/duties/";

        JsonNode owed = PORT.get(duties + "jp-acd-art5").json();
        JsonNode not = PORT.get(duties + "jp-appi", "Accept-Language", "en").json();

        assertThat(owed.path("answer").asString()).isEqualTo("true");
        assertThat(owed.path("turns").valueStream().map(turn -> turn.path("fact").asString()))
                .contains("attack_type");
        assertThat(not.path("answer").asString()).isEqualTo("unknown");
        assertThat(not.path("turnsInWords").asString()).startsWith("It would arise if");
        assertThat(PORT.get(duties + "no-such-rule").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"service", "service_state", "state_since", "aware_at", "contact"})
    @Tag("G12")
    void withoutOneOfTheFiveItIsRefusedByName(String fact) {
        ObjectNode document = Reported.five();
        Reported.facts(document).remove(fact);

        Answer answer = PORT.report(document.toString(), "Accept-Language", "en");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly("/facts/" + fact);
    }

    @ParameterizedTest(name = "{0} reported by {1} reaches {2}")
    @CsvSource({
        "nagoya-port-2023, port-desk, jp-acd-art5:mlit jp-acd-art5:prime-minister"
                + " jp-information-contact:mlit jp-information-contact:nco jp-onward-report:nco",
        "flight-plan-2003, sora-desk, jp-information-contact:mlit jp-information-contact:nco",
        "base-stations-2011, tsuna-desk, jp-information-contact:mic jp-information-contact:nco",
        "pension-leak-2015, kurashi-desk, jp-appi:ppc jp-information-contact:mic"
                + " jp-information-contact:nco",
        "near-miss, izumi-desk, jp-near-miss:ceptoar"
    })
    @Tag("N2")
    @Tag("C9")
    void everyShippedExampleGoesToExactlyThoseWhomTheRulesName(
            String example, String persona, String letters) {
        Answer answer = HOUSE.desk(persona).report(Reported.example(example));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(addressed(answer)).containsExactlyInAnyOrder(letters.split(" "));
    }

    @Test
    @Tag("N2")
    @Tag("C9")
    @Tag("C11")
    void eachLetterIsReadableByItsRecipientAndByNobodyElse() {
        Answer answer = PORT.report(Reported.ransomware().toString());

        for (JsonNode letter : answer.json().path("filings")) {
            String to = letter.path("recipientOrganisation").asString();
            String from = letter.path("sender").asString();
            Set<String> reads = new TreeSet<>();
            for (Desk desk : HOUSE.desks().values()) {
                int status = desk.get("/api/v1/inbox/" + letter.path("id").asString()).status();
                assertThat(status).isIn(200, 404);
                if (status == 200) {
                    reads.add(desk.organisation());
                }
            }
            assertThat(reads)
                    .as("the letter to %s", to)
                    .isEqualTo(new TreeSet<>(List.of(to, from, PORT.organisation())));
        }
    }

    @Test
    @Tag("N2")
    @Tag("D14")
    void everyLetterNamesItsLegalBasisItsClassAndItsForm() {
        Answer answer = PORT.report(Reported.ransomware().toString());

        for (JsonNode letter : letters(answer)) {
            JsonNode content = letter.path("content");
            assertThat(content.at("/basis/id").asString()).isNotBlank();
            assertThat(content.at("/basis/article/ja").asString()).isNotBlank();
            assertThat(content.at("/basis/article/en").asString()).isNotBlank();
            assertThat(content.at("/basis/provenance").asString()).isNotEqualTo("UNVERIFIED");
            assertThat(content.path("class").asString()).isIn("mandatory", "effort", "voluntary");
            assertThat(content.at("/form/id").asString()).isEqualTo(letter.path("form").asString());
        }
    }

    @Test
    @Tag("N3")
    void aLetterHoldsTheFactsThatItsFormNamesAndNotAWordMore() {
        ObjectNode document = Reported.ransomware();
        ObjectNode facts = Reported.facts(document);
        Map<String, String> marks = new TreeMap<>();
        CATALOGUE.vocabulary().facts().values().stream()
                .filter(fact -> fact.askable() && fact.type().name().equals("TEXT"))
                .filter(fact -> !fact.id().equals("service"))
                .forEach(fact -> {
                    marks.put(fact.id(), "印" + fact.id() + "印");
                    facts.put(fact.id(), marks.get(fact.id()));
                });
        facts.put("personal_data", "confirmed").put("wrongful_purpose", true);
        Reported.wish(document, "send", "jp-police");
        Reported.wish(document, "file", "jp-police/consultation");
        Reported.wish(document, "file", "jp-acd-art5/detailed");

        Answer answer = PORT.report(document.toString());

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        List<JsonNode> letters = letters(answer);
        assertThat(letters).hasSizeGreaterThanOrEqualTo(8);
        for (JsonNode letter : letters) {
            Set<String> named =
                    new HashSet<>(CATALOGUE.form(letter.path("form").asString()).facts());
            String content = letter.path("content").toString();
            marks.forEach((fact, mark) ->
                    assertThat(content.contains(mark))
                            .as("%s in %s", fact, letter.path("form"))
                            .isEqualTo(named.contains(fact)));
            for (JsonNode item : letter.at("/content/items")) {
                for (JsonNode value : item.path("values")) {
                    assertThat(named).contains(value.path("fact").asString());
                }
            }
        }
    }

    @Test
    @Tag("F7")
    void aStatutoryReportMakesTheMinistrysOnwardReportWithBothBasesInTheLedger() {
        Answer answer = PORT.report(Reported.ransomware().toString());

        JsonNode toMinistry = letter(answer, "jp-acd-art5", "mlit");
        JsonNode onward = letter(answer, "jp-onward-report", "nco");
        assertThat(toMinistry.path("sender").asString()).isEqualTo("minato-terminal");
        assertThat(toMinistry.path("recipientOrganisation").asString()).isEqualTo("land-ministry");
        assertThat(onward.path("sender").asString()).isEqualTo("land-ministry");
        assertThat(onward.path("recipientOrganisation").asString()).isEqualTo("cyber-office");
        assertThat(ledger(toMinistry))
                .containsExactly("letter|minato-terminal|jp-acd-art5/prompt>mlit");
        assertThat(ledger(onward))
                .containsExactly("letter|land-ministry|jp-onward-report/onward>nco");
        assertThat(MINISTRY.get("/api/v1/inbox/" + onward.path("id").asString()).status())
                .isEqualTo(200);
    }

    @Test
    @Tag("F7")
    void withoutAStatutoryReportNothingGoesOnward() {
        ObjectNode document = Reported.five();
        Reported.facts(document).put("attack_type", "none");

        assertThat(addressed(PORT.report(document.toString())))
                .noneMatch(letter -> letter.startsWith("jp-onward-report"));
    }

    @Test
    @Tag("N7")
    void theReceiptVerifiesOfflineAndBreaksOnAnyChangedByte() {
        Answer answer = PORT.report(Reported.ransomware().toString());
        Answer receipt = PORT.get("/api/v1/incidents/" + answer.id() + "/receipts/1");
        byte[] file = receipt.raw().body();

        assertThat(VerifyFile.verify(file, Optional.empty()).holds()).isTrue();
        for (int i = 0; i < file.length; i += 97) {
            byte[] changed = file.clone();
            changed[i] ^= 1;
            assertThat(VerifyFile.verify(changed, Optional.empty()).holds())
                    .as("byte %d changed", i)
                    .isFalse();
        }
    }

    @Test
    @Tag("N2")
    @Tag("N7")
    void theReceiptListsEveryLetterWithItsHash() {
        Answer answer = PORT.report(Reported.ransomware().toString());

        Map<String, String> sent = new TreeMap<>();
        letters(answer)
                .forEach(letter ->
                        sent.put(
                                letter.path("id").asString(),
                                letter.path("contentSha256").asString()));
        Map<String, String> attested = new TreeMap<>();
        answer.json()
                .at("/receipt/statement/letters")
                .forEach(letter ->
                        attested.put(
                                letter.path("id").asString(),
                                letter.path("contentSha256").asString()));
        assertThat(attested).isEqualTo(sent).isNotEmpty();
        assertThat(PORT.get("/.well-known/jwks.json").text())
                .contains(answer.json().at("/receipt/statement/keyId").asString());
    }

    @Test
    void theOperatorSeesWhoOpenedAndWhoAcknowledged() {
        Answer answer = PORT.report(Reported.five().toString());
        String letter = letter(answer, "jp-information-contact", "mlit").path("id").asString();
        assertThat(filing(answer, letter).path("readAt").isNull()).isTrue();

        MINISTRY.get("/api/v1/inbox/" + letter);
        assertThat(filing(answer, letter).path("readAt").isString()).isTrue();
        Answer first = MINISTRY.post("/api/v1/inbox/" + letter + "/acknowledgement", "");
        Answer second = MINISTRY.post("/api/v1/inbox/" + letter + "/acknowledgement", "");

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(filing(answer, letter).path("acknowledgedAt").isString()).isTrue();
    }

    @Test
    void onlyTheAddresseeCanAcknowledge() {
        Answer answer = PORT.report(Reported.five().toString());
        String letter = letter(answer, "jp-information-contact", "mlit").path("id").asString();

        for (Desk desk : HOUSE.desks().values()) {
            if (!desk.organisation().equals("land-ministry")) {
                assertThat(desk.post("/api/v1/inbox/" + letter + "/acknowledgement", "").status())
                        .as(desk.organisation())
                        .isEqualTo(404);
            }
        }
        assertThat(filing(answer, letter).path("acknowledgedAt").isNull()).isTrue();
    }

    @Test
    void aMinistrysQuestionReachesTheOperatorAndItsAnswerTheMinistry() {
        Answer answer = PORT.report(Reported.five().toString());
        String letter = letter(answer, "jp-information-contact", "mlit").path("id").asString();
        String questions = "/api/v1/inbox/" + letter + "/questions";

        assertThat(MINISTRY.post(questions, "{\"text\":\"復旧はいつですか\"}").status()).isEqualTo(201);
        assertThat(PORT.post(questions, "{\"text\":\"18時の予定です\"}").status()).isEqualTo(201);

        for (Desk desk : List.of(PORT, MINISTRY)) {
            assertThat(desk.get(questions).json())
                    .extracting(question -> question.path("text").asString())
                    .containsExactly("復旧はいつですか", "18時の予定です");
        }
        assertThat(COORDINATOR.get(questions).status()).isEqualTo(404);
    }

    @Test
    void aFurtherReportKeepsWhatWasSaidAndAddsTheDutiesThatFollow() {
        Answer first = PORT.report(Reported.five().toString());
        assertThat(regimes(first)).doesNotContain("jp-acd-art5");

        Answer second =
                PORT.further(first.id(), Reported.further("attack_type", "ransomware").toString());

        assertThat(second.status()).as(second.text()).isEqualTo(201);
        assertThat(second.json().path("report").asInt()).isEqualTo(2);
        assertThat(addressed(second))
                .contains("jp-acd-art5:mlit", "jp-acd-art5:prime-minister", "jp-onward-report:nco");
        assertThat(regimes(second)).containsAll(regimes(first)).contains("jp-acd-art5");
        JsonNode now = PORT.get("/api/v1/incidents/" + first.id()).json();
        assertThat(now.at("/facts/service").asString()).isEqualTo("コンテナの搬出入");
        assertThat(now.at("/facts/attack_type").asString()).isEqualTo("ransomware");
        Set<String> ids = new TreeSet<>();
        PORT.get("/api/v1/incidents/" + first.id() + "/filings")
                .json()
                .path("filings")
                .forEach(letter -> ids.add(letter.path("id").asString()));
        assertThat(ids).containsAll(ids(first)).containsAll(ids(second));
        assertThat(PORT.get("/api/v1/incidents/" + first.id() + "/receipts/1").text())
                .isEqualTo(receiptText(first));
        assertThat(receipts(first.id())).isEqualTo(2);
    }

    @Test
    void aCorrectionSupersedesAndTheOldLetterStillReadsAsItWasSent() {
        Answer first = PORT.report(Reported.five().toString());
        String letter = letter(first, "jp-information-contact", "mlit").path("id").asString();
        String asSent = MINISTRY.get("/api/v1/inbox/" + letter).json().path("content").toString();

        Answer second =
                PORT.further(first.id(), Reported.further("service_state", "degraded").toString());

        assertThat(second.json().at("/facts/service_state").asString()).isEqualTo("degraded");
        assertThat(MINISTRY.get("/api/v1/inbox/" + letter).json().path("content").toString())
                .isEqualTo(asSent);
        assertThat(addressed(second))
                .contains("jp-information-contact:mlit", "jp-information-contact:nco");
    }

    @Test
    void aDeclinedVoluntaryReportStaysHomeUntilTheOperatorChangesItsMind() {
        Answer first =
                PORT.report(
                        Reported.wish(Reported.ransomware(), "decline", "jp-information-contact")
                                .toString());
        assertThat(regimesOfLetters(first)).doesNotContain("jp-information-contact");
        assertThat(regimesOfLetters(first)).contains("jp-acd-art5");

        Answer second = PORT.further(first.id(), Reported.further("summary", "続報").toString());
        assertThat(regimesOfLetters(second)).doesNotContain("jp-information-contact");

        Answer third =
                PORT.further(
                        first.id(),
                        Reported.wish(
                                        Reported.further("area", "港内"),
                                        "send",
                                        "jp-information-contact")
                                .toString());
        assertThat(addressed(third))
                .contains("jp-information-contact:mlit", "jp-information-contact:nco");
    }

    @Test
    void aMandatoryReportCannotBeDeclined() {
        Answer answer =
                PORT.report(
                        Reported.wish(Reported.ransomware(), "decline", "jp-acd-art5").toString(),
                        "Accept-Language",
                        "en");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly("/wishes/decline");
    }

    @Test
    void thePoliceHearOfItOnlyWhenAsked() {
        Answer silent = PORT.report(Reported.ransomware().toString());
        assertThat(regimesOfLetters(silent)).doesNotContain("jp-police");

        ObjectNode wish = Reported.wish(Reported.ransomware(), "send", "jp-police");
        Reported.wish(wish, "file", "jp-police/consultation");
        Answer asked = PORT.report(wish.toString());

        JsonNode letter = letter(asked, "jp-police", "npa");
        assertThat(letter.path("form").asString()).isEqualTo("common-ransomware");
        assertThat(HOUSE.desk("police-desk").get("/api/v1/inbox/" + letter.path("id").asString()))
                .satisfies(read -> assertThat(read.status()).isEqualTo(200));
    }

    @Test
    void theFinalReportGoesOutWhenTheOperatorFilesIt() {
        Answer first = PORT.report(Reported.ransomware().toString());
        assertThat(stages(first)).doesNotContain("jp-acd-art5/detailed");

        Answer second =
                PORT.further(
                        first.id(),
                        Reported.wish(
                                        Reported.further("root_cause", "VPN装置の脆弱性"),
                                        "file",
                                        "jp-acd-art5/detailed")
                                .toString());

        assertThat(stages(second)).contains("jp-acd-art5/detailed");
        for (JsonNode duty : second.json().path("duties")) {
            if (duty.path("stage").asString().equals("detailed")) {
                assertThat(duty.path("filedAt").isString()).isTrue();
            }
        }
        assertThat(letter(second, "jp-acd-art5", "mlit").path("stage").asString())
                .isEqualTo("detailed");
    }

    @Test
    void aNearMissGoesToTheCeptoarOfficeAloneAndAsksOneAnswer() {
        Answer answer =
                HOUSE.desk("izumi-desk")
                        .report(
                                """
                                {"title":"消し忘れ","kind":"near-miss","facts":{"near_miss_what":"危なかった"}}
                                """);

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("filings"))
                .extracting(letter -> letter.path("recipientOrganisation").asString())
                .containsExactly("ceptoar-water");
    }

    @Test
    void anExerciseIsMarkedOnEveryLetter() {
        ObjectNode document = Reported.five();
        document.put("exercise", true);

        Answer answer = PORT.report(document.toString());

        assertThat(letters(answer))
                .isNotEmpty()
                .allSatisfy(letter -> {
                    assertThat(letter.path("exercise").asBoolean()).isTrue();
                    assertThat(letter.at("/content/exercise").asBoolean()).isTrue();
                });
        assertThat(answer.json().at("/receipt/statement/exercise").asBoolean()).isTrue();
    }

    @Test
    @Tag("N2")
    void oneAnswerFeedsEveryFormThatAsksForIt() {
        Answer answer = PORT.report(Reported.example("nagoya-port-2023"));

        long forms =
                letters(answer).stream()
                        .filter(letter -> letter.path("content").toString().contains("コンテナの搬出入"))
                        .count();
        assertThat(forms).isEqualTo(5);
    }

    private static List<JsonNode> letters(Answer answer) {
        List<JsonNode> letters = new ArrayList<>();
        for (JsonNode letter : answer.json().path("filings")) {
            letters.add(filing(answer, letter.path("id").asString()));
        }
        return letters;
    }

    private static JsonNode filing(Answer answer, String letter) {
        return PORT.get("/api/v1/incidents/" + answer.id() + "/filings/" + letter).json();
    }

    private static List<String> addressed(Answer answer) {
        List<String> addressed = new ArrayList<>();
        answer.json()
                .path("filings")
                .forEach(letter ->
                        addressed.add(
                                letter.path("regime").asString()
                                        + ":"
                                        + letter.path("recipient").asString()));
        return addressed;
    }

    private static Set<String> recipients(Answer answer) {
        Set<String> recipients = new TreeSet<>();
        answer.json().path("filings").forEach(l -> recipients.add(l.path("recipient").asString()));
        return recipients;
    }

    private static Set<String> stages(Answer answer) {
        Set<String> stages = new TreeSet<>();
        answer.json()
                .path("filings")
                .forEach(l ->
                        stages.add(l.path("regime").asString() + "/" + l.path("stage").asString()));
        return stages;
    }

    private static Set<String> ids(Answer answer) {
        Set<String> ids = new TreeSet<>();
        answer.json().path("filings").forEach(l -> ids.add(l.path("id").asString()));
        return ids;
    }

    private static Set<String> regimes(Answer answer) {
        Set<String> regimes = new TreeSet<>();
        answer.json().path("duties").forEach(duty -> regimes.add(duty.path("regime").asString()));
        return regimes;
    }

    private static Set<String> regimesOfLetters(Answer answer) {
        Set<String> regimes = new TreeSet<>();
        answer.json().path("filings").forEach(l -> regimes.add(l.path("regime").asString()));
        return regimes;
    }

    private static JsonNode letter(Answer answer, String regime, String recipient) {
        for (JsonNode letter : answer.json().path("filings")) {
            if (letter.path("regime").asString().equals(regime)
                    && letter.path("recipient").asString().equals(recipient)) {
                return letter;
            }
        }
        throw new AssertionError("no letter of " + regime + " to " + recipient);
    }

    private static List<String> ledger(JsonNode letter) {
        return HOUSE.database()
                .asOwner()
                .sql(
                        "select kind || '|' || organisation || '|' || basis from exchange.ledger"
                                + " where subject = ?::uuid")
                .param(letter.path("id").asString())
                .query(String.class)
                .list();
    }

    @Test
    @Tag("A7")
    void whoWasToldOfTheOutageIsToldOfItsEndThoughNothingAsksForItAnyMore() {
        String incident = PORT.report(Reported.five().toString()).id();
        Answer back =
                PORT.further(incident, Reported.further("service_state", "normal").toString());
        assertThat(back.status()).as(back.text()).isEqualTo(201);
        Set<String> told = new TreeSet<>();
        for (JsonNode filing : back.json().path("filings")) {
            told.add(filing.path("recipientOrganisation").asString(""));
        }
        assertThat(told).contains("cyber-office", "land-ministry");
        Answer later = PORT.further(incident, Reported.further("summary", "電源を替えた").toString());
        assertThat(later.json().path("filings")).as("and of what is found later").isNotEmpty();
    }

    private static int receipts(String incident) {
        return PORT.get("/api/v1/incidents/" + incident + "/receipts")
                .json()
                .path("receipts")
                .size();
    }

    private static String receiptText(Answer first) {
        String stored =
                HOUSE.database()
                        .asOwner()
                        .sql(
                                "select document from exchange.receipt where incident = ?::uuid and"
                                        + " number = 1")
                        .param(first.id())
                        .query(String.class)
                        .single();
        assertThat(
                        VerifyFile.verify(stored.getBytes(StandardCharsets.UTF_8), Optional.empty())
                                .holds())
                .isTrue();
        return stored;
    }
}
