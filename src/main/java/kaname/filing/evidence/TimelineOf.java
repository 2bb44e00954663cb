package kaname.filing.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Regime;
import kaname.exchange.Hash;
import kaname.exchange.LedgerEntry;
import kaname.exchange.Receipt;
import kaname.exchange.Way;
import kaname.exchange.evidence.IncidentActs;
import kaname.filing.evidence.Timeline.Event;
import kaname.filing.evidence.Timeline.Kind;
import kaname.incident.Report;
import kaname.platform.Language;
import kaname.platform.Text;
import kaname.platform.web.Times;
import kaname.registry.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tells an incident's story out of what was stored about it; pure.
record TimelineOf(Catalogue catalogue, Incident incident) {

    /// Everything that is known of it; `names` are those of the organisations.
    record Incident(
            Receipt.Party operator,
            Map<String, Text> names,
            List<Report> reports,
            Map<Integer, Assessed> assessments,
            List<Receipt> receipts,
            List<LedgerEntry> entries,
            List<IncidentActs.Asked> asked,
            List<IncidentActs.Seen> seen) {}

    /// What the operator was told about its duties with a report: the stored outcome.
    record Assessed(Instant at, String outcome) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    List<Event> events() {
        List<Event> events = new ArrayList<>();
        incident.reports.forEach(report -> stated(report, events));
        incident.assessments.forEach((number, told) -> events.add(assessed(number, told)));
        incident.entries.forEach(entry -> recorded(entry).ifPresent(events::add));
        incident.seen.forEach(seen -> events.add(seen(seen)));
        return events;
    }

    private Event seen(IncidentActs.Seen seen) {
        Text what = Text.of("{0} を見た", "saw {0}").with(letter(seen.letter()));
        String role = seen.role();
        Way way = seen.way();
        if (role != null && way != null) {
            what =
                    Text.of("{0}。役割: {1}、方法: {2}", "{0}; role: {1}, way: {2}")
                            .with(what, Role.labelOf(role), way.label());
        }
        return Event.of(
                        seen.at(),
                        Kind.READ,
                        new Receipt.Party(seen.organisation(), seen.name()),
                        what,
                        null,
                        letterFile(seen.letter()))
                .by(role, way == null ? null : way.id());
    }

    private void stated(Report report, List<Event> events) {
        JsonNode facts = JSON.readTree(report.document()).path("facts");
        time(facts, "state_since")
                .ifPresent(at ->
                        events.add(
                                stated(
                                        at,
                                        Kind.STATE,
                                        report,
                                        Text.of(
                                                "サービスがこの状態になった(第{0}報で述べた時刻)",
                                                "the service came into this state, as report {0}"
                                                        + " states"))));
        time(facts, "aware_at")
                .ifPresent(at ->
                        events.add(
                                stated(
                                        at,
                                        Kind.KNOWN,
                                        report,
                                        Text.of(
                                                "事態に気づいた(第{0}報で述べた時刻)",
                                                "became aware, as report {0} states"))));
    }

    private Event stated(Instant at, Kind kind, Report report, Text what) {
        return Event.of(
                at,
                kind,
                incident.operator,
                what.with(report.number()),
                null,
                "reports/" + report.number() + ".json");
    }

    private Event assessed(int report, Assessed told) {
        JsonNode duties = JSON.readTree(told.outcome()).path("duties");
        List<Text> names = new ArrayList<>();
        duties.forEach(duty -> names.add(name(duty)));
        Text what =
                Text.of("第{0}報から生じる義務などを示した: {1}", "was shown what follows from report {0}: {1}");
        return Event.of(
                told.at(),
                Kind.ASSESSED,
                incident.operator,
                what.with(report, Text.list(names)),
                null,
                "assessments/" + report + ".json");
    }

    private Text name(JsonNode duty) {
        Text stored = Text.same(duty.path("title").asString("?"));
        Text title =
                catalogue
                        .regime(duty.path("regime").asString(""))
                        .flatMap(regime -> titled(regime, duty.path("stage").asString("")))
                        .orElse(stored);
        return time(duty, "dueAt")
                .map(due ->
                        Text.of("{0}(期限 {1})", "{0} (due {1})")
                                .with(
                                        title,
                                        Text.of(
                                                Times.fullDue(due, Language.JA),
                                                Times.fullDue(due, Language.EN))))
                .orElse(title);
    }

