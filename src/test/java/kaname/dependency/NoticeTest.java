package kaname.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.Browser;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A supplier's failure says who is owed notice, until when, and whether it came.
@Tag("H18")
class NoticeTest {

    private static final House HOUSE = House.ofItsOwn();

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    private static final String PATH = "/dependencies";
    private static final String AFFECTED = PATH + "/affected?service=hikari-grid-supply";

    private static final Instant KNOWN = Instant.parse("2026-01-05T00:00:00Z");

    private static Notice notice(Double hours, String told, String warned, String now) {
        return Notice.of(hours, KNOWN, at(told), at(warned), at(now));
    }

    private static Instant at(String hour) {
        return hour == null ? null : Instant.parse("2026-01-05T" + hour + ":00Z");
    }

    private static String own(Browser desk, String supplier) {
        Matcher link =
                Pattern.compile("<option value=\"([0-9a-f-]{36})\"[^>]*>[^<]*" + supplier)
                        .matcher(desk.get(PATH + "/notices").text());
        assertThat(link.find()).as(supplier).isTrue();
        return link.group(1);
    }

    private static String row(String page, String operator) {
        int at = page.indexOf("<th scope=\"row\">" + operator);
        return at < 0 ? "" : page.substring(at, page.indexOf("</tr>", at));
    }

    private static Browser.Answer note(Browser desk, String dependency, String known, String told) {
        return desk.post(
                PATH + "/notices",
                PATH + "/notices",
                Map.of("dependency", dependency, "known", known, "told", told));
    }

    @Test
    void isInTimeUpToTheAgreedHourAndLateAfterIt() {
        assertThat(notice(4.0, "04:00", null, "09:00").state()).isEqualTo(Notice.State.IN_TIME);
        assertThat(notice(4.0, "04:01", null, "09:00").state()).isEqualTo(Notice.State.LATE);
        assertThat(notice(4.0, null, null, "04:00").state()).isEqualTo(Notice.State.RUNNING);
        assertThat(notice(4.0, null, null, "04:01").state()).isEqualTo(Notice.State.OVERDUE);
        assertThat(notice(0.5, null, null, "00:10").due()).isEqualTo(at("00:30"));
        assertThat(notice(null, null, null, "09:00").state()).isEqualTo(Notice.State.UNAGREED);
        assertThat(notice(null, "05:00", null, "09:00").state()).isEqualTo(Notice.State.TOLD);
        Notice both = notice(4.0, "05:00", "03:00", "09:00");
        assertThat(both.state()).as("the earlier word counts").isEqualTo(Notice.State.IN_TIME);
        assertThat(both.byHouse()).isTrue();
    }

    @Test
    void theAffectedAreListedWithUntilWhenEachIsOwedNotice() {
        String page =
                Browser.at(HOUSE, "coordinator").get(AFFECTED + "&known=2026-01-05T09:00").text();
        assertThat(row(page, "なごみ")).contains("0.5時間以内", "§ 12", "9:30 JST", "期限を過ぎ");
        assertThat(page).contains("約束の時間なし", "間の供給元が知らせる");
        assertThat(Browser.at(HOUSE, "port-desk").get(AFFECTED).text())
                .as("its own alone")
                .contains("みなと港")
                .doesNotContain("なごみ");
        assertThat(Browser.at(HOUSE, "police-desk").get(AFFECTED).text()).contains("見せられていません");
        assertThat(Browser.at(HOUSE, "coordinator").get(AFFECTED + "&known=soon").status())
                .isEqualTo(400);
        assertThat(
                        Browser.at(HOUSE, "coordinator")
                                .get(AFFECTED + "&known=2099-01-01T00:00")
                                .status())
                .isEqualTo(400);
    }

    @Test
    void whatACustomerNotesIsSeenByThoseAloneWhoSeeTheDependency() {
        Browser water = Browser.at(HOUSE, "izumi-desk");
        String dependency = own(water, "ひかり");
        assertThat(note(water, dependency, "2026-02-05T09:00", "2026-02-05T09:40").status())
                .isEqualTo(303);
        assertThat(water.get(PATH + "/notices").text()).contains("間に合って知らされた", "09:40 JST");
        String seen = AFFECTED + "&known=2026-02-05T09:00";
        assertThat(row(Browser.at(HOUSE, "coordinator").get(seen).text(), "いずみ"))
                .contains("間に合って知らされた");
        assertThat(Browser.at(HOUSE, "bank-desk").get(seen).text()).doesNotContain("いずみ");
        assertThat(
                        note(Browser.at(HOUSE, "port-desk"), dependency, "2026-02-05T09:00", "")
                                .status())
                .isEqualTo(404);

        assertThat(
                        water.post(
                                        PATH + "/notices",
                                        PATH + "/notices",
                                        Map.of(
                                                "dependency",
                                                dependency,
                                                "known",
                                                "2026-02-05T00:00:00Z",
                                                "act",
                                                "withdraw"))
                                .status())
                .isEqualTo(303);
        assertThat(row(Browser.at(HOUSE, "coordinator").get(seen).text(), "いずみ")).contains("期限を過ぎ");
    }

