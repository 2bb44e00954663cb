package kaname.filing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.catalogue.DutyClass;
import kaname.catalogue.FactWords;
import kaname.catalogue.Facts;
import kaname.catalogue.Regime.Bearer;
import kaname.duty.Assessment;
import kaname.duty.Duty;
import kaname.duty.Matter.StageId;
import kaname.exchange.Mailbox;
import kaname.filing.reminder.ClockHistory;
import kaname.incident.Dossier;
import kaname.incident.Incident;
import kaname.incident.Kind;
import kaname.incident.Report;
import kaname.platform.Caller;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Prepares the page of an incident.
@Component
class IncidentViews {

    private static final Comparator<Duty> NEXT_FIRST =
            Comparator.comparing((Duty duty) -> !started(duty))
                    .thenComparing(duty -> duty.dueAt().orElse(Instant.MAX))
                    .thenComparing(duty -> duty.regime().dutyClass());

    private final Catalogues catalogues;
    private final Matters matters;
    private final Mailbox mailbox;
    private final ClockHistory clocks;
    private final ProposeCorrection proposals;

    IncidentViews(
            Catalogues catalogues,
            Matters matters,
            Mailbox mailbox,
            ClockHistory clocks,
            ProposeCorrection proposals) {
        this.proposals = proposals;
        this.catalogues = catalogues;
        this.matters = matters;
        this.mailbox = mailbox;
        this.clocks = clocks;
    }

    private FactWords words() {
        return new FactWords(catalogues.now().vocabulary());
    }

    /// `told` is the number of the report that was just taken; 0 when the page is simply read.
    IncidentView of(Caller caller, Matters.Open open, int told) {
        UUID id = open.dossier().incident().id();
        List<Mailbox.Delivered> letters = mailbox.ofIncident(id);
        DutyViews views =
                new DutyViews(
                        catalogues.now(),
                        open,
                        matters.acting(open),
                        letters,
                        clocks.changes(id),
                        fresh(open, told));
        Assessment assessment = open.assessment();
        List<LetterProgress> progress = letters.stream().map(views::progress).toList();
        List<DutyView> running =
                assessment.open().stream()
                        .filter(duty -> operators(duty) && !voluntary(duty) && !effort(duty))
                        .sorted(NEXT_FIRST)
                        .map(views::of)
                        .toList();
        List<DutyView> filed =
                assessment.duties().stream()
                        .filter(duty -> operators(duty) && duty.filed())
                        .map(views::of)
                        .toList();
        return new IncidentView(
                id,
                open.dossier().incident().title(),
                headline(running, filed, assessment),
                proposals.ofIncident(id).stream().filter(Proposal::open).count(),
                news(told, draft(open.dossier().incident(), told), progress, running, filed),
                ServiceSteps.of(open.dossier(), words()),
                running,
                assessment.open().stream()
                        .filter(duty -> operators(duty) && effort(duty))
                        .map(views::of)
                        .toList(),
                filed,
                assessment.open().stream()
                        .filter(duty -> operators(duty) && voluntary(duty))
                        .map(views::of)
                        .toList(),
                assessment.duties().stream()
                        .filter(duty -> !operators(duty))
                        .map(views::of)
                        .toList(),
                assessment.undecided().stream().map(u -> undecided(u, open.dossier())).toList(),
                assessment.notTriggered().stream()
                        .map(n ->
                                new IncidentView.NotTriggered(
                                        n.regime().id(),
                                        n.regime().title(),
                                        n.why(),
                                        n.unverified()))
                        .toList(),
                facts(open.dossier(), caller),
                progress,
                reports(open.dossier(), caller, letters),
                Burden.of(
                        open.dossier(),
                        letters.stream().map(Mailbox.Delivered::letter).toList(),
                        catalogues.now().vocabulary()),
                CustomersLink.of(open.dossier()));
    }

    /// How far each letter has come, for the part of the page that renews itself.
    List<LetterProgress> progress(Matters.Open open) {
        UUID id = open.dossier().incident().id();
        DutyViews views =
                new DutyViews(
                        catalogues.now(), open, java.util.Map.of(), List.of(), List.of(), Set.of());
        return mailbox.ofIncident(id).stream().map(views::progress).toList();
    }

    private Set<StageId> fresh(Matters.Open open, int told) {
        if (told < 2) {
            return Set.of();
        }
        Set<StageId> now = new HashSet<>();
        open.assessment().duties().forEach(duty -> now.add(duty.id()));
        matters.before(open, told).duties().forEach(duty -> now.remove(duty.id()));
        return now;
    }

    private static boolean operators(Duty duty) {
        return duty.regime().bearer() == Bearer.OPERATOR;
    }

    private static boolean voluntary(Duty duty) {
        return duty.regime().dutyClass() == DutyClass.VOLUNTARY;
    }

    /// Asks for effort and for no report: there is nobody to tell.
    private static boolean effort(Duty duty) {
        return duty.recipients().isEmpty();
    }

    private static boolean started(Duty duty) {
        return duty.clock().startedAt() != null;
    }

