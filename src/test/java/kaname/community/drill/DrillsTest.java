package kaname.community.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A message goes from a ministry to the CEPTOAR offices and on to their operators, and the reply
/// comes back; each stage's rate and time is known, and whose contact is dead.
@Tag("F5")
@Tag("G5")
class DrillsTest {

    private static final House HOUSE = House.ofItsOwn();
    private static final Desk MINISTRY = HOUSE.desk("ministry-desk");
    private static final Desk OFFICE = HOUSE.desk("ceptoar-port");
    private static final Desk PORT = HOUSE.desk("port-desk");
    private static final String ALL = "/api/v1/drills";

    private static final String PORTS =
            """
            {"title": "訓練Eland", "text": "届いたら押してください", "offices": ["ceptoar-port", "ceptoar-water"]}
            """;

    @BeforeAll
    static void anOperatorWithoutContactOrChannel() {
        HOUSE.database()
                .asOwner()
                .sql(
                        """
                        insert into registry.organisation (id, name_ja, name_en, kind, country, ceptoar)
                        values ('no-contact', '連絡先のない事業者', 'No contact', 'operator', 'JP', 'ceptoar-port')
                        """)
                .update();
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    private static String start(Desk desk, String document) {
        Desk.Answer answer = desk.post(ALL, document);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return ALL + "/" + answer.json().path("drill").path("id").asString();
    }

    private static JsonNode confirm(Desk desk, String drill) {
        Desk.Answer answer = desk.post(drill + "/confirmation", "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode stage(JsonNode drill, int number) {
        for (JsonNode one : drill.path("stages")) {
            if (one.path("stage").asInt() == number) {
                return one;
            }
        }
        throw new AssertionError("no stage " + number + " in " + drill);
    }

    private static JsonNode call(JsonNode drill, String organisation) {
        for (JsonNode one : drill.path("calls")) {
            if (one.path("organisation").asString().equals(organisation)) {
                return one;
            }
        }
        throw new AssertionError(organisation + " is not in " + drill);
    }

    @Test
    void eachStageIsToldOnlyWhenTheOneAboveHasConfirmedAndTheReplyGoesBackUp() {
        String drill = start(MINISTRY, PORTS);
        assertThat(PORT.get(drill).status()).as("its office has not confirmed").isEqualTo(404);
        assertThat(PORT.post(drill + "/confirmation", "").status()).isEqualTo(404);
        assertThat(deliveries("minato-terminal", drill)).isEmpty();
        assertThat(deliveries("ceptoar-port", drill)).hasSize(1);
        assertThat(deliveries("ceptoar-port", drill).getFirst())
                .contains("\"exercise\": true")
                .doesNotContain("Eland");

        confirm(OFFICE, drill);
        assertThat(deliveries("minato-terminal", drill)).hasSize(1);
        assertThat(PORT.get(drill).json().path("drill").path("waits").asBoolean()).isTrue();
        JsonNode mine = confirm(PORT, drill);
        assertThat(mine.path("drill").path("waits").asBoolean()).isFalse();
        JsonNode once = call(confirm(PORT, drill), "minato-terminal");
        assertThat(once.path("confirmedAt"))
                .as("again changes nothing")
                .isEqualTo(call(mine, "minato-terminal").path("confirmedAt"));

        JsonNode whole = MINISTRY.get(drill).json();
        assertThat(stage(whole, 1).path("asked").asInt()).isEqualTo(2);
        assertThat(stage(whole, 1).path("ratePercent").asInt()).isEqualTo(50);
        assertThat(stage(whole, 2).path("confirmed").asInt()).isEqualTo(1);
        assertThat(stage(whole, 2).path("told").asInt()).isEqualTo(3);
        assertThat(stage(whole, 2).path("asked").asInt()).isEqualTo(5);
        assertThat(stage(whole, 2).path("ratePercent").asInt()).isEqualTo(20);
        assertThat(call(whole, "ceptoar-port").path("repliedAt").isNull()).isTrue();
        assertThat(OFFICE.post(drill + "/reply", "").status()).isEqualTo(200);
        assertThat(call(MINISTRY.get(drill).json(), "ceptoar-port").path("replied").asInt())
                .isEqualTo(1);
        assertThat(OFFICE.post(drill + "/reply", "").status()).isEqualTo(409);
    }

    @Test
    void onlyTheStarterAndTheStageAboveSeeWhoHasNotAnswered() {
        String drill = start(MINISTRY, PORTS);
        confirm(OFFICE, drill);
        assertThat(PORT.get(drill).json().path("calls").findValuesAsString("organisation"))
                .containsExactly("minato-terminal");
        assertThat(OFFICE.get(drill).json().path("calls").findValuesAsString("organisation"))
                .contains("ceptoar-port", "minato-terminal", "shiosai-terminal", "no-contact")
                .doesNotContain("ceptoar-water", "izumi-water");
        assertThat(MINISTRY.get(drill).json().path("calls")).hasSize(7);
        for (String persona :
                List.of("ministry-supervision", "coordinator", "sora-desk", "finance-desk")) {
            assertThat(HOUSE.desk(persona).get(drill).status()).as(persona).isEqualTo(404);
            assertThat(HOUSE.desk(persona).get(ALL).text()).doesNotContain(id(drill).toString());
        }
        String page = Browser.at(HOUSE, "port-desk").get(drill.substring(7)).text();
        assertThat(page)
                .contains("届いたことを確認してください", "class=\"exercise\"", "演習です")
                .doesNotContain("しおさい埠頭運営", "連絡先の手入れ");
        assertThat(PORT.post(drill + "/end", "").status()).isEqualTo(404);
    }

    @Test
    void deadContactsAreListedWithWhoShouldMendThem() {
        String drill = start(OFFICE, "{\"title\": \"事務局の訓練\", \"text\": \"届いたら押す\"}");
        confirm(PORT, drill);
        JsonNode mend = OFFICE.get(drill).json().path("toMend");
        assertThat(mend.findValuesAsString("organisation"))
                .containsExactlyInAnyOrder("shiosai-terminal", "no-contact");
        for (JsonNode one : mend) {
            String why = one.path("why").toString();
            if (one.path("organisation").asString().equals("no-contact")) {
                assertThat(why).contains("連絡先の登録がない", "届け先がない", "返事がなかった");
            } else {
                assertThat(why).contains("連絡先が期限切れ", "nobody answered");
            }
            assertThat(one.path("who").path("ja").asString()).contains("港湾セプター事務局が確かめる");
        }
        assertThat(Browser.at(HOUSE, "ceptoar-port").get(drill.substring(7)).text())
                .contains("連絡先の手入れ 2件");
        assertThat(OFFICE.post(drill + "/reminders", "").status()).isEqualTo(200);
        assertThat(deliveries("minato-terminal", drill)).hasSize(1);
    }

    @Test
    void ratesAndTimesAreComputedForEachStageAndComparedWithTheDrillBefore() {
        JsonNode latest =
                MINISTRY.get(
                                ALL
                                        + "/"
                                        + HOUSE.database()
                                                .asOwner()
                                                .sql("select md5('demo drill latest')::uuid::text")
                                                .query(String.class)
                                                .single())
                        .json();
        JsonNode operators = stage(latest, 2);
        assertThat(stage(latest, 1).path("ratePercent").asInt()).isEqualTo(100);
        assertThat(operators.path("asked").asInt()).isEqualTo(6);
        assertThat(operators.path("confirmed").asInt()).isEqualTo(5);
        assertThat(operators.path("ratePercent").asInt()).isEqualTo(83);
        List<Double> took =
                HOUSE.database()
                        .asOwner()
                        .sql(
                                """
                                select extract(epoch from confirmed_at - told_at)::float8 from community.drill_call
                                 where drill = md5('demo drill latest')::uuid and stage = 2 and confirmed_at is not null
                                 order by 1
                                """)
                        .query(Double.class)
                        .list();
        assertThat(operators.path("median").asDouble()).isEqualTo(took.get(2));
        assertThat(operators.path("slowest").asDouble()).isEqualTo(took.getLast());
        double ninetieth = took.get(3) + 0.6 * (took.get(4) - took.get(3));
        assertThat(operators.path("ninetieth").asDouble())
                .isCloseTo(ninetieth, org.assertj.core.data.Offset.offset(0.01));
        assertThat(latest.path("before").asString()).isNotEmpty();
        assertThat(latest.path("stagesBefore")).hasSize(2);
        assertThat(latest.path("stagesBefore").path(1).path("confirmed").asInt()).isEqualTo(4);
    }

    @Test
    void anOfficesReplyGoesUpByItselfOnceAllHaveConfirmedAndAnEndedDrillTakesNoMore() {
        String drill =
                start(
                        HOUSE.desk("coordinator"),
                        "{\"title\": \"水\", \"text\": \"x\", \"offices\": [\"ceptoar-water\"]}");
        confirm(HOUSE.desk("ceptoar-water"), drill);
        for (String organisation :
                HOUSE.database()
                        .asOwner()
                        .sql(
                                "select organisation from community.drill_call where drill = ? and"
                                        + " stage = 2 and organisation <> 'izumi-water'")
                        .param(id(drill))
                        .query(String.class)
                        .list()) {
            HOUSE.database()
                    .asOwner()
                    .sql(
                            """
                            update community.drill_call set confirmed_at = told_at,
                                   confirmed_by = (select id from registry.account where login = 'izumi-desk')
                             where drill = ? and organisation = ?
                            """)
                    .params(id(drill), organisation)
                    .update();
        }
        confirm(HOUSE.desk("izumi-desk"), drill);
        JsonNode office = call(HOUSE.desk("coordinator").get(drill).json(), "ceptoar-water");
        assertThat(office.path("replied").asInt()).isEqualTo(2);
        assertThat(HOUSE.desk("coordinator").post(drill + "/end", "").status()).isEqualTo(200);
        assertThat(HOUSE.desk("izumi-desk").post(drill + "/confirmation", "").status())
                .isEqualTo(409);
    }

    @Test
    void operatorsStartNoneAndAFormSaysWhatIsMissing() {
        assertThat(PORT.post(ALL, PORTS).status()).isEqualTo(403);
        assertThat(MINISTRY.post(ALL, "{\"title\": \"x\", \"text\": \"y\"}").pointers())
                .containsExactly("/offices");
        assertThat(
                        MINISTRY.post(
                                        ALL,
                                        "{\"title\": \"x\", \"text\": \"y\", \"offices\":"
                                                + " [\"nobody\", null]}")
                                .pointers())
                .containsExactly("/offices");
        Browser ministry = Browser.at(HOUSE, "ministry-desk");
        assertThat(ministry.get("/drills/new").text())
                .contains("value=\"ceptoar-port\" checked")
                .doesNotContain("value=\"ceptoar-bank\" checked");
        Browser.Answer refused =
                ministry.post("/drills/new", "/drills/new", Map.of("title", "", "text", "文"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("まだ何も送っていません");
    }

    private static List<String> deliveries(String organisation, String drill) {
        return HOUSE.database()
                .asOwner()
                .sql(
                        """
                        select about::text from exchange.delivery
                         where organisation = ? and occasion = 'drill' and about ->> 'drill' = ?
                        """)
                .params(organisation, id(drill).toString())
                .query(String.class)
                .list();
    }

    private static UUID id(String drill) {
        return UUID.fromString(drill.substring(drill.lastIndexOf('/') + 1));
    }
}
