package kaname.situation.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What was foretold is kept once, shown of the past as it was said, and set against what was told
/// afterwards, to whoever was told both and to nobody else.
@Tag("G13")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ForetoldTest {

    private static final House HOUSE = House.ofItsOwn();
    private static final JdbcClient OWNER = HOUSE.database().asOwner();

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    private static String report(String persona, String service, int hoursAgo) {
        Instant then =
                Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(hoursAgo, ChronoUnit.HOURS);
        ObjectNode document = JsonMapper.shared().createObjectNode();
        document.put("title", service + "の停止");
        document.putObject("facts")
                .put("service", service)
                .put("service_state", "stopped")
                .put("state_since", then.toString())
                .put("aware_at", then.toString())
                .put("malicious_suspected", true)
                .put("contact", "当直 050-0000-1010");
        Desk.Answer answer = HOUSE.desk(persona).report(document.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    private static List<String> kept(String organisation) {
        return OWNER.sql(
                        "select foretold from situation.forecast where organisation = ? order by 1")
                .param(organisation)
                .query(String.class)
                .list();
    }

    /// As the next letter about it says.
    private static void toldToBeBack(String incident) {
        OWNER.sql(
                        """
                        insert into exchange.letter (id, incident, number, operator, operator_sector, sender, recipient,
                            recipient_body, regime, stage, class, form, content, content_hash, exercise, sent_at, purpose)
                        select gen_random_uuid(), incident, 2, operator, operator_sector, sender, recipient, recipient_body,
                               regime, stage, class, form, replace(content, '"value":"stopped"', '"value":"normal"'),
                               content_hash, exercise, clock_timestamp(), purpose
                          from exchange.letter where incident = ?::uuid and recipient = 'cyber-office'
                        """)
                .param(incident)
                .update();
    }

    @Test
    @Order(1)
    void isKeptOnceHoweverOftenAndByWhomTheBoardIsOpened() {
        Browser coordinator = Browser.at(HOUSE, "coordinator");
        assertThat(coordinator.get("/situation/calibration").text()).contains("答えの出た見通しは、まだありません");

        report("bank-desk", "振込", 2);
        Browser.at(HOUSE, "coordinator").get("/situation");
        List<String> first = kept("cyber-office");
        assertThat(first).contains("kurumi-card-settlement", "kurashi-pension-pension");
        coordinator.get("/situation");
        Browser.at(HOUSE, "coordinator-deputy").get("/situation");
        assertThat(kept("cyber-office")).isEqualTo(first);

        Browser.at(HOUSE, "health-desk").get("/situation");
        assertThat(kept("health-ministry")).as("it was shown nothing").isEmpty();
    }

    @Test
    @Order(2)
    void standsBesideTheMomentAtWhichItWasSaid() {
        String then = "/situation?at=" + Instant.now();
        assertThat(Browser.at(HOUSE, "coordinator").get(then).text())
                .contains("くるみ坂カード カード決済", "当時この画面に出した見通しの記録です")
                .containsPattern("クレジット</th>(?s:.{0,400})くるみ坂カード カード決済");
        assertThat(Browser.at(HOUSE, "finance-desk").get(then).text())
                .doesNotContain("くるみ坂カード カード決済");
    }

    @Test
    @Order(3)
    void isSetAgainstWhatWasToldByTheEndOfItsTime() {
        String water = report("izumi-desk", "給水", 1);
        Browser coordinator = Browser.at(HOUSE, "coordinator");
        coordinator.get("/situation");
        assertThat(coordinator.get("/situation/calibration").text())
                .contains("答えの出た見通しは、まだありません", "… 答え待ち");

        report("kurashi-desk", "年金の記録と給付", 0);
        toldToBeBack(water);
        assertThat(OWNER.sql("update situation.forecast set until = clock_timestamp()").update())
                .isPositive();

        String page = coordinator.get("/situation/calibration").text();
        assertThat(page).contains("件で、停止の報告が届きました", "■ 停止が届いた", "− 前提が先に戻った", "件数が少なく");
        assertThat(
                        OWNER.sql("select count(*) from situation.forecast")
                                .query(Integer.class)
                                .single())
                .isGreaterThan(2);
        String csv = coordinator.get("/situation/calibration.csv").text();
        assertThat(csv.lines().skip(1).mapToInt(line -> Integer.parseInt(line.split(",")[3])).sum())
                .as("happened")
                .isEqualTo(1);
        assertThat(coordinator.get("/situation/calibration?word=last").status()).isEqualTo(200);
    }

    @Test
    @Order(4)
    void isNobodysWhoWasNotToldIt() {
        for (String persona : List.of("ministry-desk", "finance-desk", "ministry-supervision")) {
            assertThat(Browser.at(HOUSE, persona).get("/situation/calibration").text())
                    .as(persona)
                    .contains("答えの出た見通しは、まだありません")
                    .doesNotContain("くらし野年金機構");
        }
        assertThat(Browser.at(HOUSE, "port-desk").get("/situation/calibration").status())
                .isEqualTo(403);
        assertThat(Browser.at(HOUSE, "port-desk").get("/situation/calibration.csv").status())
                .isEqualTo(403);
    }
}
