package kaname.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The mode for large-scale failures: who is told changes with it, and changes back.
@Tag("F8")
@Tag("C10")
class ModeTest {

    private static final House HOUSE = House.ofItsOwn();
    private static final House OTHER_NODE = HOUSE.anotherNode();

    @AfterAll
    static void close() {
        OTHER_NODE.close();
        HOUSE.close();
    }

    private static List<String> told(House house, boolean exercise) {
        ObjectNode document = Reported.five();
        document.put("exercise", exercise);
        Desk.Answer answer = house.desk("port-desk").report(document.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        List<String> told = new ArrayList<>();
        for (JsonNode filing : answer.json().path("filings")) {
            told.add(filing.path("recipientOrganisation").asString(""));
        }
        return told;
    }

    private static Desk.Answer declare(String persona, String mode, boolean exercise, String why) {
        return HOUSE.desk(persona)
                .post(
                        "/api/v1/mode",
                        """
                        {"mode": "%s", "exercise": %s, "because": "%s"}
                        """
                                .formatted(mode, exercise, why));
    }

    @Test
    void crisisManagementIsToldWhileItLastsAndNotBeforeOrAfter() {
        assertThat(told(HOUSE, false)).doesNotContain("crisis-office");
        assertThat(declare("coordinator", "large-scale", false, "広域停電").status()).isEqualTo(200);
        assertThat(told(HOUSE, false)).contains("crisis-office", "cyber-office");
        assertThat(told(HOUSE, true))
                .as("exercises have their own")
                .doesNotContain("crisis-office");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() ->
                        assertThat(told(OTHER_NODE, false))
                                .as("another node follows")
                                .contains("crisis-office"));
        assertThat(factor(false)).isEqualTo("0.25");
        assertThat(declare("coordinator", "large-scale", false, "もう一度").status()).isEqualTo(409);
        assertThat(declare("coordinator", "normal", false, "復電した").status()).isEqualTo(200);
        assertThat(told(HOUSE, false)).doesNotContain("crisis-office");
        assertThat(factor(false)).isEqualTo("1");

        assertThat(declare("coordinator", "large-scale", true, "訓練").status()).isEqualTo(200);
        assertThat(told(HOUSE, true)).contains("crisis-office");
        assertThat(told(HOUSE, false)).doesNotContain("crisis-office");
        assertThat(
                        HOUSE.database()
                                .asOwner()
                                .sql(
                                        "select basis from exchange.ledger where kind = 'mode'"
                                                + " order by sequence")
                                .query(String.class)
                                .list())
                .containsExactly("large-scale", "normal", "exercise large-scale");
    }

    @Test
    void onlyTheCoordinatorSwitchesAndSaysWhy() {
        for (String persona : List.of("ministry-desk", "port-desk", "crisis-desk", "police-desk")) {
            assertThat(declare(persona, "large-scale", false, "x").status())
                    .as(persona)
                    .isEqualTo(403);
        }
        assertThat(declare("coordinator", "large-scale", false, " ").pointers())
                .contains("/because");
        assertThat(declare("coordinator", "total", false, "x").pointers()).contains("/mode");
    }

    private static String factor(boolean exercise) {
        return HOUSE.database()
                .asOwner()
                .sql("select factor::text from exchange.cadence where exercise = ?")
                .param(exercise)
                .query(String.class)
                .single();
    }
}
