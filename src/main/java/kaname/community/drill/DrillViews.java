package kaname.community.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Gathers a drill for its page and for programs in one look.
@Component
@Transactional(readOnly = true)
class DrillViews {

    static final int PAGE = 50;

    private final Drills drills;

    DrillViews(Drills drills) {
        this.drills = drills;
    }

    /// One drill more than a page has, where there are more.
    List<Drill> list(Caller caller, @Nullable Cursor before) {
        return drills.list(caller, before, PAGE + 1);
    }

    /// @throws Problem 404 unless the caller started it or was told
    DrillView of(Caller caller, UUID id) {
        Drill drill = drills.find(caller, id).orElseThrow(Problem::notFound);
        Drill before = drills.before(caller, drill).orElse(null);
        List<UUID> both = new ArrayList<>(List.of(id));
        if (before != null) {
            both.add(before.id());
        }
        List<StageFigures> figures = drills.figures(both);
        return new DrillView(
                drill,
                drills.calls(id),
                figures.stream().filter(one -> one.drill().equals(id)).toList(),
                before,
                figures.stream().filter(one -> !one.drill().equals(id)).toList());
    }
}
