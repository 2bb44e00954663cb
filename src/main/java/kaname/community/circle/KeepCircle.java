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

/// Founding a circle, coming in, going, and inviting those who are no members. An invitation to
/// read and its end stand in the ledger, so that no government was ever in without a trace.
@Service
@Transactional
class KeepCircle {

    private static final int LONGEST_REASON = 500;

    private final Circles circles;
    private final LedgerWriter ledger;
    private final Clock clock;

    KeepCircle(Circles circles, LedgerWriter ledger, Clock clock) {
        this.circles = circles;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws Problem 403 for governments, and for a council by anybody but an office; 409 where
    ///   there is a council already
    UUID found(Caller caller, Founding.Entered entered) {
        Founding founding = Founding.of(entered);
        UUID id = UUID.randomUUID();
        if (!circles.found(id, founding, now())) {
            throw Problem.of(
                    403,
                    "not-permitted",
                    Text.of(
                            "グループを作るのは事業者・セプター事務局・業界団体です。セプターカウンシルは事務局が一つだけ作れます",
                            "Operators, CEPTOAR offices and industry bodies found circles; offices"
                                    + " the one council"));
        }
        return id;
    }

    void invite(Caller caller, UUID circle, String organisation) {
        kept(caller, circle);
        if (!circles.invite(circle, organisation, now())) {
            throw Problem.field(
                    "invalid-organisation",
                    "/organisation",
                    Text.of(
                            "このグループに入れる組織で、まだ招いていないものを選んでください",
                            "choose an organisation that may sit here and is not invited yet"));
        }
    }

    /// An invitation is accepted, or an office takes its seat in the council.
    void join(Caller caller, UUID circle, boolean hidden) {
        move(circle, caller.organisation(), "joined", hidden);
    }

    void leave(Caller caller, UUID circle) {
        Circle found = circles.find(caller, circle).orElseThrow(Problem::notFound);
        if (caller.organisation().equals(found.office())) {
            throw Problem.of(
                    409,
                    "office-stays",
                    Text.of("事務局は自分のセプターから抜けられません", "An office cannot leave its own CEPTOAR"));
        }
        move(circle, caller.organisation(), "left", false);
    }

    void remove(Caller caller, UUID circle, String organisation) {
        kept(caller, circle);
        move(circle, organisation, "removed", false);
    }

    void makeSteward(Caller caller, UUID circle, String organisation) {
        kept(caller, circle);
        move(circle, organisation, "steward", false);
    }

    /// Lets somebody read who is no member: the whole circle, or one thread.
    UUID inviteGuest(
            Caller caller, UUID circle, String organisation, @Nullable UUID thread, String reason) {
        kept(caller, circle);
        String why = Written.line("/reason", reason, LONGEST_REASON);
        UUID id = UUID.randomUUID();
        Instant at = now();
        if (!circles.inviteGuest(id, circle, thread, organisation, why, at)) {
            throw Problem.field(
                    "invalid-organisation",
                    "/organisation",
                    Text.of(
                            "メンバーでない登録済みの組織と、このグループの話題を選んでください",
                            "choose an organisation that is no member, and a thread of this"
                                    + " circle"));
        }
        String what = thread == null ? "whole" : thread.toString();
        record(at, id, caller, "circle/guest>" + organisation + "/" + what, Hash.sha256(why));
        return id;
    }

    void revokeGuest(Caller caller, UUID circle, UUID guest) {
        kept(caller, circle);
        Instant at = now();
        String whom = circles.revokeGuest(guest, circle, at).orElseThrow(Problem::notFound);
        record(at, guest, caller, "circle/guest-ended>" + whom, Hash.sha256(whom));
    }

    private Circle kept(Caller caller, UUID circle) {
        return circles.find(caller, circle).filter(Circle::kept).orElseThrow(Problem::notFound);
    }

    private void move(UUID circle, String organisation, String step, boolean hidden) {
        if (!circles.move(circle, organisation, step, hidden, now())) {
            throw Problem.notFound();
        }
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
