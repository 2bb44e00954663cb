package kaname.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kaname.House;
import kaname.catalogue.Catalogue;
import kaname.exchange.VerifyFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The reason for being, as people do it: report once, and all that follows is seen, proven and
/// answered.
class MainJobTest {

    private static final House HOUSE = House.open();
    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final double POLLED = 20_000;

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    @Tag("N2")
    @Tag("G12")
    @Tag("A4")
    void reportedOnceEveryDutyIsMet(String language) {
        try (Visitor operator = Visitor.reading(language);
                Visitor ministry = Visitor.reading(language).at("ministry-desk");
                Visitor commission = Visitor.reading(language).at("data-protection-desk");
                Visitor police = Visitor.reading(language).at("police-desk")) {
            String incident = reports(operator);
            String first = letter(incident, "jp-information-contact", "mlit");
            String firstDuties = String.join("\n", operator.texts("#told ~ ul .duty h3"));

            Locator effort = operator.find("#jp-basic-act-effort-continuous");
            assertThat(effort.locator(".badge.effort"))
                    .hasText(operator.t("努力義務", "duty of effort"));
            assertThat(effort).not().containsText(operator.t("速やかに", "Promptly"));
            assertThat(effort.locator(".clock, a[href*='/send']")).hasCount(0);

            acknowledges(ministry, operator, first);
            addsWhatWasFound(operator);

            assertThat(String.join("\n", operator.texts("#told ~ ul .duty h3")))
                    .contains(firstDuties.split("\n"));
            asksNothingTwice(operator, incident);
            eachReadsItsOwnForm(ministry, commission, incident);
            thePoliceIsToldWhenTheOperatorSaysSo(operator, police, incident);
            seesWhatItCost(operator, incident);
        }
    }

    /// From the first page to what the page says after five answers.
    private static String reports(Visitor operator) {
        operator.open("/");
        operator.find(
                        "button.seat:has(strong:text-is('"
                                + operator.t("港湾事業者のインシデント担当", "Incident desk of a port operator")
                                + "'))")
                .click();
        operator.link("障害・不具合を報告する", "Report an outage").click();

        operator.page().getByText(operator.t("コンテナの搬出入", "Container gate-in and gate-out")).click();
        operator.find("label.choice:has(input[value=stopped])").click();
        assertThat(operator.find("#meaning .duty").first())
                .containsText(operator.t("国土港湾省", "Ministry of Land and Ports"));
        operator.find("#state_since").fill(jst(-40));
        operator.find("#aware_at").fill(jst(-20));
        operator.find("#contact").fill("050-0000-1001");
        operator.find("details.more > summary").click();
        operator.find("#attack_type").selectOption("ransomware");
        Locator clock = operator.find("#meaning .clock-left time[data-due]").first();
        assertThat(clock).containsText(left(operator));
        operator.find("#attack_type").selectOption("");
        assertThat(operator.find("#meaning .clock-left time[data-due]").first()).isVisible();
        operator.press("報告する", "Send the report");

        assertThat(operator.find("h1")).containsText(operator.t("伝えました：", "Told: "));
        String incident = operator.page().url().replaceAll("^.*/incidents/([^?]+).*$", "$1");
        for (JsonNode filing : filings(incident)) {
            String body = filing.path("recipient").asString();
            var name = CATALOGUE.bodies().get(body).shortName();
            assertThat(operator.find("h1")).containsText(operator.t(name.ja(), name.en()));
        }
        assertThat(operator.find("#told ~ ul .duty cite").first()).not().isEmpty();

        operator.link("受付証を見る", "See the receipt").click();
        byte[] receipt =
                operator.download(operator.link("受付証のファイルをダウンロード", "Download the receipt file"));
        String key =
                HOUSE.stranger().get("/.well-known/jwks.json").json().at("/keys/0/kid").asString();
        assertThat(VerifyFile.verify(receipt, Optional.of(key)).holds()).isTrue();
        operator.open("/incidents/" + incident);
        byte[] evidence =
                operator.download(operator.link("証拠一式をダウンロード（ZIP）", "Download the evidence (ZIP)"));
        assertThat(VerifyFile.verify(evidence, Optional.of(key)).holds()).isTrue();
        return incident;
    }

    /// Two reports were sent from pages: the time is measured, and every form came of it.
    private static void seesWhatItCost(Visitor operator, String incident) {
        operator.open("/burden");
        Locator row = operator.find("tr:has(a[href='/incidents/" + incident + "'])");
        assertThat(row).containsText(operator.t("分", " min"));
        assertThat(row).not().containsText(operator.t("測定なし", "not measured"));
    }

    /// The ministry's keyboard, and the operator's page that renews itself.
    private static void acknowledges(Visitor ministry, Visitor operator, String letter) {
        Locator progress = operator.find("[data-letter='" + letter + "']").last();
        assertThat(progress).containsText(operator.t("まだ読まれていません", "not read yet"));
        Locator row = ministry.inInbox(letter);
        assertThat(row).isVisible();
        Locator selected = ministry.find("ol.letters > li.selected:has(#letter-" + letter + ")");
        while (selected.count() == 0) {
            ministry.page().keyboard().press("j");
        }
        ministry.page().keyboard().press("a");
        assertThat(ministry.find("li.taken #letter-" + letter)).isVisible();
        assertThat(progress)
                .containsText(
                        operator.t("受領されました", "Acknowledged"),
                        new ContainsTextOptions().setTimeout(POLLED));
    }

