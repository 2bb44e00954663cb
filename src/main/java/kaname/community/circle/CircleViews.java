package kaname.community.circle;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.community.drill.Drills;
import kaname.community.rules.SharingRules;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Gathers circles and threads for pages and programs, each in one look.
@Component
@Transactional(readOnly = true)
class CircleViews {

    static final int PAGE = 50;
    private static final int DRILLS = 3;
    private static final int MOST_FOUND = 50;
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final Circles circles;
    private final Discussions discussions;
    private final Crossings crossings;
    private final Beside beside;
    private final Clock clock;

    CircleViews(
            Circles circles,
            Discussions discussions,
            Crossings crossings,
            Beside beside,
            Clock clock) {
        this.circles = circles;
        this.discussions = discussions;
        this.crossings = crossings;
        this.beside = beside;
        this.clock = clock;
    }

    /// What other pages of this room have to say here.
    @Component
    record Beside(Drills drills, SharingRules rules) {}

    List<Circle> all(Caller caller) {
        return circles.all(caller);
    }

    List<Discussion> found(Caller caller, String words) {
        return words.isBlank() ? List.of() : discussions.with(caller, words.strip(), MOST_FOUND);
    }

    /// @throws Problem 404 unless the caller is in it, invited, or may take a seat there
    CircleView of(
            Caller caller,
            UUID id,
            @Nullable Cursor before,
            Map<String, Text> errors,
            Map<String, String> typed) {
        Circle circle = circles.find(caller, id).orElseThrow(Problem::notFound);
        LocalDate today = LocalDate.ofInstant(clock.instant(), TOKYO);
        boolean ceptoar = circle.inside() && circle.kind() == CircleKind.CEPTOAR;
        return new CircleView(
                circle,
                inside(caller, circle, before, today),
                ceptoar ? beside.drills().latest(caller, DRILLS) : List.of(),
                ceptoar && circle.office() != null
                        ? beside.rules().of(circle.office(), caller.organisation(), today)
                        : List.of(),
                errors,
                typed);
    }

    private CircleView.Inside inside(
            Caller caller, Circle circle, @Nullable Cursor before, LocalDate today) {
        List<Discussion> threads = discussions.of(caller, circle.id(), before, PAGE + 1);
        Discussion last = threads.size() > PAGE ? threads.get(PAGE - 1) : null;
        return new CircleView.Inside(
                circles.members(circle.id(), today),
                circles.guests(circle.id()),
                threads.stream().limit(PAGE).toList(),
                last == null ? null : new Cursor(last.lastAt(), last.id()).toString(),
                circle.inside() ? crossings.of(circle.id()) : List.of(),
                circle.kept() ? circles.choices(circle.id(), false) : List.of(),
                circle.kept() ? circles.choices(circle.id(), true) : List.of());
    }

    /// The thread as far as it was read is written down: the caller has seen its newest page.
    @Transactional
    DiscussionView thread(
            Caller caller,
            UUID circle,
            UUID id,
            @Nullable Cursor before,
            Map<String, Text> errors,
            Map<String, String> typed) {
        Discussion thread = discussions.find(caller, circle, id).orElseThrow(Problem::notFound);
        Circle found = circles.find(caller, circle).orElseThrow(Problem::notFound);
        List<Entry> entries = discussions.entries(caller, id, before, PAGE + 1);
        Entry last = entries.size() > PAGE ? entries.get(PAGE - 1) : null;
        if (before == null) {
            discussions.read(caller, id);
        }
        return new DiscussionView(
                found,
                thread,
                entries.stream().limit(PAGE).toList(),
                last == null ? null : new Cursor(last.at(), last.id()).toString(),
                found.inside() ? circles.destinations(circle) : List.of(),
                errors,
                typed);
    }
}
