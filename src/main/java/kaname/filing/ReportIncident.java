package kaname.filing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.catalogue.FactJson;
import kaname.catalogue.Facts;
import kaname.duty.Assessment;
import kaname.duty.AssessmentJson;
import kaname.duty.Filed;
import kaname.duty.Matter.StageId;
import kaname.exchange.Dispatch;
import kaname.exchange.IssuedReceipts;
import kaname.exchange.Mailbox;
import kaname.exchange.PostOffice;
import kaname.exchange.Receipt;
import kaname.filing.reminder.Reminders;
import kaname.filing.reminder.RunningClock;
import kaname.incident.Dossier;
import kaname.incident.Dossiers;
import kaname.incident.Incident;
import kaname.incident.IncidentDocument;
import kaname.incident.Report;
import kaname.incident.Submissions;
import kaname.incident.Wishes;
import kaname.platform.Caller;
import kaname.platform.Language;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.registry.Directory;
import kaname.registry.OperatorProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The main job: takes a report, finds every duty, writes every letter, and stores all of it with
/// the ledger entries and the receipt in one transaction. When a method returns, the commit is
/// still to come: answer after it.
@Service
@Transactional
public class ReportIncident {

    private final Catalogues catalogues;
    private final Directory directory;
    private final Mailbox mailbox;
    private final IssuedReceipts issued;
    private final Dossiers dossiers;
    private final Submissions submissions;
    private final Filings filings;
    private final Reminders reminders;
    private final Duties duties;
    private final Afterwards afterwards;
    private final LetterWriter writer;
    private final PostOffice postOffice;
    private final Clock clock;

    ReportIncident(
            Catalogues catalogues,
            Directory directory,
            Mailbox mailbox,
            IssuedReceipts issued,
            Dossiers dossiers,
            Submissions submissions,
            Filings filings,
            Reminders reminders,
            Duties duties,
            Afterwards afterwards,
            LetterWriter writer,
            PostOffice postOffice,
            Clock clock) {
        this.catalogues = catalogues;
        this.directory = directory;
        this.mailbox = mailbox;
        this.issued = issued;
        this.dossiers = dossiers;
        this.submissions = submissions;
        this.filings = filings;
        this.reminders = reminders;
        this.duties = duties;
        this.afterwards = afterwards;
        this.writer = writer;
        this.postOffice = postOffice;
        this.clock = clock;
    }

    /// A first report.
    ///
    /// @throws Problem for a document that names another operator, or lacks one of the five answers
    public Accepted first(Caller caller, IncidentDocument document, @Nullable RequestKey key) {
        OperatorProfile profile = reporting(caller);
        ownOperator(profile, document.operator());
        fiveAnswers(document);
        known(document.wishes());
        Optional<Accepted> earlier = earlier(caller, profile, key);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Incident incident =
                new Incident(
                        UUID.randomUUID(),
                        caller.organisation(),
                        document.title(),
                        document.kind(),
                        document.exercise(),
                        now());
        dossiers.open(incident, caller.account());
        Dossier empty = new Dossier(incident, List.of());
        return accept(caller, profile, empty, document.facts(), document.wishes(), key);
    }

    /// A further report: changed facts only.
    ///
    /// @throws Problem 404 for an incident that is not the caller's
    public Accepted further(
            Caller caller, UUID id, IncidentDocument.Further document, @Nullable RequestKey key) {
        OperatorProfile profile = reporting(caller);
        known(document.wishes());
        Optional<Accepted> earlier = earlier(caller, profile, key);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        dossiers.hold(id);
        Dossier dossier = dossiers.find(id).orElseThrow(Problem::notFound);
        return accept(caller, profile, dossier, document.facts(), document.wishes(), key);
    }

    private Accepted accept(
            Caller caller,
            OperatorProfile profile,
            Dossier before,
            Facts stated,
            Wishes wishes,
            @Nullable RequestKey key) {
        Instant at = now();
        Incident incident = before.incident();
        int number = before.lastReport() + 1;
        Report report =
                new Report(
                        incident.id(),
                        number,
                        at,
                        caller.account(),
                        document(incident, number, at, stated, wishes),
                        stated,
                        wishes);
        dossiers.add(report, caller.organisation());
        List<Report> reports = new ArrayList<>(before.reports());
        reports.add(report);
        Dossier after = new Dossier(incident, reports);
        Filed filed = number == 1 ? Filed.NOTHING : filings.of(incident.id());
        if (key != null) {
            submissions.remember(
                    caller.organisation(),
                    key.key(),
                    key.requestHash().bytes(),
                    incident.id(),
                    number);
        }
        return deliver(profile, after, report, filed);
    }

