package kaname.filing.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Each measure is preventive or reactive; the operator sees their balance and shows it to whom it
/// chooses, in numbers alone.
@Tag("A11")
class MeasuresTest {

    private static final House HOUSE = House.ofItsOwn();
    private static final String PATH = "/measures";
    private static final String API = "/api/v1/measures";
    private static final String BALANCES = "/api/v1/measures/balances";
    private static final String FLAG = "事後的な対策が一つもありません";
    private static final String SECRET = "Quagga秘密";

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    private static String json(String what, String approach, String state) {
        return """
        {"what": "%s", "approach": "%s", "state": "%s"}\
        """
                .formatted(what, approach, state);
    }

    private static String added(String persona, String what, String approach, String state) {
        Desk.Answer answer = HOUSE.desk(persona).post(API, json(what, approach, state));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    private static Desk.Answer put(String persona, String id, String body) {
        Desk desk = HOUSE.desk(persona);
        return desk.send(
                desk.request(API + "/" + id)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)));
    }

    private static Desk.Answer delete(String persona, String id, int number) {
        Desk desk = HOUSE.desk(persona);
        return desk.send(desk.request(API + "/" + id + "?number=" + number).DELETE());
    }

    private static String report(String persona, String title) {
        Desk.Answer answer =
                HOUSE.desk(persona)
                        .report(
                                """
                                {"title": "%1$s", "facts": {"service": "x", "service_state": "normal",
                                 "state_since": "%2$s", "aware_at": "%2$s", "contact": "x"}}
                                """
                                        .formatted(title, Instant.now()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    private static List<Integer> of(JsonNode balance) {
        return List.of(
                balance.path("preventiveInPlace").asInt(),
                balance.path("reactiveInPlace").asInt(),
                balance.path("preventivePlanned").asInt(),
                balance.path("reactivePlanned").asInt());
    }

    private static List<Integer> values(String csv) {
        List<Integer> values = new ArrayList<>();
        csv.lines()
                .skip(1)
                .forEach(line -> values.add(Integer.parseInt(line.split("\",\"", -1)[4])));
        return values;
    }

    private static List<JsonNode> shown(String persona) {
        return HOUSE.desk(persona).get(BALANCES).json().path("balances").valueStream().toList();
    }

    private static boolean sees(String persona, String operator) {
        return shown(persona).stream()
                .anyMatch(one -> one.path("operator").asString().equals(operator));
    }

    /// Shows it to one organisation, or with "" to nobody.
    private static Browser.Answer show(Browser operator, int number, String to) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("number", String.valueOf(number));
        if (!to.isEmpty()) {
            fields.put("shownTo", to);
        }
        return operator.post(PATH, PATH + "/shown", fields);
    }

    @Test
    void theChartCountsWhatThereIsInPlaceAndPlannedApart() {
        added("sora-desk", "一", "preventive", "in-place");
        added("sora-desk", "二", "preventive", "in-place");
        added("sora-desk", "三", "preventive", "planned");
        added("sora-desk", "四", "reactive", "in-place");
        added("sora-desk", "五", "reactive", "given-up");

        Browser desk = Browser.at(HOUSE, "sora-desk");
        assertThat(values(desk.get(PATH + "/charts/balance.csv").text()))
                .as("in place: preventive, reactive; planned: preventive, reactive")
                .containsExactly(2, 1, 1, 0);
        assertThat(of(HOUSE.desk("sora-desk").get(API).json().path("balance")))
                .containsExactly(2, 1, 1, 0);
        String page = desk.get(PATH).text();
        assertThat(page).contains("予防的 3 : 事後的 1");
        List<String> table =
                Pattern.compile("<td class=\"number\"[^>]*>([^<]*)</td>")
                        .matcher(page)
                        .results()
                        .map((MatchResult cell) -> cell.group(1))
                        .toList();
        assertThat(table).as("the table beside the chart").containsExactly("2", "1", "1", "0");
        assertThat(desk.get(PATH + "/charts/balance.svg").text())
                .contains("<svg")
                .contains("予防的", "事後的");
    }

    @Test
    void whoHasNoReactiveMeasureIsFlaggedUntilTheFirst() {
        Browser desk = Browser.at(HOUSE, "tsuna-desk");
        assertThat(desk.get(PATH).text()).as("nothing at all").contains(FLAG, "次にすること");
        added("tsuna-desk", "起こさない", "preventive", "in-place");
        String given = added("tsuna-desk", "戻すのをやめた", "reactive", "given-up");
        assertThat(desk.get(PATH).text()).contains(FLAG);
        assertThat(noneReactive("tsuna-desk")).isTrue();

        Desk.Answer planned =
                put(
                        "tsuna-desk",
                        given,
                        json("戻す", "reactive", "planned").replace("}", ", \"number\": 1}"));
        assertThat(planned.status()).as(planned.text()).isEqualTo(200);
        assertThat(desk.get(PATH).text()).doesNotContain(FLAG);
        assertThat(noneReactive("tsuna-desk")).isFalse();
    }

    private static boolean noneReactive(String persona) {
        return HOUSE.desk(persona).get(API).json().at("/balance/noneReactive").asBoolean();
    }

    @Test
    void nobodySeesWhatWasNotShownAndOnlyNumbersOfWhatWas() {
        added("izumi-desk", SECRET, "preventive", "in-place");
        added("izumi-desk", SECRET + "2", "preventive", "planned");
        Browser izumi = Browser.at(HOUSE, "izumi-desk");
        assertThat(sees("coordinator", "izumi-water")).as("by default").isFalse();
        long silent = HOUSE.desk("coordinator").get(BALANCES).json().path("silent").asLong();
        assertThat(Browser.at(HOUSE, "coordinator").get(PATH + "/balances").text())
                .contains("ほかの" + silent + "事業者は")
                .doesNotContain("いずみ");

        assertThat(show(izumi, 0, "cyber-office").status()).isEqualTo(303);
        assertThat(sees("coordinator", "izumi-water")).isTrue();
        assertThat(sees("ministry-desk", "izumi-water")).isFalse();
        JsonNode answer = HOUSE.desk("coordinator").get(BALANCES).json();
        assertThat(answer.path("silent").asLong()).isEqualTo(silent - 1);
        JsonNode izumis =
                shown("coordinator").stream()
                        .filter(one -> one.path("operator").asString().equals("izumi-water"))
                        .findFirst()
                        .orElseThrow();
        assertThat(of(izumis.path("balance"))).containsExactly(1, 0, 1, 0);
        assertThat(izumis.at("/balance/noneReactive").asBoolean()).isTrue();
        Browser coordinator = Browser.at(HOUSE, "coordinator");
        for (String path :
                List.of(
                        PATH + "/balances",
                        PATH + "/charts/balances.csv",
                        PATH + "/charts/balances.svg")) {
            assertThat(coordinator.get(path).text()).as(path).doesNotContain(SECRET);
        }
        assertThat(HOUSE.desk("coordinator").get(BALANCES).text()).doesNotContain(SECRET);
        assertThat(coordinator.get(PATH + "/balances").text()).contains("事後的な対策が一つもない");

        assertThat(show(izumi, 0, "land-ministry").status())
                .as("looked at what was")
                .isEqualTo(409);
        assertThat(show(izumi, 1, "koyomi-bank").status()).as("no overseer").isEqualTo(400);
        assertThat(show(izumi, 1, "").status()).isEqualTo(303);
        assertThat(sees("coordinator", "izumi-water")).as("taken back").isFalse();
    }

    @Test
    void programsChooseWhoSeesTheBalanceToo() {
        Desk desk = HOUSE.desk("kurashi-desk");
        String path = API + "/shown";
        assertThat(desk.get(path).json().path("shownTo").size()).isZero();
        assertThat(choose(desk, 0, "land-ministry").status()).isEqualTo(200);
        assertThat(sees("ministry-desk", "kurashi-pension")).isTrue();
        assertThat(sees("coordinator", "kurashi-pension")).isFalse();
        Desk.Answer refused = choose(desk, 1, "koyomi-bank");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.pointers()).containsExactly("/shownTo");
        assertThat(choose(desk, 0, "cyber-office").status()).isEqualTo(409);
        assertThat(desk.get(path).json().at("/shownTo/0").asString()).isEqualTo("land-ministry");
    }

    private static Desk.Answer choose(Desk desk, int number, String to) {
        return desk.send(
                desk.request(API + "/shown")
                        .header("Content-Type", "application/json")
                        .PUT(
                                BodyPublishers.ofString(
                                        "{\"number\": %d, \"shownTo\": [\"%s\"]}"
                                                .formatted(number, to))));
    }

    @Test
    void theDatabaseItselfShowsAMeasureToItsOperatorAlone() {
        String id = added("kurashi-desk", SECRET + "K", "reactive", "planned");
        for (String persona : List.of("bank-desk", "sora-desk")) {
            assertThat(HOUSE.desk(persona).get(API + "/" + id).status()).isEqualTo(404);
            assertThat(HOUSE.desk(persona).get(API).text()).doesNotContain(SECRET);
            assertThat(put(persona, id, json("x", "reactive", "planned")).status()).isEqualTo(404);
            assertThat(delete(persona, id, 1).status()).isEqualTo(404);
            assertThat(Browser.at(HOUSE, persona).get(PATH + "/" + id).status()).isEqualTo(404);
            assertThat(
                            Browser.at(HOUSE, persona)
                                    .post(PATH, PATH + "/" + id + "/return", Map.of())
                                    .status())
                    .isEqualTo(404);
        }
        for (String persona : List.of("coordinator", "ministry-desk", "ceptoar-port")) {
            assertThat(HOUSE.desk(persona).get(API).status()).isEqualTo(403);
            assertThat(HOUSE.desk(persona).post(API, json("x", "reactive", "planned")).status())
                    .isEqualTo(403);
        }
        for (String persona : List.of("port-desk", "ceptoar-port", "police-desk", "expert")) {
            assertThat(HOUSE.desk(persona).get(BALANCES).status()).as(persona).isEqualTo(403);
        }
        assertThat(
                        HOUSE.database()
                                .asApplication()
                                .sql("select count(*) from filing.measure")
                                .query(Long.class)
                                .single())
                .as("without a caller nothing is there")
                .isZero();
    }

    @Test
    void whatIsWrongIsNamedByFieldInBothLanguagesAndNothingIsHalfStored() {
        String strangers = report("sora-desk", "他社の事案");
        String wrong =
                """
                {"what": "a\\nb", "approach": "both", "incident": "%s", "due": "someday", "state": "done", "note": "%s"}
                """
                        .formatted(strangers, "x".repeat(2001));
        Desk port = HOUSE.desk("port-desk");
        long before = port.get(API).json().path("measures").size();
        for (String language : List.of("ja", "en")) {
            Desk.Answer answer = port.post(API, wrong, "Accept-Language", language);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.pointers())
                    .containsExactlyInAnyOrder(
                            "/what", "/approach", "/incident", "/due", "/state", "/note");
            assertThat(answer.text())
                    .contains(
                            language.equals("ja")
                                    ? "あなたの組織の事案から選んでください"
                                    : "choose among your own incidents");
        }
        assertThat(port.get(API).json().path("measures").size()).isEqualTo(before);

        Browser browser = Browser.at(HOUSE, "port-desk");
        Map<String, String> form =
                new LinkedHashMap<>(Map.of("what", "", "due", "2027-13-01", "note", "残る言葉"));
        Browser.Answer refused = browser.post(PATH, PATH, form);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(Pattern.compile("class=\"error\"").matcher(refused.text()).results().count())
                .as("what, approach, due, state")
                .isEqualTo(4);
        assertThat(refused.text()).contains("残る言葉", "2027-13-01");
        assertThat(port.get(API).json().path("measures").size()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "?approach=both,/approach",
        "?state=done,/state",
        "?after=nowhere,/after",
        "?after=0_2026-99-99_00000000-0000-0000-0000-000000000000,/after",
        "?after=0_infinity_------------------------------------,/after"
    })
    void aFilterOrPlaceThatIsNoneIsNamed(String query, String pointer) {
        Desk.Answer answer = HOUSE.desk("port-desk").get(API + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly(pointer);
        assertThat(Browser.at(HOUSE, "port-desk").get(PATH + query).status()).isEqualTo(400);
    }

    @Test
    void aPlaceThatIsNoneIsNamedAmongBalancesToo() {
        Desk.Answer answer = HOUSE.desk("coordinator").get(BALANCES + "?after=x%27y");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly("/after");
    }

    @Test
    void everyWordIsKeptAndWhatWasTakenBackCanBePutBack() {
        Browser bank = Browser.at(HOUSE, "bank-desk");
        String id = added("bank-desk", "古い名前", "preventive", "planned");
        String one = PATH + "/" + id;
        Map<String, String> form =
                new LinkedHashMap<>(
                        Map.of(
                                "number", "1",
                                "what", "新しい名前",
                                "approach", "reactive",
                                "due", "2027-03-31",
                                "state", "in-place"));
        assertThat(bank.post(one, one, form).location()).isEqualTo(one);
        assertThat(bank.post(one, one, form).status()).as("looked at what was").isEqualTo(409);
        assertThat(bank.get(one).text())
                .contains("古い名前 → 新しい名前", "予防的 → 事後的", "— → 2027-03-31", "予定 → 実施済み");

        assertThat(bank.post(one, one + "/removal", Map.of("number", "1")).status()).isEqualTo(409);
        assertThat(bank.post(one, one + "/removal", Map.of("number", "2")).location())
                .isEqualTo(PATH + "?removed=" + id);
        assertThat(bank.get(one).status()).isEqualTo(404);
        assertThat(bank.post(PATH, one + "/return", Map.of()).location()).isEqualTo(one);
        assertThat(bank.post(PATH, one + "/return", Map.of()).status()).isEqualTo(404);
        assertThat(bank.get(one).text()).contains("外した", "古い名前 → 新しい名前");
        assertThat(HOUSE.desk("bank-desk").get(API + "/" + id).json().path("number").asInt())
                .isEqualTo(3);
        assertThat(delete("bank-desk", id, 3).status()).isEqualTo(204);
    }

    @Test
    void whatWaitsAndIsOverdueStandsFirstAndKindsAreFiltered() {
        Desk desk = HOUSE.desk("kurashi-desk");
        String late = "遅れ" + UUID.randomUUID();
        assertThat(
                        desk.post(
                                        API,
                                        json(late, "reactive", "planned")
                                                .replace("}", ", \"due\": \"2020-01-01\"}"))
                                .status())
                .isEqualTo(201);
        for (int i = 0; i < OwnMeasures.PAGE; i++) {
            added("kurashi-desk", "済み" + i, "preventive", "in-place");
        }
        JsonNode first = desk.get(API).json();
        assertThat(first.at("/measures/0/what").asString()).isEqualTo(late);
        assertThat(first.at("/measures/0/overdue").asBoolean()).isTrue();
        assertThat(first.path("measures").size()).isEqualTo(OwnMeasures.PAGE);

        List<String> all = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = desk.get(API + (next.isEmpty() ? "" : "?after=" + next)).json();
            page.path("measures").forEach(m -> all.add(m.path("id").asString()));
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThan(OwnMeasures.PAGE);

        assertThat(desk.get(API + "?state=overdue").json().path("measures").size()).isEqualTo(1);
        assertThat(
                        desk.get(API + "?approach=reactive")
                                .json()
                                .path("measures")
                                .valueStream()
                                .map(m -> m.path("approach").asString()))
                .containsOnly("reactive");
        assertThat(Browser.at(HOUSE, "kurashi-desk").get(PATH + "?state=overdue").text())
                .contains(late, "期日を過ぎた")
                .doesNotContain("済み0");
    }

    @Test
    void closingAnIncidentOffersWhatFollowsFromItAndForcesNothing() {
        String incident = report("kurashi-desk", "年金の照会が遅い");
        String closing = "/incidents/" + incident + "/closing";
        Browser desk = Browser.at(HOUSE, "kurashi-desk");
        String none = "この事案から生まれた対策が、まだ書かれていません";
        assertThat(desk.get(closing).text())
                .contains(none, "書かなくても閉じられます", PATH + "?incident=" + incident);
        assertThat(desk.get(PATH + "?incident=" + incident).text())
                .contains("value=\"" + incident + "\" selected");

        Map<String, String> form =
                new LinkedHashMap<>(
                        Map.of(
                                "what", "手作業で続ける",
                                "approach", "reactive",
                                "incident", incident,
                                "state", "planned",
                                "back", "true"));
        assertThat(desk.post(PATH + "?incident=" + incident, PATH, form).location())
                .isEqualTo(closing + "#follows");
        assertThat(desk.get(closing).text()).contains("手作業で続ける").doesNotContain(none);
        assertThat(
                        HOUSE.desk("kurashi-desk")
                                .get(API + "?incident=" + incident)
                                .json()
                                .path("measures")
                                .size())
                .isEqualTo(1);
    }

    @Test
    void closingSaysWhereAllMeasuresArePreventiveAndClosesNonetheless() {
        String incident = report("bank-desk", "振込が遅い");
        String closing = "/incidents/" + incident + "/closing";
        Browser desk = Browser.at(HOUSE, "bank-desk");
        String oneSided = "事後的な対策（起きたときに早く戻すためのもの）がまだ一つもありません";
        assertThat(desk.get(closing).text()).contains(oneSided);
        assertThat(desk.post(closing, closing, Map.of("closed", "true", "reason", "復旧")).status())
                .isEqualTo(303);
        assertThat(desk.get(closing).text())
                .as("once, before it is closed")
                .doesNotContain(oneSided)
                .contains("この事案から生まれた対策");
    }

    @Test
    void theDemoHasABalancedOperatorAndOneWithoutAnyReactiveMeasure() {
        List<JsonNode> all = shown("coordinator");
        assertThat(all)
                .anySatisfy(one -> {
                    assertThat(one.path("operator").asString()).isEqualTo("koyomi-bank");
                    assertThat(one.at("/balance/noneReactive").asBoolean()).isTrue();
                })
                .anySatisfy(one -> {
                    assertThat(one.path("operator").asString()).isEqualTo("minato-terminal");
                    assertThat(one.at("/balance/noneReactive").asBoolean()).isFalse();
                });
    }

    @Test
    void theFrameworkIsCitedAsAPrincipleWithItsSource() {
        assertThat(Browser.at(HOUSE, "port-desk").get(PATH).text())
                .contains("第2次行動計画", "法律の義務ではありません", "二次資料");
    }
}
