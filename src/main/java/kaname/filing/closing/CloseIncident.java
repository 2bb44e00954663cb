package kaname.filing.closing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.catalogue.DutyClass;
import kaname.catalogue.FactWords;
import kaname.catalogue.Facts;
import kaname.catalogue.Regime.Bearer;
import kaname.duty.Duty;
import kaname.filing.Matters;
import kaname.incident.Dossier;
import kaname.incident.Dossiers;
import kaname.incident.Kind;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Closes an incident, unless something mandatory is still owed or its service was not said to be
/// back, and opens it again.
@Service
@Transactional
class CloseIncident {

    private static final int LONGEST_REASON = 2000;

    private final Matters matters;
    private final Dossiers dossiers;
    private final Closings closings;
    private final Catalogues catalogues;
    private final Clock clock;

    CloseIncident(
            Matters matters,
            Dossiers dossiers,
            Closings closings,
            Catalogues catalogues,
            Clock clock) {
        this.matters = matters;
        this.dossiers = dossiers;
        this.closings = closings;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /// How an incident stands: the latest step first, and what is still owed.
    ///
    /// @param factorsTold whether it was told what let it happen, which is counted over all
    /// @param notBack how the service stands, where that is not said to be over
    record Standing(
            String title,
            boolean exercise,
            boolean factorsTold,
            List<Closing> steps,
            List<Duty> owed,
            Optional<Text> notBack) {

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
                owed(open),
                notBack(open.dossier()));
    }

    /// @throws Problem 409 with each stage that is still owed, or with the state that the service
    ///   is still in, or where it stands so already
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
            notBack(open.dossier()).ifPresent(CloseIncident::refuseNotBack);
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

    private static void refuseNotBack(Text state) {
        throw new Problem(
                409,
                "service-not-back",
                Text.of(
                        "サービスが戻ったと報告されていないため、まだ閉じられません",
                        "It can't be closed yet: the service was not reported to be back"),
                List.of(
                        new Problem.Field(
                                "/facts/service_state",
                                Text.of("いまの状態は「{0}」です", "Its state is still: {0}").with(state))));
    }

    /// What becomes of an outage is the first thing that is asked: its end is part of it.
    private Optional<Text> notBack(Dossier dossier) {
        Facts facts = dossier.facts();
        String state = facts.get("service_state", String.class).orElse("");
        Instant since = facts.get("state_since", Instant.class).orElse(Instant.MIN);
        boolean back =
                state.equals("normal")
                        || facts.get("restored_at", Instant.class)
                                .filter(restored -> !restored.isBefore(since))
                                .isPresent();
        return dossier.incident().kind() != Kind.INCIDENT || back
                ? Optional.empty()
                : Optional.of(
                        state.isEmpty()
                                ? Text.of("不明", "unknown")
                                : new FactWords(catalogues.now().vocabulary())
                                        .value("service_state", state));
    }

    private static List<Duty> owed(Matters.Open open) {
        return open.assessment().open().stream()
                .filter(duty -> duty.regime().bearer() == Bearer.OPERATOR)
                .filter(duty -> duty.regime().dutyClass() == DutyClass.MANDATORY)
                .filter(duty -> !duty.recipients().isEmpty() && !duty.filed())
                .toList();
    }
}