    private static IncidentView.Headline headline(
            List<DutyView> open, List<DutyView> filed, Assessment assessment) {
        List<DutyView> running = open.stream().filter(DutyView::running).toList();
        Optional<DutyView> next =
                running.stream()
                        .filter(d -> d.clock() != null && d.clock().due() != null)
                        .findFirst();
        if (next.isPresent()) {
            Text whose =
                    Text.of("（{0}、{1}）。", " ({0}; {1}).")
                            .with(next.get().recipientNames(), next.get().basis().article());
            return new IncidentView.Headline(
                    running.size() == 1
                            ? Text.of("義務1件が進行中。期限まで ", "1 duty is running: ")
                            : Text.of("義務{0}件が進行中。次の期限まで ", "{0} duties are running; the next: ")
                                    .with(running.size()),
                    java.util.Objects.requireNonNull(next.get().clock()).due(),
                    assessment.asOf(),
                    whose);
        }
        return new IncidentView.Headline(
                withoutNumber(running, filed, assessment), null, assessment.asOf(), null);
    }

    private static Text withoutNumber(
            List<DutyView> running, List<DutyView> filed, Assessment assessment) {
        if (!running.isEmpty()) {
            return Text.of(
                            "義務{0}件が進行中。期限の数字はなく、速やかに報告します。",
                            "Duties running: {0}. None has a number: report promptly.")
                    .with(running.size());
        }
        if (!filed.isEmpty()) {
            return Text.of("いま出すべき報告は残っていません。", "Nothing that is owed is left to be reported now.");
        }
        return assessment.undecided().isEmpty()
                ? Text.of("この事案で生じた報告義務はありません。", "No duty to report follows from this.")
                : Text.of(
                                "義務はまだ生じていません。あと一つの答えで決まるものが{0}件あります。",
                                "No duty so far; {0} depend on one more answer.")
                        .with(assessment.undecided().size());
    }

    private static IncidentView.@Nullable News news(
            int told,
            String draft,
            List<LetterProgress> letters,
            List<DutyView> running,
            List<DutyView> filed) {
        if (told == 0) {
            return null;
        }
        List<LetterProgress> sent = letters.stream().filter(l -> l.report() == told).toList();
        List<Text> fresh = new ArrayList<>();
        running.stream().filter(DutyView::fresh).forEach(d -> fresh.add(name(d)));
        filed.stream().filter(DutyView::fresh).forEach(d -> fresh.add(name(d)));
        return new IncidentView.News(
                told,
                draft,
                sent.stream()
                        .filter(l -> !l.byHand())
                        .map(LetterProgress::body)
                        .distinct()
                        .toList(),
                sent.stream()
                        .filter(LetterProgress::byHand)
                        .map(LetterProgress::body)
                        .distinct()
                        .toList(),
                fresh);
    }

    private static String draft(Incident incident, int told) {
        if (told > 1) {
            return "more-" + incident.id();
        }
        return incident.kind() == Kind.NEAR_MISS ? "near-miss" : "report";
    }

    private static Text name(DutyView duty) {
        return Text.of("{0}（{1}）", "{0} ({1})").with(duty.regime(), duty.stage());
    }

    private IncidentView.Undecided undecided(Assessment.Undecided open, Dossier dossier) {
        Facts facts = dossier.facts();
        String question =
                open.ask().stream()
                        .filter(fact -> !facts.answered(fact))
                        .findFirst()
                        .orElse(open.ask().getFirst());
        return new IncidentView.Undecided(
                open.regime().title(),
                open.regime().dutyClass().id(),
                open.regime().dutyClass().label(),
                open.ask().stream().map(words()::label).toList(),
                question,
                open.duties().stream()
                        .map(d ->
                                Text.of("{0}：{1} → {2}", "{0}: {1} → {2}")
                                        .with(
                                                d.stage().title(),
                                                d.clock().says(),
                                                Text.list(
                                                        d.recipients().stream()
                                                                .map(r -> r.name())
                                                                .toList())))
                        .toList(),
                open.why());
    }

    private List<IncidentView.Stated> facts(Dossier dossier, Caller caller) {
        List<Dossier.Statement> history = dossier.history().reversed();
        return catalogues.now().vocabulary().facts().keySet().stream()
                .map(fact ->
                        new IncidentView.Stated(
                                fact,
                                words().label(fact),
                                history.stream()
                                        .filter(s -> s.fact().equals(fact))
                                        .map(s -> value(s, dossier, caller))
                                        .toList()))
                .filter(stated -> !stated.values().isEmpty())
                .toList();
    }

    private IncidentView.Value value(Dossier.Statement said, Dossier dossier, Caller caller) {
        Report report =
                dossier.reports().stream()
                        .filter(r -> r.number() == said.report())
                        .findFirst()
                        .orElseThrow();
        return new IncidentView.Value(
                words().value(said.fact(), said.value()),
                who(report, caller),
                said.report(),
                said.at());
    }

    /// Accounts of others are not shown to each other: the desk is enough.
    private static Text who(Report report, Caller caller) {
        return report.by().equals(caller.account())
                ? caller.title()
                : Text.of("同じ組織の別の担当", "another desk of yours");
    }

    private List<IncidentView.Report> reports(
            Dossier dossier, Caller caller, List<Mailbox.Delivered> letters) {
        return dossier.reports().reversed().stream()
                .map(report ->
                        new IncidentView.Report(
                                report.number(),
                                report.at(),
                                who(report, caller),
                                report.facts().values().keySet().stream()
                                        .map(words()::label)
                                        .toList(),
                                (int)
                                        letters.stream()
                                                .filter(d -> d.letter().report() == report.number())
                                                .count()))
                .toList();
    }
}