    private Accepted deliver(OperatorProfile profile, Dossier dossier, Report report, Filed filed) {
        UUID incident = dossier.incident().id();
        String operator = profile.organisation().id();
        Duties.Told told = Duties.Told.of(dossier);
        Assessment assessment = duties.of(profile, told, filed, report.at());
        Outbox outbox = new Outbox(catalogues.now(), report.wishes(), dossier.declined());
        Set<String> stated = report.facts().values().keySet();
        List<Outbox.Outgoing> outgoing = new ArrayList<>(outbox.of(assessment, stated));
        outgoing.addAll(
                outbox.further(
                        afterwards.noLongerBinding(profile, dossier, filed, assessment), stated));
        List<StageId> now = outgoing.stream().map(o -> o.duty().id()).toList();
        Assessment after = duties.of(profile, told, filed.and(now, report.at()), report.at());
        List<LetterWriter.Written> written =
                writer.write(
                        profile,
                        new LetterWriter.Occasion(dossier, report, report.at()),
                        after,
                        outgoing);
        filings.told(incident, report.number(), operator, report.at(), told(after));
        filings.file(incident, report.number(), operator, report.at(), now);
        reminders.plan(
                new Reminders.Told(incident, report.number(), operator, report.at()),
                RunningClock.of(after));
        String receipt =
                postOffice.dispatch(dispatch(profile, dossier, report, report.at(), written));
        return new Accepted(
                dossier,
                report.number(),
                after,
                written.stream()
                        .map(LetterWriter.Written::delivered)
                        .sorted(Mailbox.AS_SENT)
                        .toList(),
                receipt,
                false);
    }

    /// Tells what was reported last to those who are told because of the severity that stands now:
    /// nothing new is stated, and what the operator declined stays declined.
    ///
    /// @return how many letters went out
    public int asSeverityRose(UUID id) {
        dossiers.hold(id);
        Dossier dossier = dossiers.find(id).orElseThrow(Problem::notFound);
        Report report = dossier.reports().getLast();
        OperatorProfile profile =
                directory.operator(dossier.incident().operator()).orElseThrow(Problem::notFound);
        Instant at = now();
        Filed filed = filings.of(id);
        Duties.Told told = Duties.Told.of(dossier);
        Assessment assessment = duties.of(profile, told, filed, at);
        List<Outbox.Outgoing> outgoing =
                new Outbox(catalogues.now(), Wishes.NONE, dossier.declined())
                        .of(assessment, List.of()).stream()
                                .filter(out -> out.files() && out.duty().regime().consent() != null)
                                .filter(out ->
                                        out.duty().regime().reads().contains(Duties.SEVERITY))
                                .toList();
        if (outgoing.isEmpty()) {
            return 0;
        }
        List<StageId> now = outgoing.stream().map(o -> o.duty().id()).toList();
        List<LetterWriter.Written> written =
                writer.write(
                        profile,
                        new LetterWriter.Occasion(dossier, report, at),
                        duties.of(profile, told, filed.and(now, at), at),
                        outgoing);
        filings.file(id, report.number(), profile.organisation().id(), at, now);
        postOffice.forward(dispatch(profile, dossier, report, at, written));
        return written.size();
    }

    private static Dispatch dispatch(
            OperatorProfile profile,
            Dossier dossier,
            Report report,
            Instant at,
            List<LetterWriter.Written> written) {
        return new Dispatch(
                report.incident(),
                report.number(),
                at,
                new Receipt.Party(profile.organisation().id(), profile.organisation().name()),
                dossier.incident().title(),
                dossier.incident().exercise(),
                report.document(),
                written.stream().map(LetterWriter.Written::addressed).toList());
    }

    private String told(Assessment assessment) {
        return new AssessmentJson(catalogues.now(), Language.JA).write(assessment).toString();
    }

