package kaname.attachment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kaname.exchange.LedgerEntry;
import kaname.exchange.LedgerWriter;
import kaname.exchange.Mailbox;
import kaname.incident.Dossiers;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The files of incidents: who may read them, and what becomes of them. Each call is one
/// transaction.
@Service
@Transactional
public class FileRoom {

    private final Attachments attachments;
    private final Dossiers dossiers;
    private final Mailbox mailbox;
    private final LedgerWriter ledger;
    private final Limits limits;
    private final Clock clock;

    FileRoom(
            Attachments attachments,
            Dossiers dossiers,
            Mailbox mailbox,
            LedgerWriter ledger,
            Limits limits,
            Clock clock) {
        this.attachments = attachments;
        this.dossiers = dossiers;
        this.mailbox = mailbox;
        this.ledger = ledger;
        this.limits = limits;
        this.clock = clock;
    }

    /// The bytes as they were stored, on their way out.
    record Fetched(Attachment file, Spool spool) {}

    /// The files that the caller may see.
    ///
    /// @throws Problem 404 if the caller has no part in the incident
    @Transactional(readOnly = true)
    public List<Attachment> list(UUID incident) {
        List<Attachment> files = attachments.ofIncident(incident);
        if (files.isEmpty() && !own(incident) && mailbox.ofIncident(incident).isEmpty()) {
            throw Problem.notFound();
        }
        return files;
    }

    /// As [#list], empty where the caller has no part in it.
    @Transactional(readOnly = true)
    public List<Attachment> seen(UUID incident) {
        return attachments.ofIncident(incident);
    }

    @Transactional(readOnly = true)
    public Attachment one(UUID incident, UUID id) {
        return attachments.find(incident, id).orElseThrow(Problem::notFound);
    }

    /// Who was told of the incident and so may be given its files, by id.
    @Transactional(readOnly = true)
    public Map<String, Text> told(UUID incident) {
        Map<String, Text> told = new LinkedHashMap<>();
        for (Mailbox.Delivered letter : mailbox.ofIncident(incident)) {
            @Nullable String recipient = letter.letter().recipient();
            @Nullable Text name = letter.recipientName();
            if (recipient != null && name != null) {
                told.putIfAbsent(recipient, name);
            }
        }
        return told;
    }

    /// Lets recipients of the incident's letters read the file. It can't be taken back.
    ///
    /// @throws Problem 400 if one of them was not told of the incident, 409 for a file in
    ///   quarantine
    public Attachment release(Caller caller, UUID incident, UUID id, Collection<String> to) {
        Attachment file = ownFile(caller, incident, id);
        Set<String> told = told(incident).keySet();
        if (to.isEmpty() || !told.containsAll(to)) {
            throw Problem.field(
                    "not-told",
                    "/recipients",
                    Text.of(
                            "この事案の通知を受け取った組織から選んでください。",
                            "Choose among those who received a letter of this incident."));
        }
        if (file.scan() instanceof Scan.Infected) {
            throw quarantined();
        }
        List<String> fresh =
                to.stream()
                        .distinct()
                        .filter(who ->
                                file.readers().stream()
                                        .noneMatch(r -> r.organisation().equals(who)))
                        .sorted()
                        .toList();
        if (!fresh.isEmpty()) {
            Instant at = now();
            attachments.release(file, fresh, caller, at);
            record(at, caller, file, fresh.stream().map(who -> ">" + who).toList());
        }
        return one(incident, id);
    }

    /// Lets everybody read it who was told so far.
    public Attachment releaseToAll(Caller caller, UUID incident, UUID id) {
        return release(caller, incident, id, told(incident).keySet());
    }

    /// Takes a file back that nobody else was given. The ledger keeps its hash.
    ///
    /// @throws Problem 409 if it was released
    public void remove(Caller caller, UUID incident, UUID id) {
        Attachment file = ownFile(caller, incident, id);
        if (!attachments.remove(file.id(), now())) {
            throw Problem.of(
                    409,
                    "attachment-released",
                    Text.of(
                            "相手に渡したファイルは取り除けません。",
                            "A file that others were given can't be taken back."));
        }
    }

    /// How much may be added, in words.
    public Text limits() {
        return Text.of("一つ {0} MB、事案ごとに合わせて {1} MB まで。", "At most {0} MB each, {1} MB an incident.")
                .with(limits.largest().toMegabytes(), limits.incident().toMegabytes());
    }

    /// @throws Problem 404 unless the incident is the caller's own
    public void requireOwn(Caller caller, UUID incident) {
        if (!caller.isOperator() || !own(incident)) {
            throw Problem.notFound();
        }
    }

    /// The row, its bytes and the entry in the ledger, or none of them.
    void store(Caller caller, Attachment file, HouseKeys.Wrapped key, Spool spool) {
        attachments.hold(file.incident());
        long stored = attachments.stored(file.incident());
        if (stored + file.size() > limits.incident().toBytes()) {
            throw limits.tooMuch(stored);
        }
        attachments.add(file, key, caller.account());
        attachments.addChunks(file.id(), spool);
        record(file.addedAt(), caller, file, List.of(""));
    }

    Fetched fetch(Caller caller, UUID id, HouseKeys keys, Instant at) {
        Attachment file =
                attachments
                        .incidentOf(id)
                        .flatMap(incident -> attachments.find(incident, id))
                        .orElseThrow(Problem::notFound);
        switch (file.scan()) {
            case Scan.Waiting() -> throw waiting();
            case Scan.Infected(_) -> throw quarantined();
            case Scan.Clean(), Scan.Unscanned() -> {}
        }
        Spool spool = Spool.stored(id, keys.unwrap(attachments.key(id), id), file.size());
        try {
            attachments.copyChunks(id, spool);
            if (!caller.organisation().equals(file.operator())) {
                attachments.downloaded(file, caller, at);
            }
            return new Fetched(file, spool);
        } catch (RuntimeException failure) {
            spool.close();
            throw failure;
        }
    }

    private Attachment ownFile(Caller caller, UUID incident, UUID id) {
        requireOwn(caller, incident);
        attachments.hold(incident);
        return one(incident, id);
    }

    private boolean own(UUID incident) {
        return !dossiers.incidents(List.of(incident)).isEmpty();
    }

    private void record(Instant at, Caller caller, Attachment file, List<String> whom) {
        ledger.append(
                at,
                whom.stream()
                        .map(who ->
                                new LedgerWriter.Act(
                                        LedgerEntry.ATTACHMENT,
                                        file.id(),
                                        caller.organisation(),
                                        "incident/" + file.incident() + who,
                                        file.sha256()))
                        .toList());
    }

    private static Problem waiting() {
        return Problem.of(
                409,
                "attachment-waiting",
                Text.of(
                        "ウイルス検査を待っています。検査が済むと開けます。",
                        "The virus scanner has not looked at it yet; it can be opened after"
                                + " that."));
    }

    private static Problem quarantined() {
        return Problem.of(
                409,
                "attachment-quarantined",
                Text.of(
                        "ウイルスが見つかり、隔離しています。だれも開けません。",
                        "The virus scanner found something: the file is in quarantine, and nobody"
                                + " can open it."));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
