package kaname.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kaname.House;
import kaname.platform.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A letter that nobody opens is spoken of: to the recipient again, then to the operator, once
/// each.
@Tag("N2")
class UnreadTest {

    private static final House HOUSE = House.ofItsOwn();
    private static final TestDatabase DATABASE = HOUSE.database();

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    void tellsTheRecipientAfterHalfAnHourAndTheOperatorAfterTwo() {
        String incident = Told.report(HOUSE, Told.ransomware("誰も開かない通知")).path("id").asString();
        String letter = Told.letter(HOUSE, incident, "land-ministry");
        String opened = Told.letter(HOUSE, incident, "cyber-office");
        HOUSE.desk("coordinator").get("/api/v1/inbox/" + opened);

        Instant sent = sentAt(letter);
        escalate(sent.plus(Duration.ofMinutes(29)));
        assertThat(levels(letter)).isEmpty();
        escalate(sent.plus(Duration.ofMinutes(31)));
        escalate(sent.plus(Duration.ofMinutes(31)));
        escalate(sent.plus(Duration.ofMinutes(40)));
        assertThat(levels(letter)).containsExactly(1);
        assertThat(unread(letter)).containsExactly("land-ministry");
        escalate(sent.plus(Duration.ofHours(2)).plusSeconds(60));
        assertThat(levels(letter)).containsExactly(1, 2);
        assertThat(unread(letter)).containsExactlyInAnyOrder("land-ministry", "minato-terminal");
        assertThat(levels(opened)).as("somebody has opened it").isEmpty();
    }

    @Test
    void catchesUpAfterDowntimeAndNeverRepeats() {
        String incident = Told.report(HOUSE, Told.ransomware("止まっていた間の通知")).path("id").asString();
        String letter = Told.letter(HOUSE, incident, "land-ministry");
        Instant later = sentAt(letter).plus(Duration.ofDays(3));
        escalate(later);
        escalate(later);
        escalate(later.plus(Duration.ofDays(1)));
        assertThat(levels(letter)).containsExactly(1, 2);
        assertThat(unread(letter)).containsExactlyInAnyOrder("land-ministry", "minato-terminal");
    }

    /// Each test travels in time; the next begins in the present.
    @BeforeEach
    void backToThePresent() {
        DATABASE.asOwner().sql("update exchange.escalation_rule set until = now()").update();
    }

    private static void escalate(Instant at) {
        EscalateUnread.escalate(DATABASE.asApplication(), at);
    }

    private static Instant sentAt(String letter) {
        return DATABASE.asOwner()
                .sql("select sent_at from exchange.letter where id = ?::uuid")
                .param(letter)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    private static List<Integer> levels(String letter) {
        return DATABASE.asOwner()
                .sql("select level from exchange.escalation where letter = ?::uuid order by level")
                .param(letter)
                .query(Integer.class)
                .list();
    }

    private static List<String> unread(String letter) {
        return DATABASE.asOwner()
                .sql(
                        "select organisation from exchange.delivery where letter = ?::uuid and"
                                + " occasion = 'unread'")
                .param(letter)
                .query(String.class)
                .list();
    }
}
