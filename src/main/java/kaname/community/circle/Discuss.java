package kaname.community.circle;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import kaname.community.Written;
import kaname.exchange.Marking;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Opening a thread, saying something, taking one's own words back. Nothing that was said is ever
/// changed.
@Service
@Transactional
class Discuss {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 4000;

    private final Circles circles;
    private final Discussions discussions;
    private final Clock clock;

    Discuss(Circles circles, Discussions discussions, Clock clock) {
        this.circles = circles;
        this.discussions = discussions;
        this.clock = clock;
    }

    /// @throws Problem 404 unless the caller is a member; 400 above the ceiling
    UUID open(Caller caller, UUID circle, String title, String text, String marking) {
        Circle found =
                circles.find(caller, circle).filter(Circle::inside).orElseThrow(Problem::notFound);
        String heading = Written.line("/title", title, LONGEST_TITLE);
        Entry entry = entry(caller, found, text, marking);
        UUID thread = UUID.randomUUID();
        discussions.open(thread, circle, heading, entry.at());
        add(caller, circle, thread, entry);
        return thread;
    }

    /// @throws Problem 404 unless the caller reads the thread; 400 above the ceiling
    Entry say(Caller caller, UUID circle, UUID thread, String text, String marking) {
        Circle found = circles.find(caller, circle).orElseThrow(Problem::notFound);
        var _ = discussions.find(caller, circle, thread).orElseThrow(Problem::notFound);
        Entry entry = entry(caller, found, text, marking);
        add(caller, circle, thread, entry);
        return entry;
    }

    private void add(Caller caller, UUID circle, UUID thread, Entry entry) {
        discussions.add(caller, circle, thread, entry, null);
        discussions.read(caller, thread);
    }

    /// Its author takes an entry back: the text is gone, its place stays.
    void withdraw(Caller caller, UUID circle, UUID thread, UUID entry) {
        var _ = discussions.find(caller, circle, thread).orElseThrow(Problem::notFound);
        if (!discussions.withdraw(entry, now())) {
            throw Problem.notFound();
        }
    }

    private Entry entry(Caller caller, Circle circle, String text, String marking) {
        Marking marked = Written.marking("/marking", marking);
        if (!marked.mayShowWhere(circle.ceiling())) {
            throw Problem.field(
                    "above-ceiling",
                    "/marking",
                    Text.of("このグループに置けるのは {0} までです", "nothing above {0} has a place in this circle")
                            .with(circle.ceiling().label()));
        }
        return new Entry(
                UUID.randomUUID(),
                now(),
                marked,
                Written.words("/text", text, LONGEST_TEXT),
                null,
                caller.organisation(),
                caller.organisationName(),
                true,
                false);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
