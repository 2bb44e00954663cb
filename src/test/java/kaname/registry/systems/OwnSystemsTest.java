package kaname.registry.systems;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.Browser;
import kaname.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An operator keeps the list of its own systems, and nobody else does.
@Tag("B8")
class OwnSystemsTest {

    private static final House HOUSE = House.open();
    private static final String OWN = "/systems/own";

    private final Browser bank = Browser.at(HOUSE, "bank-desk");

    private static Map<String, String> form(Map<String, String> changed) {
        Map<String, String> form = new HashMap<>();
        form.put("name", "試験の勘定系");
        form.put("english", "Core banking on trial");
        form.put("kind", "it");
        form.putAll(changed);
        return form;
    }

    private String idOf(String name) {
        Matcher row =
                Pattern.compile(Pattern.quote(name) + ".*?/systems/own\\?id=([a-z0-9-]+)")
                        .matcher(bank.get("/systems").text());
        assertThat(row.find()).as("%s is listed", name).isTrue();
        return row.group(1);
    }

    @Test
    void aSystemIsListedThenChangedThenRemovedWithItsProducts() {
        String service = service();
        var kept = bank.post(OWN, OWN, form(Map.of("services", service)));
        assertThat(kept.status()).as(kept.text()).isEqualTo(303);
        String id = idOf("試験の勘定系");
        assertThat(bank.get("/report?system=" + id).text())
                .as("a report begun from it knows service and kind")
                .contains("name=\"system_kind\" value=\"it\"")
                .containsPattern("value=\"" + service + "\" checked");

        assertThat(
                        bank.post(OWN, OWN, form(Map.of("id", id, "name", "試験の制御系", "kind", "ot")))
                                .status())
                .isEqualTo(303);
        assertThat(idOf("試験の制御系")).isEqualTo(id);
        assertThat(bank.get("/report?system=" + id).text())
                .contains("name=\"system_kind\" value=\"ot\"");
        assertThat(
                        bank.post(
                                        "/systems",
                                        "/systems/products",
                                        Map.of("system", id, "vendor", "V", "product", "P"))
                                .status())
                .isEqualTo(303);

        assertThat(bank.post(OWN, OWN, Map.of("id", id, "act", "remove")).status()).isEqualTo(303);
        assertThat(bank.get("/systems").text()).doesNotContain("試験の制御系", id);
        assertThat(bank.get(OWN + "?id=" + id).status()).isEqualTo(404);
    }

    private String service() {
        Matcher own =
                Pattern.compile("name=\"services\" value=\"([a-z0-9-]+)\"")
                        .matcher(bank.get(OWN).text());
        assertThat(own.find()).isTrue();
        return own.group(1);
    }

    @Test
    void whatCannotStandIsNamedFieldByFieldAndNothingIsStored() {
        var refused =
                bank.post(
                        OWN,
                        OWN,
                        Map.of(
                                "name",
                                " ",
                                "english",
                                "x".repeat(201),
                                "kind",
                                "steam",
                                "services",
                                "minato-terminal-berth"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text())
                .contains(
                        "id=\"name-error\"",
                        "id=\"english-error\"",
                        "種類を選んでください",
                        "あなたの組織のサービスから選んでください");
        assertThat(bank.get("/systems").text()).doesNotContain("x".repeat(201));
    }

    @Test
    void nobodyElseReadsOrChangesIt() {
        assertThat(bank.get(OWN + "?id=minato-terminal-crane").status()).isEqualTo(404);
        assertThat(bank.post(OWN, OWN, form(Map.of("id", "minato-terminal-crane"))).status())
                .isEqualTo(404);
        assertThat(
                        bank.post(OWN, OWN, Map.of("id", "minato-terminal-crane", "act", "remove"))
                                .status())
                .isEqualTo(404);
        assertThat(Browser.at(HOUSE, "port-desk").get("/systems").text()).contains("ガントリークレーン制御");
        assertThat(Browser.at(HOUSE, "ministry-desk").get(OWN).status()).isIn(403, 404);
    }
}
