package kaname.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The smallest change of facts that would tip a condition to another truth.
///
/// A condition compares facts with constants, so each fact's values fall into a few regions between
/// which nothing changes. One value is tried for each region, first for every single fact, then for
/// every two and so on: the first set that tips is a smallest one. Pure; nothing is decided by it.
public final class Tipping {

    /// One fact that would have to be otherwise. `from` is null while it is not known.
    public record Change(String fact, @org.jspecify.annotations.Nullable Object from, Object to) {}

    /// Conditions that read more facts than this are not searched beyond [#DEEP] changes: more than
    /// that tells a reader nothing.
    static final int MANY = 10;

    private static final int DEEP = 3;

    private final Vocabulary vocabulary;
    private final Condition condition;
    private final Facts facts;
    private final Truth wanted;

    private Tipping(Vocabulary vocabulary, Condition condition, Facts facts, Truth wanted) {
        this.vocabulary = vocabulary;
        this.condition = condition;
        this.facts = facts;
        this.wanted = wanted;
    }

    /// Empty where the facts that may be changed can't tip it, or only by changing more of a long
    /// list than is searched. Only facts that a person can state are changed.
    public static Optional<List<Change>> of(
            Vocabulary vocabulary, Condition condition, Facts facts, Truth wanted) {
        return new Tipping(vocabulary, condition, facts, wanted).smallest();
    }

    private Optional<List<Change>> smallest() {
        Map<String, Set<Object>> candidates = candidates();
        List<String> open = List.copyOf(candidates.keySet());
        int deepest = open.size() > MANY ? DEEP : open.size();
        for (int size = 0; size <= deepest; size++) {
            Optional<Map<String, Object>> found = choose(open, 0, size, Map.of(), candidates);
            if (found.isPresent()) {
                return found.map(this::changes);
            }
        }
        return Optional.empty();
    }

    private List<Change> changes(Map<String, Object> chosen) {
        return chosen.entrySet().stream()
                .map(e -> new Change(e.getKey(), facts.value(e.getKey()), e.getValue()))
                .toList();
    }

    private Optional<Map<String, Object>> choose(
            List<String> open,
            int from,
            int left,
            Map<String, Object> chosen,
            Map<String, Set<Object>> candidates) {
        if (left == 0) {
            boolean tips = condition.over(facts.and(chosen)).truth() == wanted;
            return tips ? Optional.of(chosen) : Optional.empty();
        }
        for (int i = from; i <= open.size() - left; i++) {
            String fact = open.get(i);
            for (Object value : candidates.getOrDefault(fact, Set.of())) {
                Map<String, Object> more = new LinkedHashMap<>(chosen);
                more.put(fact, value);
                Optional<Map<String, Object>> found =
                        choose(open, i + 1, left - 1, more, candidates);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Map<String, Set<Object>> candidates() {
        Map<String, Set<Object>> candidates = new LinkedHashMap<>();
        Map<String, Set<String>> mentioned = new LinkedHashMap<>();
        collect(condition, candidates, mentioned);
        mentioned.forEach((fact, choices) -> add(candidates, fact, lists(fact, choices)));
        candidates.keySet().removeIf(id -> vocabulary.find(id).filter(Fact::askable).isEmpty());
        candidates.forEach((fact, values) -> values.remove(facts.value(fact)));
        return candidates;
    }

    private void collect(
            Condition part, Map<String, Set<Object>> into, Map<String, Set<String>> mentioned) {
        switch (part) {
            case Condition.All(var parts) -> parts.forEach(p -> collect(p, into, mentioned));
            case Condition.Any(var parts) -> parts.forEach(p -> collect(p, into, mentioned));
            case Condition.Not(var inner) -> collect(inner, into, mentioned);
            case Condition.Always _ -> {}
            case Condition.Compares c -> add(into, c.fact(), around(c.fact(), c.constant()));
            case Condition.OneOf c -> add(into, c.fact(), choices(c.fact()));
            case Condition.Holds c ->
                    mentioned.computeIfAbsent(c.fact(), _ -> new LinkedHashSet<>()).add(c.choice());
            case Condition.ComparesTimes c -> times(c, into);
            case Condition.ComparesShare c -> shares(c, into);
        }
    }

    /// The constant itself and the nearest values on either side.
    private List<Object> around(String fact, Object constant) {
        return switch (constant) {
            case Boolean _ -> List.of(true, false);
            case Long n -> List.of(n, n + 1, n - 1);
            case Double d -> List.of(d, Math.nextUp(d), Math.nextDown(d));
            case Duration d -> List.of(d, d.plusMinutes(1), d.minusMinutes(1));
            case Instant i -> List.of(i, i.plusSeconds(1), i.minusSeconds(1));
            case String choice -> {
                List<Object> all = new ArrayList<>();
                all.add(choice);
                all.addAll(choices(fact));
                yield all;
            }
            default -> List.of(constant);
        };
    }

    private List<Object> choices(String fact) {
        return vocabulary.find(fact).stream()
                .flatMap(f -> f.choices().stream())
                .map(choice -> (Object) choice.id())
                .filter(id -> !id.equals("unknown"))
                .toList();
    }

    /// Every combination of the choices that the condition mentions, the others as they are.
    private List<Object> lists(String fact, Set<String> mentioned) {
        List<String> others = new ArrayList<>();
        if (facts.value(fact) instanceof List<?> stated) {
            stated.forEach(one -> others.add(one.toString()));
        }
        others.removeIf(choice -> choice.equals("unknown") || mentioned.contains(choice));
        List<List<String>> combinations = new ArrayList<>(List.of(others));
        for (String choice : mentioned) {
            for (List<String> without : List.copyOf(combinations)) {
                List<String> with = new ArrayList<>(without);
                with.add(choice);
                combinations.add(with);
            }
        }
        combinations.removeIf(List::isEmpty);
        if (others.isEmpty()) {
            choices(fact).stream()
                    .map(Object::toString)
                    .filter(choice -> !mentioned.contains(choice))
                    .findFirst()
                    .ifPresent(other -> combinations.add(List.of(other)));
        }
        return combinations.stream().map(c -> (Object) List.copyOf(c)).toList();
    }

    private void times(Condition.ComparesTimes c, Map<String, Set<Object>> into) {
        facts.get(c.other(), Instant.class)
                .map(at -> at.plus(c.plus()))
                .ifPresent(at -> add(into, c.fact(), around(c.fact(), at)));
        facts.get(c.fact(), Instant.class)
                .map(at -> at.minus(c.plus()))
                .ifPresent(at -> add(into, c.other(), around(c.other(), at)));
    }

    private void shares(Condition.ComparesShare c, Map<String, Set<Object>> into) {
        facts.get(c.other(), Double.class)
                .map(of -> of * c.share())
                .ifPresent(part -> add(into, c.fact(), around(c.fact(), part)));
        facts.get(c.fact(), Double.class)
                .map(part -> part / c.share())
                .ifPresent(of -> add(into, c.other(), around(c.other(), of)));
    }

    private static void add(Map<String, Set<Object>> into, String fact, List<Object> values) {
        into.computeIfAbsent(fact, _ -> new LinkedHashSet<>()).addAll(values);
    }
}
