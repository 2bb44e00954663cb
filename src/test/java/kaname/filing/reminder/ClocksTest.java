package kaname.filing.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import kaname.Desk;
import kaname.Desk.Answer;
import kaname.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Clocks and reminders as a program at the operator's desk sees them.
class ClocksTest {

    private static final House HOUSE = House.open();
    private static final Desk KURASHI = HOUSE.desk("kurashi-desk");
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    @Tag("M1")
    void aCorrectionOfTheStartMovesTheClockAndKeepsTheHistory() {
        Instant first = NOW.minus(Duration.ofDays(1));
        Instant corrected = first.minus(Duration.ofDays(3));
        String incident = leak(first);
        JsonNode before = clocks(incident);

        correct(incident, corrected);
        JsonNode after = clocks(incident);

        JsonNode change = one(after.path("changes"), this::isFinal);
        assertThat(change.path("report").asInt()).isEqualTo(2);
        assertThat(change.path("startedAtBefore").asString()).isEqualTo(first.toString());
        assertThat(change.path("startedAt").asString()).isEqualTo(corrected.toString());
        assertThat(change.path("dueAtBefore"))
                .isEqualTo(one(before.path("clocks"), this::isFinal).path("dueAt"));
        assertThat(change.path("dueAt"))
                .isEqualTo(one(after.path("clocks"), this::isFinal).path("dueAt"))
                .isNotEqualTo(change.path("dueAtBefore"));
    }

    @Test
    @Tag("M1")
    void aMovedClockCancelsWhatItHadNotSentAndPlansAnew() {
        String incident = leak(NOW.minus(Duration.ofDays(1)));
        List<JsonNode> planned = reminders(incident);
        assertThat(planned)
                .isNotEmpty()
                .allMatch(r -> r.path("cancelledAt").isNull() && r.path("sentAt").isNull());

        correct(incident, NOW.minus(Duration.ofDays(4)));

        List<JsonNode> now = reminders(incident);
        assertThat(now).hasSize(2 * planned.size());
        assertThat(now).filteredOn(r -> r.path("cancelledAt").isNull()).hasSameSizeAs(planned);
    }

    @Test
    @Tag("M1")
    void correctingBackRevivesWhatWasCancelledAndDoublesNothing() {
        Instant first = NOW.minus(Duration.ofDays(1));
        String incident = leak(first);
        List<JsonNode> planned = reminders(incident);

        correct(incident, NOW.minus(Duration.ofDays(4)));
        correct(incident, first);

        assertThat(reminders(incident))
                .filteredOn(r -> r.path("cancelledAt").isNull())
                .containsExactlyInAnyOrderElementsOf(planned);
        assertThat(clocks(incident).path("changes").valueStream().filter(this::isFinal)).hasSize(2);
    }

    @Test
    void aReportThatMovesNothingChangesNothing() {
        String incident = leak(NOW.minus(Duration.ofDays(1)));
        List<JsonNode> planned = reminders(incident);

        further(incident, "{\"facts\":{\"summary\":\"調査中\"}}");

        assertThat(reminders(incident)).isEqualTo(planned);
        assertThat(clocks(incident).path("changes")).isEmpty();
    }

    @Test
    @Tag("M1")
    void whoIsPastDueHearsItOnceAndNothingMoreAfterFiling() {
        String incident = leak(NOW.minus(Duration.ofDays(70)));
        HOUSE.database().asOwner().sql("select filing.send_reminders(now())").query().listOfRows();

        List<JsonNode> sent =
                reminders(incident).stream().filter(r -> !r.path("sentAt").isNull()).toList();
        assertThat(sent).extracting(r -> r.path("kind").asString()).containsExactly("due");
        assertThat(sent.getFirst().path("late").asBoolean()).isFalse();

        further(incident, "{\"facts\":{}, \"wishes\":{\"file\":[\"jp-appi/final\"]}}");
        HOUSE.database().asOwner().sql("select filing.send_reminders(now())").query().listOfRows();
        assertThat(reminders(incident).stream().filter(r -> !r.path("sentAt").isNull())).hasSize(1);
        assertThat(reminders(incident))
                .allMatch(r -> r.path("sentAt").isNull() != r.path("cancelledAt").isNull());
    }

    @Test
    void theHouseLooksByItselfSoonAfterItOpened() throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(20);
        while (looked() == 0 && Instant.now().isBefore(deadline)) {
            Thread.sleep(100);
        }
        assertThat(looked()).isEqualTo(1);
    }

    private static int looked() {
        return HOUSE.database()
                .asOwner()
                .sql(
                        "select count(*) from platform.scheduled_task where task_name ="
                                + " 'reminders' and last_success is not null")
                .query(Integer.class)
                .single();
    }

    /// The report to the data-protection authority: its final stage is due in 30 or 60 days.
    static String leak(Instant aware) {
        Answer answer =
                KURASHI.report(
                        """
                        {"title": "個人データの漏えい", "facts": {
                            "service": "年金記録の照会", "service_state": "normal", "state_since": "%s",
                            "aware_at": "%s", "contact": "当直", "attack_type": "unauthorised_access",
                            "personal_data": "confirmed", "persons_affected": 1200}}
                        """
                                .formatted(aware, aware));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    static void correct(String incident, Instant aware) {
        further(incident, "{\"facts\":{\"aware_at\":\"" + aware + "\"}}");
    }

    private static void further(String incident, String document) {
        Answer answer = KURASHI.further(incident, document);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static JsonNode clocks(String incident) {
        return KURASHI.get("/api/v1/incidents/" + incident + "/clocks").json();
    }

    private static List<JsonNode> reminders(String incident) {
        return clocks(incident).path("reminders").valueStream().toList();
    }

    private static JsonNode one(JsonNode array, Predicate<JsonNode> which) {
        List<JsonNode> found = array.valueStream().filter(which).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private boolean isFinal(JsonNode node) {
        return node.path("regime").asString().equals("jp-appi")
                && node.path("stage").asString().equals("final");
    }
}
