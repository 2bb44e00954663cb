package kaname.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import kaname.Browser;
import kaname.House;
import kaname.WatchedMatter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// What recipients do about an advisory, and what reporters hear of it.
class AdvisoryCampaignTest {

    private static final House HOUSE = House.open();
    private static final Advised ADVISED = new Advised(HOUSE);

    private static String toFour(String title) {
        return ADVISED.released(
                "coordinator",
                Advised.with(
                        Advised.with(Advised.document(title), "measures", List.of("更新する", "遮断する")),
                        "audience",
                        Advised.to(
                                "minato-terminal", "koyomi-bank", "izumi-water", "sora-control")));
    }

    @Test
    @Tag("F3")
    void theAuthorSeesHowFarEachMeasureHasComeOverAllAndInEachSector() {
        String id = toFour("実施率");
        ADVISED.answer("port-desk", id, 1, "not-done");
        ADVISED.answer("port-desk", id, 1, "done");
        ADVISED.answer("bank-desk", id, 1, "not-done");
        ADVISED.answer("izumi-desk", id, 1, "not-applicable");
        ADVISED.answer("port-desk", id, 2, "done");
        JsonNode rates =
                HOUSE.desk("coordinator")
                        .get(Advised.ALL + "/" + id + "/campaign")
                        .json()
                        .path("rates");
        assertThat(line(rates, 1, null)).isEqualTo("4 asked, 1 done, 1 not, 1 n/a, 1 silent, 33%");
        assertThat(line(rates, 2, null)).isEqualTo("4 asked, 1 done, 0 not, 0 n/a, 3 silent, 25%");
        assertThat(line(rates, 1, "port"))
                .isEqualTo("1 asked, 1 done, 0 not, 0 n/a, 0 silent, 100%");
        assertThat(Browser.at(HOUSE, "coordinator").get("/advisories/" + id).text())
                .contains("33%", "未回答1");
    }

    private static String line(JsonNode rates, int measure, String sector) {
        for (JsonNode rate : rates) {
            if (rate.path("measure").asInt() == measure
                    && (sector == null
                            ? rate.path("sector").isNull()
                            : sector.equals(rate.path("sector").asString("")))) {
                return "%s asked, %s done, %s not, %s n/a, %s silent, %s%%"
                        .formatted(
                                rate.path("asked").asString(),
                                rate.path("done").asString(),
                                rate.path("notDone").asString(),
                                rate.path("notApplicable").asString(),
                                rate.path("notAnswered").asString(),
                                rate.path("percentDone").asString());
            }
        }
        throw new AssertionError("no rate of " + measure + " in " + sector + ": " + rates);
    }

    @Test
    @Tag("F3")
    void recipientsSeeTheirOwnAnswersAndTheOverallRateWhereItNamesNobody() {
        String id = toFour("自分の回答");
        ADVISED.answer("port-desk", id, 1, "done");
        JsonNode bank = HOUSE.desk("bank-desk").get(Advised.ALL + "/" + id + "/answers").json();
        assertThat(bank.path("answers").size()).isZero();
        assertThat(line(bank.path("overall"), 1, null)).startsWith("4 asked, 1 done");
        assertThat(bank.toString()).doesNotContain("minato");
        String two = ADVISED.released("coordinator", Advised.document("ひとりだけ"));
        ADVISED.answer("port-desk", two, 1, "done");
        assertThat(
                        HOUSE.desk("port-desk")
                                .get(Advised.ALL + "/" + two + "/answers")
                                .json()
                                .path("overall")
                                .size())
                .as("an overall rate of one is somebody's answer")
                .isZero();
        assertThat(HOUSE.desk("port-desk").get(Advised.ALL + "/" + id + "/campaign").status())
                .isEqualTo(404);
    }

