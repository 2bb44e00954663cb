package kaname.exchange.crossing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Power;
import kaname.catalogue.Purpose;
import kaname.exchange.Hash;
import kaname.exchange.LedgerEntry;
import kaname.exchange.LedgerWriter;
import kaname.exchange.Letter;
import kaname.exchange.Mailbox;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Carries a letter to another use, on a recorded basis and with the operator's consent where it
/// was told voluntarily; the operator sees it at once. Each call is one transaction.
@Service
@Transactional
public class CarryLetter {

    private final Crossings crossings;
    private final Mailbox mailbox;
    private final LedgerWriter ledger;
    private final Catalogues catalogues;
    private final Clock clock;

    CarryLetter(
            Crossings crossings,
            Mailbox mailbox,
            LedgerWriter ledger,
            Catalogues catalogues,
            Clock clock) {
        this.crossings = crossings;
        this.mailbox = mailbox;
        this.ledger = ledger;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /// As it was asked for: either a power of the catalogue, or a basis in words.
    record Wanted(
            @Nullable String purpose,
            @Nullable String power,
            @Nullable String instrument,
            @Nullable String article,
            @Nullable String source,
            @Nullable String reason) {}

    /// @throws Problem 404 unless the letter was sent to or by the caller's organisation; 403 for a
    ///   role that reads it only because it was carried; 400 naming what is missing; 409 if it was
    ///   carried or asked for already
    Crossing carry(Caller caller, UUID letterId, Wanted wanted) {
        Letter letter = party(caller, letterId);
        if (!crossings.reads(letter.purpose())) {
            throw Problem.of(
                    403,
                    "not-your-purpose",
                    Text.of(
                            "この通知をさらに別の目的に移せるのは、もとの目的で読む窓口です",
                            "Only a desk that reads the letter for its own purpose may carry it"
                                    + " on"));
        }
        Crossing crossing = new Entered(wanted, letter, catalogues.now()).read(caller, now());
        try {
            crossings.add(crossing, caller);
        } catch (DuplicateKeyException e) {
            throw Problem.of(
                    409,
                    "carried-already",
                    Text.of(
                            "その目的には、もう移したか、事業者の返事を待っています",
                            "It was carried to that purpose already, or waits for the operator’s"
                                    + " answer"));
        }
        record(crossing, caller, crossing.at(), crossing.statement());
        return crossing;
    }

    /// The operator's answer; there is one.
    ///
    /// @throws Problem 404 unless the caller is the operator that was asked; 409 if it answered
    Crossing answer(Caller caller, UUID id, boolean agreed) {
        Crossing crossing =
                crossings
                        .find(id)
                        .filter(one -> one.operator().equals(caller.organisation()))
                        .orElseThrow(Problem::notFound);
        Instant at = now();
        if (!crossings.answer(id, agreed, caller, at)) {
            throw Problem.of(
                    409,
                    "decided-already",
                    Text.of("もう返事をしたか、返事の要らないものです", "It was answered, or needed no answer"));
        }
        record(crossing, caller, at, Crossing.answer(id, agreed, at));
        return crossings.find(id).orElseThrow(Problem::notFound);
    }

    @Transactional(readOnly = true)
    public List<Crossing> ofLetter(UUID letter) {
        return crossings.ofLetter(letter);
    }

    @Transactional(readOnly = true)
    public List<Crossing> ofIncident(UUID incident) {
        return crossings.ofIncident(incident);
    }

    /// A letter that the caller may see.
    @Transactional(readOnly = true)
    Letter seen(UUID letter) {
        return mailbox.find(letter).map(Mailbox.Delivered::letter).orElseThrow(Problem::notFound);
    }

    private Letter party(Caller caller, UUID id) {
        Letter letter = seen(id);
        if (letter.operator().equals(caller.organisation())) {
            throw Problem.notFound();
        }
        return letter;
    }

    private void record(Crossing crossing, Caller caller, Instant at, String statement) {
        ledger.append(
                at,
                List.of(
                        new LedgerWriter.Act(
                                LedgerEntry.CROSSING,
                                crossing.letter(),
                                caller.organisation(),
                                "to " + crossing.purpose().id(),
                                Hash.sha256(statement))));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// The powers of the catalogue by which a letter of that purpose might be carried; unverified
    /// ones are shown and can't be used.
    List<Power> powers(Letter letter) {
        return catalogues.now().powers().stream()
                .filter(power -> power.to().stream().anyMatch(to -> to != letter.purpose()))
                .toList();
    }

    /// Where a letter of that purpose may be carried.
    static List<Purpose> elsewhere(Letter letter) {
        return Arrays.stream(Purpose.values()).filter(to -> to != letter.purpose()).toList();
    }
}
