package kaname.filing.evidence;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import kaname.catalogue.Catalogues;
import kaname.exchange.CanonicalJson;
import kaname.exchange.IssuedReceipts;
import kaname.exchange.KeyRing;
import kaname.exchange.LedgerEntry;
import kaname.exchange.Letter;
import kaname.exchange.Mailbox;
import kaname.exchange.Receipt;
import kaname.exchange.Receipts;
import kaname.exchange.evidence.EvidencePack;
import kaname.exchange.evidence.IncidentActs;
import kaname.exchange.proof.TreeHead.SignedHead;
import kaname.exchange.proof.TreeHeads;
import kaname.incident.Dossier;
import kaname.incident.Dossiers;
import kaname.incident.Report;
import kaname.platform.Caller;
import kaname.platform.Language;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Gathers what the operator may show of one of its incidents: a dozen statements, however long the
/// incident.
@Service
class Evidence {

    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final Mailbox mailbox;
    private final IssuedReceipts issued;
    private final IncidentActs acts;
    private final TreeHeads heads;
    private final KeyRing keys;
    private final Catalogues catalogues;
    private final Clock clock;

    Evidence(
            JdbcClient jdbc,
            Dossiers dossiers,
            Mailbox mailbox,
            IssuedReceipts issued,
            IncidentActs acts,
            TreeHeads heads,
            KeyRing keys,
            Catalogues catalogues,
            Clock clock) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.mailbox = mailbox;
        this.issued = issued;
        this.acts = acts;
        this.heads = heads;
        this.keys = keys;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /// The archive. `sheet` turns the timeline into a page to read.
    ///
    /// @throws Problem 404 unless the incident is the caller's
    // one moment: an acknowledgement that comes meanwhile is in all of it or in none
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public byte[] pack(Caller caller, UUID incident, BiFunction<Timeline, Language, String> sheet) {
        Dossier dossier = dossiers.find(incident).orElseThrow(Problem::notFound);
        List<LedgerEntry> entries = acts.entries(incident);
        List<IncidentActs.Asked> asked = acts.asked(incident);
        SortedMap<Integer, String> receipts = new TreeMap<>();
        issued.of(incident).forEach(r -> receipts.put(r.report(), r.document()));
        Map<Integer, TimelineOf.Assessed> assessments = assessments(incident);
        List<Mailbox.Delivered> letters = mailbox.ofIncident(incident);
        Receipt.Party operator =
                new Receipt.Party(caller.organisation(), caller.organisationName());
        EvidencePack.About about =
                new EvidencePack.About(
                        incident,
                        operator,
                        dossier.incident().title(),
                        dossier.incident().exercise(),
                        now());
        Timeline timeline =
                timeline(
                        about,
                        new TimelineOf.Incident(
                                operator,
                                names(operator, letters),
                                dossier.reports(),
                                assessments,
                                receipts.values().stream().map(Receipts::read).toList(),
                                entries,
                                asked,
                                acts.seen(incident)));
        return new EvidencePack(
                        about,
                        dossier.reports().stream()
                                .collect(
                                        Collectors.toMap(
                                                Report::number,
                                                Report::document,
                                                (one, _) -> one,
                                                TreeMap::new)),
                        letters.stream()
                                .map(Mailbox.Delivered::letter)
                                .collect(Collectors.toMap(Letter::id, Letter::content)),
                        receipts,
                        asked.stream()
                                .collect(
                                        Collectors.toMap(
                                                IncidentActs.Asked::id, IncidentActs.Asked::text)),
                        acts(incident),
                        entries,
                        proven(entries),
                        readable(timeline, assessments, sheet))
                .write(keys);
    }

    private Timeline timeline(EvidencePack.About about, TimelineOf.Incident incident) {
        return new Timeline(
                Timeline.FORMAT,
                about.incident(),
                about.operator(),
                about.title(),
                about.exercise(),
                about.at(),
                Timeline.ZONE,
                new TimelineOf(catalogues.now(), incident).events());
    }

    /// Of everybody who can have done anything: the parties to the letters.
    private static Map<String, Text> names(
            Receipt.Party operator, List<Mailbox.Delivered> letters) {
        Map<String, Text> names = new HashMap<>();
        names.put(operator.id(), operator.name());
        for (Mailbox.Delivered sent : letters) {
            names.put(sent.letter().sender(), sent.senderName());
            String recipient = sent.letter().recipient();
            Text name = sent.recipientName();
            if (recipient != null && name != null) {
                names.put(recipient, name);
            }
        }
        return names;
    }

    private EvidencePack.Proven proven(List<LedgerEntry> entries) {
        SignedHead head = heads.latest().orElseThrow(NotCovered::noHeadYet);
        List<Long> covered =
                entries.stream()
                        .map(LedgerEntry::sequence)
                        .filter(sequence -> sequence <= head.head().size())
                        .toList();
        return new EvidencePack.Proven(head, heads.inclusion(head.head(), covered));
    }

    private static SortedMap<String, String> readable(
            Timeline timeline,
            Map<Integer, TimelineOf.Assessed> assessments,
            BiFunction<Timeline, Language, String> sheet) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("timeline.json", CanonicalJson.text(timeline));
        for (Language language : Language.values()) {
            files.put("timeline." + language.tag() + ".html", sheet.apply(timeline, language));
        }
        assessments.forEach((number, told) ->
                files.put(
                        "assessments/" + number + ".json",
                        CanonicalJson.text(CanonicalJson.parse(told.outcome()))));
        return files;
    }

    /// Told by hand, proposed, decided: the exact words, by name of their file.
    private Map<String, String> acts(UUID incident) {
        Map<String, String> words = new TreeMap<>();
        acts.told(incident).forEach((id, text) -> words.put("told-" + id, text));
        words.putAll(acts.crossings(incident));
        jdbc.sql(
                        """
                        select id, statement, decision_statement from filing.proposal where incident = ? order by at
                        """)
                .param(incident)
                .query(row -> {
                    String id = row.getString("id");
                    words.put("proposal-" + id, row.getString("statement"));
                    if (row.getString("decision_statement") != null) {
                        words.put("decision-" + id, row.getString("decision_statement"));
                    }
                });
        return words;
    }

    private Map<Integer, TimelineOf.Assessed> assessments(UUID incident) {
        Map<Integer, TimelineOf.Assessed> told = new TreeMap<>();
        jdbc.sql(
                        """
                        select number, assessed_at, outcome from filing.assessment
                         where incident = ? order by number
                        """)
                .param(incident)
                .query(row -> {
                    told.put(
                            row.getInt("number"),
                            new TimelineOf.Assessed(
                                    row.getTimestamp("assessed_at").toInstant(),
                                    row.getString("outcome")));
                });
        return told;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
