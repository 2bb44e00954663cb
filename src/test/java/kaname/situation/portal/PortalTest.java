package kaname.situation.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import kaname.Browser;
import kaname.House;
import kaname.catalogue.Catalogues;
import kaname.exchange.statistics.Quarter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What anybody sees and says without signing in. Five operators of one sector reported; nobody
/// finds them.
@TestMethodOrder(MethodName.class)
class PortalTest {

    private static final House HOUSE = House.ofItsOwn();
    private static final Instant LATER = Instant.now().plus(100, ChronoUnit.DAYS);
    private static final List<String> OPERATORS =
            List.of("port-desk", "tsuna-desk", "sora-desk", "kurashi-desk", "izumi-desk");

    @BeforeAll
    static void reportFromFiveOperatorsAndPublish() {
        OPERATORS.forEach(PortalTest::report);
        JdbcClient owner = HOUSE.database().asOwner();
        owner.sql(
                        """
                        do $$ begin
                            set local session_replication_role = replica;
                            update exchange.letter set operator_sector = 'port';
                        end $$
                        """)
                .update();
        assertThat(publish()).contains(Quarter.of(Instant.now()));
        report("port-desk");
        assertThat(publish()).as("a quarter is published once").isEmpty();
    }

    private static List<Quarter> publish() {
        return PublishQuarters.now(
                HOUSE.bean(PublishedEditions.class), HOUSE.bean(Catalogues.class), LATER, 5);
    }

    private static void report(String operator) {
        assertThat(
                        HOUSE.desk(operator)
                                .report(
                                        """
                                        {"title": "秘密の題名", "exercise": false, "wishes": {"file": ["jp-information-contact/first"]},
                                         "facts": {"service": "秘密のサービス", "service_state": "stopped", "state_since": "%1$s",
                                         "aware_at": "%1$s", "contact": "秘密の名前", "phenomenon": "unavailability"}}
                                        """
                                                .formatted(Instant.now()))
                                .status())
                .isEqualTo(201);
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    private static final String QUARTER = "quarter=" + Quarter.of(Instant.now());

    @Test
    @Tag("C15")
    void aFigureOfFiveIsShownAndNoFieldTracesToAnOperator() {
        Browser nobody = Browser.of(HOUSE);
        String csv = nobody.get("/public/statistics.csv?" + QUARTER).text();
        assertThat(csv).contains("\"港湾\"", "\"5\"");
        List<String> names =
                HOUSE.database()
                        .asOwner()
                        .sql(
                                "select unnest(array[id, name_ja, name_en]) from"
                                        + " registry.organisation where kind = 'operator'")
                        .query(String.class)
                        .list();
        for (String path :
                List.of(
                        "/public?" + QUARTER,
                        "/public/statistics.svg?" + QUARTER,
                        "/public/statistics.csv")) {
            assertThat(nobody.get(path).text()).as(path).doesNotContain("秘密").doesNotContain(names);
        }
    }

    @Test
    @Tag("C15")
    void theApplicationItselfCanReadNothingElseForNobody() {
        JdbcClient application = HOUSE.database().asApplication();
        for (String table : List.of("situation.edition", "situation.edition_figure")) {
            assertThatThrownBy(() -> application.sql("select * from " + table).query().listOfRows())
                    .as(table)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        assertThat(application.sql("select * from exchange.letter").query().listOfRows()).isEmpty();
        assertThat(application.sql("select * from situation.feedback").query().listOfRows())
                .isEmpty();
        assertThat(
                        application
                                .sql("select * from situation.published(8)")
                                .query()
                                .listOfRows()
                                .getFirst()
                                .keySet())
                .containsExactlyInAnyOrder(
                        "quarter", "smallest", "published_at", "sector", "type", "incidents");
    }

    @Test
    void aQuarterThatRunsIsNotPublishedNorIsAGroupOfTwo() {
        PublishedEditions editions = HOUSE.bean(PublishedEditions.class);
        Quarter next = Quarter.of(LATER);
        assertThat(editions.publish(next, List.of("untold"), 5, LATER)).isFalse();
        assertThat(editions.publish(next, List.of("untold"), 2, LATER.plus(200, ChronoUnit.DAYS)))
                .isFalse();
        Browser nobody = Browser.of(HOUSE);
        assertThat(nobody.get("/public?quarter=Q9").status()).isEqualTo(400);
        assertThat(nobody.get("/public?quarter=2001-Q1").status()).isEqualTo(404);
    }

    @Test
    @Tag("C15")
    void aWordReachesTheCoordinatorAloneAndTooManyHaveToWait() {
        Browser nobody = Browser.of(HOUSE);
        assertThat(nobody.postBare("/public/feedback").status()).as("no form token").isIn(303, 403);
        assertThat(say(nobody, " ").status()).isEqualTo(400);
        assertThat(say(nobody, "x".repeat(2001)).status()).isEqualTo(400);
        assertThat(say(nobody, "停電の知らせが<b>遅い").status()).isEqualTo(303);
        assertThat(say(nobody, "二つめ").status()).isEqualTo(303);
        assertThat(say(nobody, "三つめ").status()).isEqualTo(303);
        Browser.Answer refused = say(nobody, "四つめ");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).as("kept for another try").contains("四つめ", "まだ送られていません");

        Browser coordinator = Browser.at(HOUSE, "coordinator");
        assertThat(coordinator.get("/public-feedback").text())
                .contains("停電の知らせが&lt;b&gt;遅い", "見ていないご意見が3件");
        String id =
                HOUSE.database()
                        .asOwner()
                        .sql("select id::text from situation.feedback limit 1")
                        .query(String.class)
                        .single();
        String done = "/public-feedback/" + id + "/done";
        assertThat(coordinator.post("/public-feedback", done, Map.of()).status()).isEqualTo(303);
        assertThat(coordinator.get("/public-feedback").text()).contains("見ていないご意見が2件");
        Browser ministry = Browser.at(HOUSE, "ministry-desk");
        assertThat(ministry.get("/public-feedback").status()).isEqualTo(403);
        assertThat(coordinator.get("/public-feedback?after=x").status()).isEqualTo(400);
    }

    private static Browser.Answer say(Browser browser, String text) {
        return browser.post("/public", "/public/feedback", Map.of("text", text));
    }

    @Test
    @Tag("C15")
    void whatIsMarkedClearStandsOnThePortalAndNothingElseThatWasAnnounced() {
        for (String marking : List.of("TLP:CLEAR", "TLP:GREEN")) {
            assertThat(
                            HOUSE.desk("coordinator")
                                    .post(
                                            "/api/v1/announcements",
                                            """
                                            {"kind": "information", "title": "深刻度のお知らせ %1$s", "text": "本文", "tlp": "%1$s", "legalBasis": "none",
                                             "audience": {"everyone": true}}
                                            """
                                                    .formatted(marking))
                                    .status())
                    .isEqualTo(201);
        }
        assertThat(Browser.of(HOUSE).get("/public").text())
                .contains("深刻度のお知らせ TLP:CLEAR")
                .doesNotContain("深刻度のお知らせ TLP:GREEN");
    }
}
