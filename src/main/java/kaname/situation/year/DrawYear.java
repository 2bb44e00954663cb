package kaname.situation.year;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kaname.platform.Text;
import kaname.situation.cause.Mark;
import kaname.situation.cause.Phenomenon;
import kaname.situation.year.Year.Cell;
import kaname.situation.year.Year.Threat;

/// Counts a year. Pure.
final class DrawYear {

    private static final Set<Mark.Kind> THREATS =
            Set.of(Mark.Kind.ATTACK, Mark.Kind.HAZARD, Mark.Kind.UPSTREAM);

    private DrawYear() {}

    /// What an expert expects, of a threat by its id and name.
    record Expected(String threat, Text name, String sector, String because) {}

    /// The most common first.
    static List<Threat> threats(
            Collection<Phenomenon> phenomena, Collection<Expected> expectations) {
        Map<String, Text> names = new LinkedHashMap<>();
        Map<String, Map<String, Set<String>>> met = new HashMap<>();
        for (Phenomenon one : phenomena) {
            for (Mark mark : one.marks()) {
                if (THREATS.contains(mark.kind())) {
                    names.putIfAbsent(mark.id(), name(mark));
                    met.computeIfAbsent(mark.id(), _ -> new HashMap<>())
                            .computeIfAbsent(
                                    one.sector() == null ? "" : one.sector(), _ -> new HashSet<>())
                            .add(one.source());
                }
            }
        }
        Map<String, Map<String, String>> expected = new HashMap<>();
        for (Expected one : expectations) {
            names.putIfAbsent(one.threat(), one.name());
            expected.computeIfAbsent(one.threat(), _ -> new HashMap<>())
                    .merge(one.sector(), one.because(), (a, b) -> a + " / " + b);
        }
        List<Threat> threats = new ArrayList<>();
        names.forEach((id, name) ->
                threats.add(
                        new Threat(
                                id,
                                name,
                                cells(
                                        met.getOrDefault(id, Map.of()),
                                        expected.getOrDefault(id, Map.of())))));
        threats.sort(
                Comparator.comparingLong(Threat::sectors)
                        .reversed()
                        .thenComparing(Comparator.comparingInt(Threat::reporters).reversed())
                        .thenComparing(Threat::id));
        return threats;
    }

    private static Text name(Mark mark) {
        return mark.kind() == Mark.Kind.UPSTREAM
                ? Text.of("{0}の障害からの波及", "Failure of: {0}").with(mark.shown())
                : mark.shown();
    }

    private static Map<String, Cell> cells(
            Map<String, Set<String>> met, Map<String, String> expected) {
        Map<String, Cell> cells = new HashMap<>();
        met.forEach((sector, sources) ->
                cells.put(sector, new Cell(sources.size(), expected.getOrDefault(sector, ""))));
        expected.forEach((sector, because) -> cells.putIfAbsent(sector, new Cell(0, because)));
        return cells;
    }

    static Year.Pyramid pyramid(Collection<Phenomenon> phenomena) {
        int near = 0;
        int minor = 0;
        int major = 0;
        for (Phenomenon one : phenomena) {
            if (one.nearMiss()) {
                near++;
            } else if (one.stopped()) {
                major++;
            } else {
                minor++;
            }
        }
        return new Year.Pyramid(near, minor, major);
    }
}