    private static String document(
            Incident incident, int number, Instant at, Facts facts, Wishes wishes) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("incident", incident.id().toString());
        document.put("report", number);
        document.put("reportedAt", at.toString());
        document.put("operator", incident.operator());
        document.put("title", incident.title());
        document.put("kind", incident.kind().id());
        document.put("exercise", incident.exercise());
        document.set("facts", FactJson.write(facts));
        ObjectNode wished = document.putObject("wishes");
        wishes.send().forEach(wished.putArray("send")::add);
        wishes.decline().forEach(wished.putArray("decline")::add);
        wishes.file().forEach(wished.putArray("file")::add);
        return document.toString();
    }

    private OperatorProfile reporting(Caller caller) {
        return directory
                .operator(caller.organisation())
                .orElseThrow(() ->
                        Problem.of(
                                403,
                                "not-an-operator",
                                Text.of(
                                        "報告できるのは事業者の窓口だけです",
                                        "Only an operator's desk can report")));
    }

    private static void ownOperator(
            OperatorProfile profile, IncidentDocument.OperatorReference named) {
        String id = named.id();
        String name = named.name();
        boolean ownId = id == null || id.equals(profile.organisation().id());
        Text own = profile.organisation().name();
        boolean ownName =
                id != null || name == null || name.equals(own.ja()) || name.equals(own.en());
        if (!ownId || !ownName) {
            throw new Problem(
                    403,
                    "not-your-operator",
                    Text.of(
                            "自分の組織の事案だけを報告できます。何も保存していません",
                            "You can report for your own organisation only; nothing was stored"),
                    List.of(
                            new Problem.Field(
                                    "/operator",
                                    Text.of(
                                            "あなたの組織のIDは " + profile.organisation().id() + " です",
                                            "your organisation's id is "
                                                    + profile.organisation().id()))));
        }
    }

    private void fiveAnswers(IncidentDocument document) {
        List<Problem.Field> missing =
                required(document).stream()
                        .filter(fact -> !document.facts().answered(fact))
                        .filter(fact -> !(fact.equals("state_since") && undisturbed(document)))
                        .map(fact -> new Problem.Field("/facts/" + fact, needed(fact)))
                        .toList();
        if (!missing.isEmpty()) {
            throw new Problem(
                    400,
                    "answers-missing",
                    Text.of(
                            "最初の報告に必要な答えが足りません。何も保存していません",
                            "A first report needs these answers; nothing was stored"),
                    missing);
        }
    }

    private static List<String> required(IncidentDocument document) {
        return switch (document.kind()) {
            case INCIDENT ->
                    List.of("service", "service_state", "state_since", "aware_at", "contact");
            case NEAR_MISS -> List.of("near_miss_what");
            case THREAT -> List.of("summary", "contact");
        };
    }

    /// A leak may leave the service as it was: then there is no change to date.
    private static boolean undisturbed(IncidentDocument document) {
        return document.facts()
                .get("service_state", String.class)
                .filter("normal"::equals)
                .isPresent();
    }

    private Text needed(String fact) {
        return Text.of("「{0}」を答えてください", "please answer: {0}")
                .with(catalogues.now().vocabulary().fact(fact).label());
    }

    private void known(Wishes wishes) {
        List<Problem.Field> refused = new ArrayList<>();
        Map.of("send", wishes.send(), "decline", wishes.decline())
                .forEach((key, regimes) ->
                        regimes.stream()
                                .filter(regime -> !voluntary(regime))
                                .forEach(r -> refused.add(unknown("/wishes/" + key, r))));
        wishes.file().stream()
                .filter(stage -> !stageExists(stage))
                .forEach(stage -> refused.add(unknown("/wishes/file", stage)));
        if (!refused.isEmpty()) {
            throw new Problem(
                    400,
                    "unknown-wish",
                    Text.of(
                            "入力に直すところがあります。何も保存していません",
                            "Some input needs correcting; nothing was stored"),
                    refused);
        }
    }

    private boolean voluntary(String regime) {
        return catalogues.now().regime(regime).filter(r -> r.consent() != null).isPresent();
    }

    private boolean stageExists(String id) {
        return catalogues.now().regimes().stream()
                .flatMap(r -> r.stages().stream().map(s -> r.id() + "/" + s.id()))
                .anyMatch(id::equals);
    }

    private static Problem.Field unknown(String pointer, String id) {
        String shown = id.length() > 100 ? id.substring(0, 100) : id;
        return new Problem.Field(
                pointer,
                Text.of("{0} はありません", "there is no {0}")
                        .with(Text.same(shown.isBlank() ? "—" : shown)));
    }

    /// What an earlier request with this key became, as it stands now.
    private Optional<Accepted> earlier(
            Caller caller, OperatorProfile profile, @Nullable RequestKey key) {
        if (key == null) {
            return Optional.empty();
        }
        dossiers.hold(caller.organisation() + "|" + key.key());
        return submissions
                .earlier(caller.organisation(), key.key(), key.requestHash().bytes())
                .map(earlier -> again(profile, earlier.incident(), earlier.number()));
    }

    private Accepted again(OperatorProfile profile, UUID incident, int number) {
        Dossier dossier = dossiers.find(incident).orElseThrow(Problem::notFound);
        return new Accepted(
                dossier,
                number,
                duties.of(profile, Duties.Told.of(dossier), filings.of(incident), now()),
                mailbox.ofIncident(incident).stream()
                        .filter(delivered -> delivered.letter().report() == number)
                        .toList(),
                issued.find(incident, number).orElseThrow(Problem::notFound),
                true);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
