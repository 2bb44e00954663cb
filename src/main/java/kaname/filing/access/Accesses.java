package kaname.filing.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import kaname.attachment.Attachment;
import kaname.attachment.FileRoom;
import kaname.exchange.Readings;
import kaname.exchange.crossing.CarryLetter;
import kaname.exchange.crossing.Crossing;
import kaname.filing.Matters;
import kaname.incident.Incident;
import kaname.platform.Cursor;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The access log of one incident, for its operator alone.
@Service
@Transactional(readOnly = true)
class Accesses {

    static final int PAGE = 100;

    /// One look at a letter or a file. Exactly one of the two is there.
    record Access(
            Instant at,
            String organisation,
            Text organisationName,
            @Nullable String role,
            @Nullable String purpose,
            String way,
            @Nullable UUID letter,
            @Nullable UUID attachment,
            @Nullable String file) {}

    /// A page of looks, newest first; attempts and crossings are all there on every page.
    record Log(
            Incident incident,
            List<Access> accesses,
            @Nullable String next,
            List<RefusedEdits.RefusedEdit> refused,
            List<Crossing> crossings) {}

    private final Matters matters;
    private final Readings looks;
    private final FileRoom files;
    private final RefusedEdits refused;
    private final CarryLetter carry;

    Accesses(
            Matters matters,
            Readings looks,
            FileRoom files,
            RefusedEdits refused,
            CarryLetter carry) {
        this.matters = matters;
        this.looks = looks;
        this.files = files;
        this.refused = refused;
        this.carry = carry;
    }

    /// @throws kaname.platform.Problem 404 unless the incident is the caller's
    Log of(UUID id, @Nullable Cursor before) {
        Incident incident = matters.dossier(id).incident();
        List<Readings.Reading> readings =
                looks.ofIncident(
                        id,
                        before == null ? Cursor.NEVER : before.at(),
                        before == null ? new UUID(-1, -1) : before.id(),
                        PAGE);
        List<Access> accesses = new ArrayList<>();
        readings.forEach(reading -> accesses.add(of(reading)));
        if (before == null) {
            files.seen(id).forEach(file -> accesses.addAll(of(file)));
            accesses.sort(Comparator.comparing(Access::at).reversed());
        }
        Readings.Reading last = readings.isEmpty() ? null : readings.getLast();
        return new Log(
                incident,
                accesses,
                last == null || readings.size() < PAGE
                        ? null
                        : new Cursor(last.at(), last.letter()).toString(),
                refused.of(id),
                carry.ofIncident(id));
    }

    private static Access of(Readings.Reading reading) {
        return new Access(
                reading.at(),
                reading.organisation(),
                reading.organisationName(),
                reading.role(),
                reading.purpose() == null ? null : reading.purpose().id(),
                reading.way().id(),
                reading.letter(),
                null,
                null);
    }

    private static List<Access> of(Attachment file) {
        return file.downloads().stream()
                .map(download ->
                        new Access(
                                download.at(),
                                download.organisation(),
                                download.name(),
                                download.role(),
                                null,
                                "file",
                                null,
                                file.id(),
                                file.name()))
                .toList();
    }
}
