package kaname.nearmiss;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.nearmiss.Passage.State;
import kaname.nearmiss.Sealed.ForOffice;
import kaname.nearmiss.Sealed.Note;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The CEPTOAR office at work, with its key: sees who wrote what, and decides what is relayed. Text
/// that the reporter did not see never leaves: the office goes on with what was agreed, or asks.
@Service
@Transactional
class ReviewNearMiss {

    /// One row of the office's desk. `opened` is null where the key does not fit.
    public record Waiting(Passage passage, @Nullable ForOffice opened) {}

    private static final SecureRandom LOT = new SecureRandom();
    private static final int MOST = 200;

    private final Passages passages;
    private final ReleasePlan plan;
    private final Clock clock;

    ReviewNearMiss(Passages passages, ReleasePlan plan, Clock clock) {
        this.passages = passages;
        this.plan = plan;
        this.clock = clock;
    }

    /// What waits for the office and for reporters, the oldest first, as far as `most` of the
    /// office's rows go.
    @Transactional(readOnly = true)
    List<Waiting> waiting(Caller caller, WallKey key) {
        return passages
                .in(caller.organisation(), List.of(State.REVIEW, State.BACK), null, MOST)
                .stream()
                .map(p -> new Waiting(p, Wall.read(p, key).orElse(null)))
                .sorted((a, b) -> at(a).compareTo(at(b)))
                .toList();
    }

    private static Instant at(Waiting waiting) {
        return waiting.opened() == null ? Instant.EPOCH : waiting.opened().at();
    }

    /// @return the number that waits, for those who have not opened the key
    @Transactional(readOnly = true)
    int count(Caller caller) {
        return passages.in(caller.organisation(), List.of(State.REVIEW), null, MOST).size();
    }

    @Transactional(readOnly = true)
    Optional<Waiting> open(UUID id, WallKey key) {
        return passages.find(id).map(p -> new Waiting(p, Wall.read(p, key).orElse(null)));
    }

    /// Relays it as the reporter agreed.
    ///
    /// @throws Problem 409 if it was decided already
    void relay(UUID id, WallKey key) {
        Passage passage = undecided(id);
        ForOffice opened = Wall.read(passage, key).orElseThrow(Problem::notFound);
        passages.become(id, State.LEAVING, null);
        Object says =
                opened.question() == null
                        ? opened.content()
                        : new Sealed.Answer(opened.question(), opened.content().what());
        passages.letGo(
                opened.relayed(),
                passage.office(),
                passage.kind(),
                plan.due(clock.instant().truncatedTo(ChronoUnit.SECONDS), LOT),
                says);
    }

    /// Proposes another text; it leaves once the reporter agrees.
    void giveBack(UUID id, String message, Passed.Parts parts) {
        Passage passage = undecided(id);
        passages.become(
                id,
                State.BACK,
                Wall.seal(
                        passage.reporterKey(),
                        Wall.NOTE,
                        new Note(message.strip(), parts.what(), parts.whyNot())));
    }

    /// Does not relay it; the reporter reads why.
    void decline(UUID id, String message) {
        Passage passage = undecided(id);
        passages.become(
                id,
                State.DECLINED,
                Wall.seal(passage.reporterKey(), Wall.NOTE, new Note(message.strip(), "", null)));
    }

    private Passage undecided(UUID id) {
        Passage passage = passages.hold(id).orElseThrow(Problem::notFound);
        if (passage.state() != State.REVIEW) {
            throw Problem.of(
                    409,
                    "decided-already",
                    Text.of(
                            "ほかの担当者か報告者が先に決めました。一覧を見直してください",
                            "A colleague or the reporter decided first: look at the list again"));
        }
        return passage;
    }
}
