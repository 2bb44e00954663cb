package kaname.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import kaname.catalogue.Catalogue;
import kaname.catalogue.DutyClass;
import kaname.catalogue.Facts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An incident of operational technology is incomplete until its effect on safety was said.
@Tag("B12")
class SafetyTest {

    private static final House HOUSE = House.open();

    private static String report(String more) {
        Desk.Answer answer =
                HOUSE.desk("port-desk")
                        .report(
                                """
                                {"operator": {"id": "minato-terminal"}, "title": "搬出入の停止", "kind": "incident",
                                 "exercise": false, "facts": {"service": "コンテナの搬出入", "service_state": "stopped",
                                 "state_since": "2026-11-20T09:00:00+09:00", "aware_at": "2026-11-20T09:05:00+09:00",
                                 "contact": "窓口 050-0000-0000"%s}}
                                """
                                        .formatted(more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    private static List<String> missing(String incident) {
        return HOUSE
                .desk("port-desk")
                .get("/api/v1/incidents/" + incident)
                .json()
                .findParents("missing")
                .stream()
                .filter(duty -> duty.path("bearer").asString("").equals("operator"))
                .filter(duty -> !duty.path("class").asString("").equals("voluntary"))
                .map(duty -> duty.path("missing").toString())
                .toList();
    }

    /// Whether a clock waits for it; what no clock waits for stands under 「ほかに分かったこと」.
    private static boolean waitsForSafety(String incident) {
        String page = Browser.at(HOUSE, "port-desk").get("/incidents/" + incident + "/more").text();
        int asked = page.indexOf("id=\"q-safety_effect\"");
        assertThat(asked).isPositive();
        return asked < page.indexOf("ほかに分かったこと");
    }

    @Test
    void operationalTechnologyWithoutAWordOfSafetyIsIncompleteInTheApiAndAskedForAtThePage() {
        String incident = report(", \"system_kind\": [\"it\", \"ot\"]");
        assertThat(missing(incident))
                .isNotEmpty()
                .allMatch(missing -> missing.contains("safety_effect"));
        assertThat(waitsForSafety(incident)).isTrue();
    }

    @Test
    void itIsCompleteInThatOnceSafetyWasSaidAndAskedOfNobodyElse() {
        String said = report(", \"system_kind\": [\"ot\"], \"safety_effect\": \"なし\"");
        assertThat(missing(said)).isNotEmpty().noneMatch(one -> one.contains("safety_effect"));
        String office = report(", \"system_kind\": [\"it\"]");
        assertThat(missing(office)).isNotEmpty().noneMatch(one -> one.contains("safety_effect"));
        assertThat(waitsForSafety(office)).isFalse();
    }

    @Test
    void whatIsVoluntaryStaysVoluntary() {
        Catalogue.shipped().regimes().stream()
                .filter(one -> one.dutyClass() == DutyClass.VOLUNTARY)
                .forEach(one ->
                        assertThat(
                                        Safety.missing(
                                                one,
                                                new Facts(Map.of("system_kind", List.of("ot")))))
                                .isEmpty());
    }
}