    private static void addsWhatWasFound(Visitor operator) {
        operator.link("続報を書く", "Report further").click();
        answers(operator);
        operator.press("先に見る", "Preview");
        assertThat(operator.find("#preview")).containsText(operator.t("新しく生じるもの", "New duties"));
        operator.press("続報として送る", "Send as a further report");

        assertThat(operator.find(".notice-done")).containsText(operator.t("第2報", "Report 2"));
        assertThat(operator.find(".notice-done"))
                .containsText(
                        operator.t("サイバー対処能力強化法に基づく特定侵害事象等の報告", "cyber response capability act"));
        assertThat(operator.find(".notice-done"))
                .containsText(operator.t("個人データの漏えい等の報告", "Personal data breach report"));
        for (String duty : List.of("#jp-acd-art5-detailed", "#jp-appi-final")) {
            Locator clock = operator.find(duty + " .clock");
            assertThat(clock.locator(".clock-left time[data-due]")).containsText(left(operator));
            assertThat(clock.locator(".clock-wall")).containsText("JST");
            assertThat(clock.locator(".clock-rule").first()).containsText("30");
            assertThat(clock.locator("cite")).not().isEmpty();
        }
    }

    /// What is left open in every form stays closed: `q-` fields of groups that are folded.
    static void answers(Visitor operator) {
        operator.page()
                .locator("details.fold > summary")
                .all()
                .forEach(fold -> {
                    if (fold.locator("..").getAttribute("open") == null) {
                        fold.click();
                    }
                });
        operator.find("#q-attack_type input[value=ransomware]").check();
        operator.find("#q-ransom_note").fill("印のある脅迫文");
        operator.find("#q-personal_data input[value=possible]").check();
        operator.find("#q-persons_affected").fill("1200");
    }

    private static void asksNothingTwice(Visitor operator, String incident) {
        operator.open("/incidents/" + incident + "/more");
        for (String answered :
                List.of(
                        "service",
                        "contact",
                        "aware_at",
                        "attack_type",
                        "ransom_note",
                        "personal_data",
                        "persons_affected")) {
            assertThat(operator.find("#q-" + answered)).hasCount(0);
        }
    }

    private static void eachReadsItsOwnForm(Visitor ministry, Visitor commission, String incident) {
        for (JsonNode filing : filings(incident)) {
            String letter = filing.path("id").asString();
            Visitor reader =
                    switch (filing.path("recipientOrganisation").asString()) {
                        case "land-ministry" -> ministry;
                        case "data-protection" -> commission;
                        default -> null;
                    };
            if (reader == null) {
                continue;
            }
            reader.open("/letters/" + letter);
            Set<String> items = new HashSet<>();
            CATALOGUE
                    .form(filing.path("form").asString())
                    .items()
                    .forEach(item -> items.add(reader.t(item.label().ja(), item.label().en())));
            assertThat(reader.texts("dl.sent dt")).isNotEmpty().allMatch(items::contains);
            boolean appi = filing.path("regime").asString().equals("jp-appi");
            boolean act = filing.path("regime").asString().equals("jp-acd-art5");
            Locator sheet = reader.find("section[aria-labelledby=sheet]");
            if (appi) {
                assertThat(sheet).containsText(Pattern.compile("1,?200"));
                assertThat(sheet).not().containsText(Pattern.compile("ランサム|[Rr]ansom|脅迫文"));
            } else {
                assertThat(sheet).not().containsText(Pattern.compile("1,?200"));
            }
            if (act) {
                assertThat(sheet).containsText("印のある脅迫文");
            }
        }
        String toCommission = letter(incident, "jp-appi", "ppc");
        assertThat(ministry.page().navigate("/letters/" + toCommission).status()).isEqualTo(404);
        assertThat(
                        commission
                                .page()
                                .navigate("/letters/" + letter(incident, "jp-acd-art5", "mlit"))
                                .status())
                .isEqualTo(404);
    }

    private static void thePoliceIsToldWhenTheOperatorSaysSo(
            Visitor operator, Visitor police, String incident) {
        assertThat(filings(incident))
                .noneMatch(filing -> filing.path("regime").asString().equals("jp-police"));
        operator.open("/incidents/" + incident);
        operator.find("#jp-police-consultation a[href*='/send']").click();
        assertThat(operator.find("h1")).containsText(operator.t("まだ何も送っていません", "Nothing has left"));
        assertThat(filings(incident))
                .noneMatch(filing -> filing.path("regime").asString().equals("jp-police"));
        operator.press("この内容で送る", "Send this");
        assertThat(operator.find(".notice-done"))
                .isVisible(new IsVisibleOptions().setTimeout(POLLED));
        assertThat(police.inInbox(letter(incident, "jp-police", "npa"))).isVisible();
    }

    static List<JsonNode> filings(String incident) {
        return HOUSE.desk("port-desk")
                .get("/api/v1/incidents/" + incident + "/filings")
                .json()
                .path("filings")
                .valueStream()
                .toList();
    }

    static String letter(String incident, String regime, String recipient) {
        return filings(incident).stream()
                .filter(filing -> filing.path("regime").asString().equals(regime))
                .filter(filing -> filing.path("recipient").asString().equals(recipient))
                .map(filing -> filing.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    static Pattern left(Visitor visitor) {
        return Pattern.compile(visitor.t("残り .*\\d", "\\d.* left"));
    }

    /// What somebody in Japan reads off the clock.
    static String jst(int minutes) {
        return LocalDateTime.now(ZoneId.of("Asia/Tokyo"))
                .plusMinutes(minutes)
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm"));
    }
}
