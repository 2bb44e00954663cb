package kaname.filing.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kaname.duty.Matter.StageId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReminderPlanTest {

    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    @Test
    @Tag("M1")
    void aClockOfSixHoursWarnsHalfAnHourBefore() {
        assertThat(minutesFromStart(Duration.ofHours(6)))
                .containsExactly(5 * 60 + 30L, 6 * 60L, 7 * 60L, 30 * 60L);
    }

    @Test
    @Tag("M1")
    void aClockOfOneToThreeDaysWarnsFourHoursBefore() {
        assertThat(minutesFromStart(Duration.ofHours(72)))
                .containsExactly(68 * 60L, 72 * 60L, 73 * 60L, 96 * 60L);
    }

    @Test
    void aLongerClockWarnsThreeDaysAndOneDayBefore() {
        assertThat(minutesFromStart(Duration.ofDays(30)))
                .containsExactly(27 * 1440L, 29 * 1440L, 30 * 1440L, 30 * 1440L + 60, 31 * 1440L);
    }

    @Test
    void nothingIsSentBeforeTheClockStarts() {
        assertThat(minutesFromStart(Duration.ofMinutes(30))).containsExactly(30L, 90L, 30 + 1440L);
        assertThat(minutesFromStart(Duration.ofDays(3).plusHours(1)))
                .containsExactly(
                        60L, 2 * 1440L + 60, 3 * 1440L + 60, 3 * 1440L + 120, 4 * 1440L + 60);
    }

    @Test
    void promptlyIsNudgedOnceAndNeverOverdue() {
        assertThat(ReminderPlan.of(clock(null, true)))
                .containsExactly(new Reminder(stage(), Reminder.Kind.NUDGE, START));
    }

    @Test
    void whatIsFiledOrVoluntaryIsNotReminded() {
        assertThat(ReminderPlan.of(clock(START.plusSeconds(3600), false))).isEmpty();
    }

    private static List<Long> minutesFromStart(Duration length) {
        return ReminderPlan.of(clock(START.plus(length), true)).stream()
                .map(reminder -> Duration.between(START, reminder.plannedAt()).toMinutes())
                .toList();
    }

    private static RunningClock clock(@Nullable Instant due, boolean reminded) {
        return new RunningClock(stage(), START, due, reminded);
    }

    private static StageId stage() {
        return new StageId("regime", "stage");
    }
}