    @Test
    void whatIsWrongIsNamed() {
        Browser water = Browser.at(HOUSE, "izumi-desk");
        String dependency = own(water, "ひかり");
        assertThat(note(water, dependency, "soon", "").text()).contains("class=\"error\"", "日本時間");
        assertThat(note(water, dependency, "2026-03-05T09:00", "2026-03-05T08:00").text())
                .contains("前にはなりません");
        assertThat(note(water, "nothing", "2026-03-05T09:00", "").status()).isEqualTo(400);
        assertThat(Browser.at(HOUSE, "coordinator").get(PATH + "/notices").status()).isEqualTo(403);
    }

    @Test
    void theTermIsWrittenInTheFormAndTheFileAndKeptInItsHistory() {
        Browser port = Browser.at(HOUSE, "port-desk");
        String head = "consumer,supplier,noticeHours,noticeClause\r\n";
        Browser.Answer wrong =
                port.post(
                        PATH,
                        PATH + "/file",
                        Map.of("text", head + "minato-terminal-berth,tomo-shipping-sea,many,\r\n"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("2行目", "noticeHours");
        String good = head + "minato-terminal-berth,tomo-shipping-sea,4,第3条\r\n";
        assertThat(port.post(PATH, PATH + "/file", Map.of("act", "keep", "text", good)).status())
                .isEqualTo(200);
        assertThat(port.get("/dependencies.csv").text()).contains(",4,第3条,");
        assertThat(port.get(PATH).text()).contains("4時間以内");

        String one = PATH + "/" + own(port, "ともづな");
        Map<String, String> form =
                new LinkedHashMap<>(
                        Map.of(
                                "consumer", "minato-terminal-berth",
                                "supplier", "tomo-shipping-sea",
                                "kind", "physical",
                                "strength", "5",
                                "buffer", "0",
                                "needs", "1",
                                "growth", "at-once",
                                "growthHours", "0",
                                "confidence", "0",
                                "number", "1"));
        form.put("noticeHours", "9000");
        assertThat(port.post(one, one, form).text()).contains("0から8760まで");
        form.put("noticeHours", "2.5");
        assertThat(port.post(one, one, form).status()).isEqualTo(303);
        assertThat(port.get(one).text()).contains("4 → 2.5", "第3条 → —");
        assertThat(port.post(one, one + "/removal", Map.of("number", "2")).status()).isEqualTo(303);
        assertThat(port.post(PATH, one + "/return", Map.of()).status()).isEqualTo(303);

        String model = HOUSE.desk("port-desk").get("/api/v1/dependencies").json().toString();
        assertThat(model).contains("\"noticeHours\":2.5");
        assertThat(
                        List.of("nine", "-1").stream()
                                .map(hours ->
                                        port.post(
                                                        PATH,
                                                        PATH + "/file",
                                                        Map.of(
                                                                "text",
                                                                model.replace(
                                                                        "\"noticeHours\":2.5",
                                                                        "\"noticeHours\":\""
                                                                                + hours
                                                                                + "\"")))
                                                .text()))
                .allMatch(text -> text.contains("noticeHours"));
    }

    @Test
    void suppliersOfSuppliersAreListedAsFarAsShownAndItSaysWhereThatEnds() {
        String suppliers = PATH + "/suppliers?service=izumi-water-supply&tiers=";
        Browser coordinator = Browser.at(HOUSE, "coordinator");
        assertThat(coordinator.get(suppliers + "1").text())
                .contains("service=hikari-grid-supply&amp;tiers=1")
                .doesNotContain("service=hoshi-power-generation&amp;tiers=1");
        assertThat(coordinator.get(suppliers + "2").text())
                .contains("service=hoshi-power-generation&amp;tiers=2");
        String water = Browser.at(HOUSE, "izumi-desk").get(PATH + "/suppliers?tiers=5").text();
        assertThat(water)
                .as("the supplier did not show it what it stands on itself")
                .contains("service=hikari-grid-supply", "見せられていません")
                .doesNotContain("hoshi-power-generation");
        assertThat(
                        Browser.at(HOUSE, "izumi-desk")
                                .get(PATH + "/graph?service=izumi-water-supply")
                                .text())
                .contains("その先が見せられていない供給元");
        assertThat(Browser.at(HOUSE, "port-desk").get(suppliers + "1").status()).isEqualTo(404);
        assertThat(coordinator.get(suppliers + "6").status()).isEqualTo(400);
    }
}
