package kaname.filing.closing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.catalogue.DutyClass;
import kaname.catalogue.Regime.Bearer;
import kaname.duty.Duty;
import kaname.filing.Matters;
import kaname.incident.Dossiers;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Closes an incident, unless something mandatory is still owed, and opens it again.
@Service
@Transactional
class CloseIncident {

    private static final int LONGEST_REASON = 2000;

    private final Matters matters;
    private final Dossiers dossiers;
    private final Closings closings;
    private final Clock clock;

    CloseIncident(Matters matters, Dossiers dossiers, Closings closings, Clock clock) {
        this.matters = matters;
        this.dossiers = dossiers;
        this.closings = closings;
        this.clock = clock;
    }

    /// How an incident stands: the latest step first, and what is still owed.
    ///
    /// @param factorsTold whether it was told what let it happen, which is counted over all
    record Standing(
            String title,
            boolean exercise,
            boolean factorsTold,
            List<Closing> steps,
            List<Duty> owed) {

        boolean closed() {
            return !steps.isEmpty() && steps.getFirst().closed();
        }
    }

    @Transactional(readOnly = true)
    public Standing of(UUID incident) {
        Matters.Open open = matters.open(incident, clock.instant());
        return new Standing(
                open.dossier().incident().title(),
                open.dossier().incident().exercise(),
                open.dossier().facts().answered("contributing_factors"),
                closings.of(incident),
                owed(open));
    }

    /// @throws Problem 409 with each stage that is still owed, or where it stands so already
    public Standing turn(UUID incident, boolean closed, String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw Problem.field(
                    "reason-needed",
                    "/reason",
                    Text.of(
                            "理由を2000文字以内で書いてください。",
                            "Give the reason, in at most 2000 characters."));
        }
        dossiers.hold(incident); // no report comes in between
        Instant now = clock.instant();
        Matters.Open open = matters.open(incident, now);
        if (closed) {
            refuseOwed(owed(open));
        }
        if (!closings.turn(incident, closed, now, why)) {
            throw Problem.of(
                    409,
                    "stands-so-already",
                    closed
                            ? Text.of("この事案はもう閉じています", "This incident is closed already")
                            : Text.of("この事案は閉じていません", "This incident is not closed"));
        }
        return of(incident);
    }

    private static void refuseOwed(List<Duty> owed) {
        if (!owed.isEmpty()) {
            throw new Problem(
                    409,
                    "still-owed",
                    Text.of(
                            "出すものが残っているため、まだ閉じられません",
                            "It can't be closed yet: something mandatory is still owed"),
                    owed.stream()
                            .map(duty ->
                                    new Problem.Field(
                                            "/duties/"
                                                    + duty.id().regime()
                                                    + "/"
                                                    + duty.id().stage(),
                                            duty.regime().title()))
                            .toList());
        }
    }

    private static List<Duty> owed(Matters.Open open) {
        return open.assessment().open().stream()
                .filter(duty -> duty.regime().bearer() == Bearer.OPERATOR)
                .filter(duty -> duty.regime().dutyClass() == DutyClass.MANDATORY)
                .filter(duty -> !duty.recipients().isEmpty() && !duty.filed())
                .toList();
    }
}
