package kaname.situation.cause;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kaname.situation.cause.CommonCause.Reason;
import kaname.situation.cause.Mark.Kind;

/// Groups what was told by what it shares, near in time. Pure: the same phenomena give the same
/// groups, in whatever order they come.
///
/// A mark makes a group when enough reporters carry it close enough together, and, if it is one
/// that happens by itself, stands out from the rest of what was told. Groups that are mostly the
/// same phenomena are one, with a reason more. Work grows with the number of marks carried, not
/// with pairs of phenomena.
final class Correlate {

    /// So many times as often as usual, before something common counts.
    private static final double MUCH_MORE = 3;

    /// So many gaps of its kind may something common last.
    private static final int AT_ONE_TIME = 7;

    /// With so many others like it, a group is nothing that stands out.
    private static final int AGAIN_AND_AGAIN = 3;

    /// Of the smaller of two groups so much must stand in the larger for them to be one.
    private static final double MOSTLY = 2.0 / 3;

    /// How long a provider may have told its failure before the first of those that stand on it.
    private static final Duration BEFORE = Duration.ofHours(24);

    private static final Comparator<Phenomenon> BY_TIME =
            Comparator.comparing(Phenomenon::from)
                    .thenComparing(Phenomenon::until)
                    .thenComparing(Phenomenon::id);

    private static final Comparator<Reason> STRONGEST =
            Comparator.<Reason, Kind>comparing(reason -> reason.mark().kind())
                    .thenComparingInt(reason -> -reason.carriers().size())
                    .thenComparing(reason -> reason.mark().key());

    private final List<Phenomenon> told;
    private final Duration watched;

    private Correlate(Collection<Phenomenon> told, Duration watched) {
        this.told = told.stream().sorted(BY_TIME).toList();
        this.watched = watched;
    }

    /// @param watched how long a time `told` covers
    /// @return the newest first
    static List<CommonCause> of(Collection<Phenomenon> told, Duration watched) {
        return new Correlate(told, watched).causes();
    }

    private List<CommonCause> causes() {
        Map<Mark, List<Phenomenon>> carriers = new LinkedHashMap<>();
        for (Phenomenon one : told) {
            one.marks().stream()
                    .sorted(Comparator.comparing(Mark::id))
                    .forEach(mark ->
                            carriers.computeIfAbsent(mark, _ -> new ArrayList<>()).add(one));
        }
        List<Reason> reasons = new ArrayList<>();
        carriers.forEach((mark, all) -> {
            List<List<Phenomenon>> groups = near(all, Duration.ofHours(mark.kind().hours));
            for (List<Phenomenon> group : groups) {
                Reason reason = new Reason(mark, group, usual(mark, group, all));
                if (counts(reason) && (!mark.kind().common || remarkable(reason, groups))) {
                    reasons.add(reason);
                }
            }
        });
        return merged(reasons).stream()
                .map(this::cause)
                .sorted(
                        Comparator.comparing(CommonCause::until)
                                .reversed()
                                .thenComparing(cause -> cause.leading().mark().id())
                                .thenComparing(CommonCause::from))
                .toList();
    }

    /// Those of known time, parted where nothing happened for longer than `gap`; those of which the
    /// month alone is known stand with each group that lies in their month, or else with each
    /// other.
    private static List<List<Phenomenon>> near(List<Phenomenon> all, Duration gap) {
        List<List<Phenomenon>> groups = chained(all.stream().filter(p -> !vague(p)).toList(), gap);
        List<Phenomenon> apart = new ArrayList<>();
        for (Phenomenon one : all.stream().filter(Correlate::vague).toList()) {
            List<List<Phenomenon>> met =
                    groups.stream()
                            .filter(g ->
                                    one.near(
                                            g.getFirst().from(),
                                            g.getFirst().from(),
                                            Duration.ZERO))
                            .toList();
            met.forEach(group -> group.add(one));
            if (met.isEmpty()) {
                apart.add(one);
            }
        }
        groups.addAll(chained(apart, Duration.ZERO));
        return groups;
    }

    private static boolean vague(Phenomenon one) {
        return one.until().isAfter(one.from());
    }

