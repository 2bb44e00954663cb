package kaname.catalogue.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Plan;
import kaname.catalogue.Regime;
import kaname.platform.Text;

/// What stood on one day and on another: what came, what went, what stayed.
public record TwoDays(LocalDate from, LocalDate to, List<Aspect> aspects) {

    /// One kind of thing. `kept` counts what stood on both days.
    public record Aspect(Text name, List<Text> ended, List<Text> came, int kept) {
        public boolean differs() {
            return !ended.isEmpty() || !came.isEmpty();
        }
    }

    public static TwoDays of(Catalogue catalogue, LocalDate from, LocalDate to) {
        return new TwoDays(
                from,
                to,
                Stream.of(
                                new Kind(Text.of("重要インフラ分野", "Sectors"), TwoDays::sectors),
                                new Kind(
                                        Text.of(
                                                "何を重要インフラと呼ぶか",
                                                "What counts as critical infrastructure"),
                                        TwoDays::definitions),
                                new Kind(Text.of("行動計画", "Action plan"), TwoDays::plan),
                                new Kind(Text.of("計画の柱", "Pillars of the plan"), TwoDays::pillars),
                                new Kind(Text.of("機関", "Bodies"), TwoDays::bodies),
                                new Kind(
                                        Text.of("総合調整をする機関", "Coordinating body"),
                                        TwoDays::coordinators),
                                new Kind(Text.of("報告の制度", "Reporting regimes"), TwoDays::regimes))
                        .map(kind ->
                                aspect(
                                        kind.name(),
                                        kind.standing().apply(catalogue, from),
                                        kind.standing().apply(catalogue, to)))
                        .toList());
    }

    /// A kind of thing, and how to find those that stand on a day by their ids.
    private record Kind(
            Text name, BiFunction<Catalogue, LocalDate, SequencedMap<String, Text>> standing) {}

    private static Aspect aspect(
            Text name, SequencedMap<String, Text> before, SequencedMap<String, Text> after) {
        List<Text> ended = new ArrayList<>();
        List<Text> came = new ArrayList<>();
        before.forEach((id, text) -> {
            if (!after.containsKey(id)) {
                ended.add(text);
            }
        });
        after.forEach((id, text) -> {
            if (!before.containsKey(id)) {
                came.add(text);
            }
        });
        return new Aspect(name, ended, came, after.size() - came.size());
    }

    private static SequencedMap<String, Text> sectors(Catalogue catalogue, LocalDate on) {
        SequencedMap<String, Text> found = new LinkedHashMap<>();
        catalogue.sectorsOn(on).forEach(s -> found.put(s.id(), s.label()));
        return found;
    }

    private static SequencedMap<String, Text> definitions(Catalogue catalogue, LocalDate on) {
        SequencedMap<String, Text> found = new LinkedHashMap<>();
        catalogue.history().definitions().stream()
                .filter(d -> d.on(on))
                .forEach(d -> found.put(d.id(), d.title()));
        return found;
    }

    private static SequencedMap<String, Text> plan(Catalogue catalogue, LocalDate on) {
        SequencedMap<String, Text> found = new LinkedHashMap<>();
        catalogue.plans().stream()
                .filter(p -> p.kind().equals("action-plan") && !p.decided().isAfter(on))
                .max(Comparator.comparing(Plan::decided))
                .ifPresent(p -> found.put(p.id(), p.name()));
        return found;
    }

    private static SequencedMap<String, Text> pillars(Catalogue catalogue, LocalDate on) {
        SequencedMap<String, Text> found = new LinkedHashMap<>();
        plan(catalogue, on).keySet().stream()
                .flatMap(id -> catalogue.plans().stream().filter(p -> p.id().equals(id)))
                .flatMap(p -> p.pillars().stream())
                .forEach(pillar -> found.put(pillar.name().ja(), pillar.name()));
        return found;
    }

    private static SequencedMap<String, Text> coordinators(Catalogue catalogue, LocalDate on) {
        SequencedMap<String, Text> found = new LinkedHashMap<>();
        catalogue.roles().stream()
                .filter(role -> role.role().equals("coordinator") && role.on(on))
                .flatMap(role -> Stream.ofNullable(catalogue.bodies().get(role.body())))
                .forEach(body -> found.put(body.id(), body.name()));
        return found;
    }

    /// A body whose first day was not read is in no list: it can't be said to have stood.
    private static SequencedMap<String, Text> bodies(Catalogue catalogue, LocalDate on) {
        SequencedMap<String, Text> found = new LinkedHashMap<>();
        catalogue.bodies().values().stream()
                .filter(b -> b.from() != null && !on.isBefore(b.from()))
                .filter(b -> b.to() == null || on.isBefore(b.to()))
                .forEach(b -> found.put(b.id(), b.name()));
        return found;
    }

    private static SequencedMap<String, Text> regimes(Catalogue catalogue, LocalDate on) {
        SequencedMap<String, Text> found = new LinkedHashMap<>();
        catalogue.regimes().stream()
                .filter(r -> r.on(on).map(Regime.Status::is).filter(TwoDays::inForce).isPresent())
                .forEach(r -> found.put(r.id(), r.title()));
        return found;
    }

    private static boolean inForce(Regime.Standing is) {
        return is == Regime.Standing.IN_FORCE;
    }
}
