package kaname.exchange.announcement;

import java.time.Instant;
import java.util.UUID;
import kaname.exchange.Marking;
import kaname.platform.Caller;
import kaname.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Announces what another room has written: into inboxes, onto channels, into the ledger, in the
/// transaction of that room. Who may is that room's to say and the database's to hold: ministries,
/// authorities, the coordinator, and CEPTOAR offices to their members and to each other.
@Service
@Transactional
public class Announce {

    /// What goes out. `urgent`: its messages go before all others that wait.
    public record Word(
            AnnouncementKind kind,
            String title,
            String text,
            Marking marking,
            boolean exercise,
            Audience audience,
            @Nullable UUID supersedes,
            boolean withdraws,
            boolean urgent) {}

    /// What was announced, when, and how many organisations it reached.
    public record Announced(UUID id, Instant at, int reached) {}

    private final ReleaseAnnouncement release;

    Announce(ReleaseAnnouncement release) {
        this.release = release;
    }

    /// How many organisations it would reach now.
    ///
    /// @throws Problem 400 for an audience that is nobody or not known; 409 for what was replaced
    @Transactional(readOnly = true)
    public int reach(Caller caller, Word word) {
        return release.reach(caller, release.known(draft(word))).organisations().size();
    }

    /// Once for each key of a sender.
    ///
    /// @throws Problem as [#reach]; 422 for a key that announced something else
    public Announced release(Caller caller, Word word, String key) {
        ReleaseAnnouncement.Released released =
                release.release(caller, release.known(draft(word)), key);
        return new Announced(released.id(), released.at(), released.reached());
    }

    private static Draft draft(Word word) {
        return new Draft(
                word.kind(),
                null,
                word.title(),
                word.text(),
                word.marking(),
                word.exercise(),
                word.audience(),
                word.supersedes(),
                word.withdraws(),
                word.urgent());
    }
}