    private static List<List<Phenomenon>> chained(List<Phenomenon> byTime, Duration gap) {
        List<List<Phenomenon>> groups = new ArrayList<>();
        Instant last = Instant.MIN;
        for (Phenomenon one : byTime) {
            if (groups.isEmpty() || one.from().isAfter(last.plus(gap))) {
                groups.add(new ArrayList<>());
                last = one.until();
            }
            groups.getLast().add(one);
            last = one.until().isAfter(last) ? one.until() : last;
        }
        return groups;
    }

    /// How many of the rest would fall into a span as long as the group's.
    private double usual(Mark mark, List<Phenomenon> group, List<Phenomenon> all) {
        Duration gap = Duration.ofHours(mark.kind().hours);
        Duration span = span(group);
        double share =
                (span.compareTo(gap) > 0 ? span : gap).toSeconds() / (double) watched.toSeconds();
        return (all.size() - group.size()) * Math.min(1, share);
    }

    private static Duration span(List<Phenomenon> group) {
        return Duration.between(group.getFirst().from(), end(group));
    }

    private static Instant end(List<Phenomenon> group) {
        return group.stream().map(Phenomenon::until).max(Comparator.naturalOrder()).orElseThrow();
    }

    private static boolean counts(Reason reason) {
        return reporters(reason.carriers()) >= reason.mark().kind().reporters;
    }

    private static long reporters(List<Phenomenon> group) {
        return group.stream().map(Phenomenon::source).distinct().count();
    }

    /// What happens by itself must come much more often than usual, at one time, and not in groups
    /// like this again and again.
    private static boolean remarkable(Reason reason, List<List<Phenomenon>> groups) {
        List<Phenomenon> group = reason.carriers();
        Duration longest = Duration.ofHours((long) reason.mark().kind().hours * AT_ONE_TIME);
        long alike = groups.stream().filter(g -> reporters(g) >= reporters(group)).count() - 1;
        return group.size() >= MUCH_MORE * reason.usual()
                && (span(group).compareTo(longest) <= 0
                        || group.stream().anyMatch(Correlate::vague))
                && alike < AGAIN_AND_AGAIN;
    }

    /// The strongest reason leads; what is mostly the same phenomena joins it.
    private static List<List<Reason>> merged(List<Reason> reasons) {
        List<List<Reason>> merged = new ArrayList<>();
        List<Set<Phenomenon>> leaders = new ArrayList<>();
        Map<Phenomenon, List<Integer>> found = new HashMap<>();
        for (Reason reason : reasons.stream().sorted(STRONGEST).toList()) {
            Set<Integer> met = new LinkedHashSet<>();
            reason.carriers().forEach(one -> met.addAll(found.getOrDefault(one, List.of())));
            int home =
                    met.stream()
                            .filter(at -> mostlySame(leaders.get(at), reason.carriers()))
                            .findFirst()
                            .orElse(-1);
            if (home >= 0) {
                merged.get(home).add(reason);
                continue;
            }
            int at = merged.size();
            merged.add(new ArrayList<>(List.of(reason)));
            leaders.add(new HashSet<>(reason.carriers()));
            reason.carriers()
                    .forEach(one -> found.computeIfAbsent(one, _ -> new ArrayList<>()).add(at));
        }
        return merged;
    }

    private static boolean mostlySame(Set<Phenomenon> leader, List<Phenomenon> other) {
        long both = other.stream().filter(leader::contains).count();
        return both >= MOSTLY * Math.min(leader.size(), other.size());
    }

    private CommonCause cause(List<Reason> reasons) {
        List<Phenomenon> members =
                reasons.stream()
                        .flatMap(reason -> reason.carriers().stream())
                        .distinct()
                        .sorted(BY_TIME)
                        .toList();
        return new CommonCause(members, reasons, candidates(reasons, members));
    }

    /// Providers of the service in question who told of a disturbance of their own in that time.
    private List<Phenomenon> candidates(List<Reason> reasons, List<Phenomenon> members) {
        Set<String> sectors = new HashSet<>();
        for (Reason reason : reasons) {
            if (reason.mark().kind() == Kind.UPSTREAM) {
                Upstream.of(reason.mark().key()).ifPresent(s -> sectors.addAll(s.sectors()));
            }
        }
        if (sectors.isEmpty()) {
            return List.of();
        }
        Instant start = members.getFirst().from();
        Instant end = end(members);
        return told.stream()
                .filter(Phenomenon::disturbed)
                .filter(one -> one.sector() != null && sectors.contains(one.sector()))
                .filter(one -> one.near(start, end, BEFORE))
                .toList();
    }
}
