package kaname.filing.reminder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kaname.catalogue.DutyClass;
import kaname.catalogue.Regime.Bearer;
import kaname.duty.Assessment;
import kaname.duty.Duty;
import kaname.duty.Matter.StageId;
import org.jspecify.annotations.Nullable;

/// A clock of the operator's that has started, whether or not its stage was filed. `due` is null
/// for 速やかに. `reminded` is false for what is filed, voluntary, or asks for no report.
public record RunningClock(
        StageId stage, Instant started, @Nullable Instant due, boolean reminded) {

    public static List<RunningClock> of(Assessment assessment) {
        return assessment.duties().stream()
                .filter(duty -> duty.regime().bearer() == Bearer.OPERATOR)
                .flatMap(duty -> of(duty).stream())
                .toList();
    }

    private static Optional<RunningClock> of(Duty duty) {
        boolean owed =
                duty.regime().dutyClass() == DutyClass.MANDATORY && !duty.recipients().isEmpty();
        return Optional.ofNullable(duty.clock().startedAt())
                .map(started ->
                        new RunningClock(
                                duty.id(),
                                started,
                                duty.dueAt().orElse(null),
                                owed && !duty.filed()));
    }

    /// The due time, or the start where there is none: what the reminders of this clock count to.
    Instant countsTo() {
        return due == null ? started : due;
    }
}