    private static Optional<Text> titled(Regime regime, String stage) {
        return regime.stages().stream()
                .filter(s -> s.id().equals(stage))
                .findFirst()
                .map(s -> Text.of("{0} {1}", "{0}, {1}").with(regime.title(), s.title()));
    }

    private Optional<Event> recorded(LedgerEntry entry) {
        UUID letter = entry.subject();
        return Optional.ofNullable(
                switch (entry.kind()) {
                    case LedgerEntry.REPORT -> {
                        String number = entry.basis().replace("report/", "");
                        yield event(
                                entry,
                                Kind.REPORTED,
                                Text.of("第{0}報を出した", "reported (report {0})").with(number),
                                "reports/" + number + ".json");
                    }
                    case LedgerEntry.LETTER ->
                            event(
                                    entry,
                                    Kind.SENT,
                                    Text.of("{0} を送った", "sent {0}").with(letter(letter)),
                                    letterFile(letter));
                    case LedgerEntry.ACKNOWLEDGEMENT ->
                            event(
                                    entry,
                                    Kind.ACKNOWLEDGED,
                                    Text.of("{0} を受け取ったと答えた", "acknowledged {0}")
                                            .with(letter(letter)),
                                    letterFile(letter));
                    case LedgerEntry.QUESTION -> asked(entry);
                    case LedgerEntry.TOLD ->
                            event(
                                    entry,
                                    Kind.TOLD,
                                    Text.of("{0} を別に伝えたと記録した", "recorded that {0} was told by hand")
                                            .with(letter(letter)),
                                    null);
                    case LedgerEntry.PROPOSAL ->
                            event(
                                    entry,
                                    Kind.PROPOSED,
                                    Text.of("訂正を提案した", "proposed a correction"),
                                    "acts/proposal-" + entry.subject() + ".txt");
                    case LedgerEntry.DECISION ->
                            event(
                                    entry,
                                    Kind.DECIDED,
                                    Text.of("訂正の提案に返事をした", "answered the proposed correction"),
                                    "acts/decision-" + entry.subject() + ".txt");
                    case LedgerEntry.CROSSING ->
                            event(
                                    entry,
                                    Kind.CARRIED,
                                    Text.of(
                                                    "{0} を別の目的に移すこと（{1}）を記録した",
                                                    "recorded the carrying of {0} ({1})")
                                            .with(letter(letter), entry.basis()),
                                    null);
                    default -> null;
                });
    }

    private Event asked(LedgerEntry entry) {
        Optional<IncidentActs.Asked> found =
                incident.asked.stream()
                        .filter(asked -> asked.letter().equals(entry.subject()))
                        .filter(asked -> asked.at().equals(entry.at()))
                        .filter(asked -> Hash.sha256(asked.text()).equals(entry.contentHash()))
                        .findFirst();
        return event(
                entry,
                Kind.ASKED,
                Text.of("{0} について: {1}", "about {0}: {1}")
                        .with(
                                letter(entry.subject()),
                                found.map(IncidentActs.Asked::text).orElse("?")),
                found.map(asked -> "questions/" + asked.id() + ".txt").orElse(null));
    }

    private Event event(LedgerEntry entry, Kind kind, Text what, @Nullable String file) {
        return Event.of(entry.at(), kind, who(entry.organisation()), what, entry.sequence(), file);
    }

    private Receipt.Party who(String organisation) {
        return new Receipt.Party(
                organisation, incident.names.getOrDefault(organisation, Text.same(organisation)));
    }

    /// In the words of the receipt, which are those of the day.
    private Text letter(UUID id) {
        return incident.receipts.stream()
                .flatMap(receipt -> receipt.letters().stream())
                .filter(letter -> letter.id().equals(id))
                .findFirst()
                .map(letter ->
                        Text.of("{0} あての通知({1})", "the letter to {0} ({1})")
                                .with(letter.recipient().name(), basis(letter)))
                .orElse(Text.of("通知 {0}", "letter {0}").with(id));
    }

    private Text basis(Receipt.Letter letter) {
        return catalogue
                .regime(letter.regime())
                .map(regime ->
                        Text.of("{0} {1}", "{0}, {1}").with(regime.title(), letter.article()))
                .orElse(letter.article());
    }

    private static String letterFile(UUID letter) {
        return "letters/" + letter + ".json";
    }

    private static Optional<Instant> time(JsonNode node, String member) {
        try {
            return node.path(member)
                    .stringValueOpt()
                    .map(at -> OffsetDateTime.parse(at).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
