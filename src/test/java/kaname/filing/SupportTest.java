package kaname.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kaname.Desk;
import kaname.House;
import kaname.catalogue.Catalogues;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whoever reports gets something back at once, and nobody learns about anybody by it.
@Tag("N4")
class SupportTest {

    private static final House HOUSE = House.ofItsOwn();

    private static String report(String persona, String title) {
        ObjectNode document = Reported.ransomware();
        document.put("title", title);
        Desk.Answer answer = HOUSE.desk(persona).report(document.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    private static JsonNode support(String persona, String incident) {
        return HOUSE.desk(persona).get("/api/v1/incidents/" + incident + "/support").json();
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    void helpsAtOnceAndCountsOthersOnlyAmongEnough() {
        Instant before = Instant.now();
        String first = report("port-desk", "最初のランサムウェア");
        JsonNode now = support("port-desk", first);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofMinutes(1));
        assertThat(now.path("checklists").toString()).contains("ransomware", "first-hour");
        assertThat(now.path("phones").toString()).contains("050-0000-");
        assertThat(now.path("alike")).isEmpty();

        report("sora-desk", "別の事業者Zebra");
        report("tsuna-desk", "別の事業者Zebra");
        report("tsuna-desk", "別の事業者Zebra");
        assertThat(support("port-desk", first).path("alike"))
                .as("two others are too few to hide among")
                .isEmpty();
        report("izumi-desk", "別の事業者Zebra");
        JsonNode later = support("port-desk", first);
        assertThat(later.path("alike").path(0).path("operators").asInt()).isEqualTo(3);
        assertThat(later.toString()).doesNotContain("Zebra", "sora", "tsuna", "izumi");

        String second = report("port-desk", "二度目のランサムウェア");
        assertThat(support("port-desk", second).path("earlier").toString())
                .contains(first, "最初のランサムウェア");
    }

    @Test
    void isTheReportersOwn() {
        String incident = report("port-desk", "自分の事案");
        for (String persona : List.of("sora-desk", "ministry-desk", "coordinator")) {
            assertThat(
                            HOUSE.desk(persona)
                                    .get("/api/v1/incidents/" + incident + "/support")
                                    .status())
                    .as(persona)
                    .isEqualTo(404);
        }
    }

    @Test
    void everyListAsksAboutFactsThatExist() {
        var vocabulary = HOUSE.bean(Catalogues.class).now().vocabulary();
        String lists = support("port-desk", report("port-desk", "x")).path("checklists").toString();
        assertThat(lists).isNotEmpty();
        for (String value : List.of("ransomware", "ddos", "supply_chain", "insider", "phishing")) {
            assertThat(vocabulary.fact("attack_type").choice(value)).as(value).isPresent();
        }
        assertThat(vocabulary.fact("phenomenon").choice("leak")).isPresent();
    }
}