    @Test
    @Tag("F3")
    void anAnswerIsCheckedAndOnlyOfARecipient() {
        String id = toFour("回答の検査");
        assertThat(ADVISED.answer("port-desk", id, 3, "done").pointers())
                .containsExactly("/measure");
        assertThat(ADVISED.answer("port-desk", id, 1, "maybe").pointers())
                .containsExactly("/answer");
        assertThat(ADVISED.answer("ceptoar-port", id, 1, "done").status()).isEqualTo(404);
        assertThat(ADVISED.answer("coordinator", id, 1, "done").status()).isEqualTo(404);
        Browser port = Browser.at(HOUSE, "port-desk");
        assertThat(
                        port.post(
                                        "/advisories/" + id + "/answers",
                                        "measure=1&answer=done&on=2026-11-20&note=Giraffe")
                                .location())
                .contains("answered=1");
        assertThat(port.get("/advisories/" + id).text()).contains("Giraffe", "2026-11-20");
    }

    @Test
    @Tag("F3")
    void figuresOfAThousandOperatorsAndTwentyMeasuresAreOneQuickStatement() {
        String id =
                ADVISED.released(
                        "coordinator",
                        Advised.with(
                                Advised.document("千の事業者"),
                                "measures",
                                IntStream.range(0, 20).mapToObj(i -> "策" + i).toList()));
        DataSource owner = HOUSE.database().owner();
        new TransactionTemplate(new JdbcTransactionManager(owner))
                .executeWithoutResult(transaction -> {
                    JdbcClient jdbc = JdbcClient.create(owner);
                    aThousand(jdbc, id);
                    long begin = System.nanoTime();
                    List<Integer> last =
                            jdbc.sql(
                                            "select * from advisory.campaign(?::uuid) where measure"
                                                    + " = 20 and sector is null")
                                    .param(id)
                                    .query((row, _) ->
                                            List.of(
                                                    row.getInt("asked"),
                                                    row.getInt("done"),
                                                    row.getInt("not_done"),
                                                    row.getInt("not_applicable")))
                                    .single();
                    long millis = (System.nanoTime() - begin) / 1_000_000;
                    System.out.println(
                            "A campaign of 1,000 organisations and 20 measures: " + millis + " ms");
                    assertThat(last).containsExactly(1000, 249, 250, 250);
                    assertThat(millis).isLessThan(3000);
                    transaction.setRollbackOnly();
                });
    }

    private static void aThousand(JdbcClient jdbc, String id) {
        jdbc.sql(
                        """
                        insert into registry.organisation (id, name_ja, name_en, kind, country)
                        select 'thousand-' || n, '千' || n, 'Thousand ' || n, 'operator', 'JP' from generate_series(1, 999) n
                        """)
                .update();
        jdbc.sql(
                        "insert into registry.organisation_sector select 'thousand-' || n, 'port'"
                                + " from generate_series(1, 999) n")
                .update();
        jdbc.sql("update exchange.announcement set reached = 1000 where id = ?::uuid")
                .param(id)
                .update();
        jdbc.sql(
                        """
                        insert into exchange.announcement_recipient (announcement, organisation, sender, released_at)
                        select ?::uuid, 'thousand-' || n, 'cyber-office', now() from generate_series(1, 999) n
                        """)
                .param(id)
                .update();
        jdbc.sql(
                        """
                        insert into advisory.answer (advisory, measure, organisation, number, answer, account, at)
                        select ?::uuid, m, 'thousand-' || n, 1,
                               case n % 4 when 0 then 'done' when 1 then 'not-done' else 'not-applicable' end,
                               (select id from registry.account limit 1), now()
                          from generate_series(1, 999) n, generate_series(1, 20) m where n % 4 <> 3
                        """)
                .param(id)
                .update();
        jdbc.sql(
                        """
                        select set_config('kaname.organisation', organisation, true),
                               set_config('kaname.account', id::text, true)
                          from registry.account where login = 'coordinator'
                        """)
                .query((row, _) -> row.getString(1))
                .single();
    }

