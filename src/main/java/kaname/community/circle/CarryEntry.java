package kaname.community.circle;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import kaname.community.Written;
import kaname.exchange.Hash;
import kaname.exchange.LedgerEntry;
import kaname.exchange.LedgerWriter;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Carrying an entry from one circle into another. A member asks; the office that owns the circle,
/// or a steward where there is none, lets a copy through under its own marking or refuses. Both
/// stand in the ledger.
@Service
@Transactional
class CarryEntry {

    private static final int LONGEST_REASON = 500;

    private final Circles circles;
    private final Discussions discussions;
    private final Crossings crossings;
    private final LedgerWriter ledger;
    private final Clock clock;

    CarryEntry(
            Circles circles,
            Discussions discussions,
            Crossings crossings,
            LedgerWriter ledger,
            Clock clock) {
        this.circles = circles;
        this.discussions = discussions;
        this.crossings = crossings;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// What is wished: where to and why.
    record Wish(String to, String reason) {}

    /// @throws Problem 404 unless the caller is a member; 400 where it cannot go; 409 asked already
    UUID ask(Caller caller, UUID circle, UUID thread, UUID entry, Wish wish) {
        var _ = circles.find(caller, circle).filter(Circle::inside).orElseThrow(Problem::notFound);
        var _ = discussions.find(caller, circle, thread).orElseThrow(Problem::notFound);
        UUID destination =
                circles.destinations(circle).stream()
                        .map(Choice::id)
                        .filter(wish.to()::equals)
                        .findFirst()
                        .map(UUID::fromString)
                        .orElseThrow(CarryEntry::nowhere);
        if (!discussions.stands(thread, entry)) {
            throw Problem.notFound();
        }
        String why = Written.line("/reason", wish.reason(), LONGEST_REASON);
        UUID id = UUID.randomUUID();
        Instant at = now();
        if (!crossings.ask(caller, id, entry, circle, destination, why, at)) {
            throw Problem.of(
                    409,
                    "already-asked",
                    Text.of("この書き込みはもう頼んであります", "This entry has been asked for already"));
        }
        record(at, id, caller, "circle/crossing-asked", Hash.sha256(why));
        return id;
    }

    private static Problem nowhere() {
        return Problem.field(
                "invalid-circle",
                "/to",
                Text.of(
                        "事務局も参加しているグループを選んでください",
                        "choose a circle in which the office sits as well"));
    }

    /// @throws Problem 404 unless the caller keeps the circle that owns it; 400 without a word; 409
    ///   where it was answered, withdrawn, or is marked above the other circle's ceiling
    void answer(Caller caller, UUID circle, UUID id, @Nullable Boolean consents) {
        var _ = circles.find(caller, circle).filter(Circle::kept).orElseThrow(Problem::notFound);
        Crossing asked = crossings.find(circle, id).orElseThrow(Problem::notFound);
        if (consents == null) {
            throw Problem.field(
                    "invalid-answer",
                    "/consents",
                    Text.of("true か false で答えてください", "answer true or false"));
        }
        Instant at = now();
        if (!asked.open() || !crossings.answer(caller, id, consents, at)) {
            throw Problem.of(
                    409, "already-answered", Text.of("もう答えてあります", "That was answered already"));
        }
        if (consents) {
            carry(caller, asked, at);
        }
        String basis = consents ? "circle/crossing-given" : "circle/crossing-refused";
        record(at, id, caller, basis, Hash.sha256(asked.text() == null ? "" : asked.text()));
    }

    private void carry(Caller caller, Crossing asked, Instant at) {
        Circle there =
                circles.find(caller, asked.destination())
                        .filter(Circle::inside)
                        .filter(one -> asked.marking().mayShowWhere(one.ceiling()))
                        .orElseThrow(CarryEntry::closed);
        if (asked.text() == null || asked.title() == null) {
            throw closed();
        }
        UUID thread = UUID.randomUUID();
        discussions.open(thread, there.id(), asked.title(), at);
        Entry copy =
                new Entry(
                        UUID.randomUUID(),
                        at,
                        asked.marking(),
                        asked.text(),
                        null,
                        caller.organisation(),
                        caller.organisationName(),
                        true,
                        true);
        discussions.add(caller, there.id(), thread, copy, asked.id());
        discussions.read(caller, thread);
    }

    private static Problem closed() {
        return Problem.of(
                409,
                "not-carried",
                Text.of(
                        "移せません。取り下げられたか、移す先が受ける印を超えています",
                        "It can't be carried: withdrawn, or marked above what the other circle"
                                + " takes"));
    }

    private void record(Instant at, UUID subject, Caller caller, String basis, Hash content) {
        ledger.append(
                at,
                List.of(
                        new LedgerWriter.Act(
                                LedgerEntry.CIRCLE,
                                subject,
                                caller.organisation(),
                                basis,
                                content)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
