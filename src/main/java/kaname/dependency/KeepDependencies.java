package kaname.dependency;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kaname.catalogue.Sector;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Checks what was written and keeps it: one, or all of a file. As many statements for one as for a
/// thousand.
@Service
@Transactional
public class KeepDependencies {

    /// What a file would do, or did. Nothing is kept while `wrong` names anything.
    ///
    /// @param others what others wrote and the file repeats
    public record Trial(int fresh, int changed, int same, int others, List<Problem.Field> wrong) {
        public Trial {
            wrong = List.copyOf(wrong);
        }
    }

    private final Dependencies dependencies;
    private final SeenModel seen;

    KeepDependencies(Dependencies dependencies, SeenModel seen) {
        this.dependencies = dependencies;
        this.seen = seen;
    }

    /// @throws Problem 400 with every place to correct; 404 and 409 as [Dependencies#keep]
    void one(Caller caller, UUID id, int number, Written written) {
        Checked checked = Checked.of(written, known(caller, List.of(written)));
        dependencies.keep(caller, List.of(new Dependencies.Kept(id, number, checked)));
    }

    @Transactional(readOnly = true)
    Trial rehearse(Caller caller, List<DependencyFile.Line> lines) {
        return read(caller, lines).trial();
    }

    /// All of them, or nothing.
    ///
    /// @throws Problem 409 where somebody changed one since
    Trial all(Caller caller, List<DependencyFile.Line> lines) {
        Reading reading = read(caller, lines);
        if (reading.trial().wrong().isEmpty()) {
            dependencies.keep(caller, reading.kept());
        }
        return reading.trial();
    }

    private record Reading(Trial trial, List<Dependencies.Kept> kept) {}

    private Reading read(Caller caller, List<DependencyFile.Line> lines) {
        Map<UUID, Stated> own = new HashMap<>();
        dependencies.own(caller).forEach(one -> own.put(one.id(), one));
        Checked.Known known =
                known(caller, lines.stream().map(DependencyFile.Line::written).toList());
        List<Problem.Field> wrong = new ArrayList<>();
        List<Dependencies.Kept> kept = new ArrayList<>();
        Set<UUID> met = new HashSet<>();
        int fresh = 0;
        int same = 0;
        for (DependencyFile.Line line : lines) {
            Stated before = own.get(line.id());
            if (line.id() != null && (before == null || !met.add(line.id()))) {
                wrong.add(
                        line.wrong(
                                "/id",
                                Text.of(
                                        "あなたの組織の依存の id を1度だけ書くか、空にしてください",
                                        "the id of one of your dependencies, once, or empty")));
                continue;
            }
            try {
                Checked checked = Checked.of(line.written(), known);
                if (before == null) {
                    fresh++;
                    kept.add(new Dependencies.Kept(UUID.randomUUID(), 0, checked));
                } else if (before.says(checked)) {
                    same++;
                } else {
                    kept.add(new Dependencies.Kept(before.id(), before.number(), checked));
                }
            } catch (Problem problem) {
                problem.fields().forEach(f -> wrong.add(line.wrong(f.pointer(), f.detail())));
            }
        }
        return new Reading(new Trial(fresh, kept.size() - fresh, same, 0, wrong), kept);
    }

    Checked.Known known(Caller caller, Collection<Written> written) {
        return new Checked.Known(
                Stated.Named.ids(dependencies.services(caller)),
                dependencies.suppliers(written.stream().map(Written::supplier).toList()),
                seen.sectors().stream().map(Sector::id).toList(),
                Stated.Named.ids(dependencies.audiences(caller)));
    }
}