    @Test
    @Tag("F13")
    @Tag("N5")
    void aReporterHearsWhatItsReportBecame() {
        WatchedMatter matter = new WatchedMatter(HOUSE, false);
        String incident = matter.incident();
        Browser port = Browser.at(HOUSE, "port-desk");
        assertThat(port.get("/incidents/" + incident).text()).contains("あなたの名前は出ません");
        String letter = ADVISED.letterOf(incident);
        assertThat(Browser.at(HOUSE, "ministry-desk").get("/letters/" + letter).text())
                .contains("/advisories/new?letter=" + letter);
        Map<String, Object> document = Advised.document("報告から生まれた");
        document.put("sources", List.of(Map.of("kind", "letter", "subject", letter)));
        document.put("audience", Advised.to("koyomi-bank", "izumi-water"));
        assertThat(ADVISED.draft("ceptoar-port", document).pointers())
                .as("a letter that it may not read")
                .containsExactly("/sources");
        String id = ADVISED.released("ministry", "ministry-desk", document);
        ADVISED.answer("bank-desk", id, 1, "done");

        assertThat(port.get("/incidents/" + incident).text())
                .contains("あなたの報告は注意喚起になり、2組織に届き、1組織が実施しました。")
                .as("it is no recipient")
                .doesNotContain("報告から生まれた");
        assertThat(HOUSE.desk("bank-desk").get(Advised.ALL + "/" + id).text())
                .as("the reporter is not in it")
                .doesNotContain("minato", letter, incident);
        for (String format : Export.FORMATS) {
            assertThat(
                            HOUSE.desk("bank-desk")
                                    .get(Advised.ALL + "/" + id + "/exports/" + format)
                                    .text())
                    .isNotBlank()
                    .doesNotContain("minato", "Minato", "みなと", letter, incident);
        }
        HOUSE.desk("ministry-desk")
                .post(Advised.ALL + "/" + id + "/revocation", "{\"reason\": \"x\"}");
        assertThat(port.get("/incidents/" + incident).text()).contains("のちに取り消されました");
        assertThat(HOUSE.bean(Feedback.class).of(List.of(UUID.fromString(letter))))
                .as("without a caller")
                .isEmpty();
    }

    @Test
    @Tag("N4")
    void anOperatorSeesWhichOfItsSystemsAreConcernedAndIsReachedByThem() {
        Browser port = Browser.at(HOUSE, "port-desk");
        assertThat(
                        port.post(
                                        "/systems/products",
                                        "system=minato-terminal-tos&vendor=Example%20Networks"
                                                + "&product=VPN-5&version=9.2")
                                .location())
                .isEqualTo("/systems");
        port.post(
                "/systems/products",
                "system=minato-terminal-gate&vendor=example%20networks&product=vpn-5&version=9.4.0");
        port.post("/systems/networks", "range=203.0.113.0/24&note=Tapir");
        assertThat(port.post("/systems/networks", "range=nonsense").status()).isEqualTo(400);
        assertThat(port.get("/systems").text()).contains("VPN-5", "203.0.113.0/24");
        assertThat(Browser.at(HOUSE, "bank-desk").get("/systems").text())
                .doesNotContain("203.0.113.0/24", "minato");
        Map<String, Object> document = Advised.document("VPN の欠陥");
        document.put(
                "products",
                List.of(
                        Map.of(
                                "vendor",
                                "Example Networks",
                                "product",
                                "VPN-5",
                                "versions",
                                ">=9.0 <9.4")));
        document.put("indicators", List.of(Map.of("type", "ip", "value", "203.0.113.9")));
        document.put("audience", Map.of("users", true));
        String id = ADVISED.released("coordinator", document);
        assertThat(
                        HOUSE.database()
                                .asOwner()
                                .sql(
                                        "select organisation from exchange.announcement_recipient"
                                                + " where announcement = ?::uuid")
                                .param(id)
                                .query(String.class)
                                .list())
                .containsExactly("minato-terminal");
        assertThat(port.get("/advisories/" + id).text())
                .contains("あなたの1つのシステムがこの製品を使っています", "Tapir")
                .doesNotContain("vpn-5 9.4.0");
        assertThat(Browser.at(HOUSE, "coordinator").get("/advisories/" + id).text())
                .doesNotContain("Tapir", "システムがこの製品を使っています");
        assertThat(
                        HOUSE.database()
                                .asOwner()
                                .sql(
                                        """
                                        select registry.version_within('9.4.0', '<=9.4') and registry.version_within('', '<1')
                                           and not registry.version_within('9.10', '<9.4')
                                           and registry.version_within('9.10', '>9.4 <10')
                                           and registry.version_within('15.2(4)M3', '=15.2.4.3')
                                        """)
                                .query(Boolean.class)
                                .single())
                .isTrue();
    }
}
