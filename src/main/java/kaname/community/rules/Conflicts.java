package kaname.community.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kaname.exchange.Marking;
import kaname.platform.Text;

/// Finds the pairs of rules that can't both be kept on a day. Pure.
public final class Conflicts {

    private Conflicts() {}

    /// All of them, in the order of the rules' ids; each pair once for each thing in which it
    /// contradicts itself.
    public static List<Conflict> among(List<SharingRule> rules, LocalDate on) {
        List<SharingRule> inForce =
                rules.stream()
                        .filter(rule -> rule.validOn(on))
                        .sorted(Comparator.comparing(SharingRule::id))
                        .toList();
        List<Conflict> found = new ArrayList<>();
        for (int i = 0; i < inForce.size(); i++) {
            for (int j = i + 1; j < inForce.size(); j++) {
                between(inForce.get(i), inForce.get(j)).forEach(found::add);
            }
        }
        return List.copyOf(found);
    }

    private static Stream<Conflict> between(SharingRule one, SharingRule two) {
        if (one.terms().about() != two.terms().about()) {
            return Stream.empty();
        }
        return Stream.of(
                        tlp(one, two).or(() -> tlp(two, one)),
                        deadline(one, two),
                        deadline(two, one),
                        way(one, two),
                        onward(one, two),
                        onward(two, one))
                .flatMap(Optional::stream);
    }

    /// `wide` must be shared wider than `strict` allows.
    private static Optional<Conflict> tlp(SharingRule wide, SharingRule strict) {
        Marking most = wide.terms().most();
        Marking least = strict.terms().least();
        if (most == null || least == null || most.compareTo(least) >= 0) {
            return Optional.empty();
        }
        return Optional.of(
                conflict(
                        wide,
                        strict,
                        Conflict.Kind.TLP,
                        Text.of(
                                        "{0}は{1}以下の印で広く共有することを求めますが、{2}は{3}以上の印を求めます",
                                        "{0} asks for sharing as wide as {1}; {2} asks for {3} or"
                                                + " stricter")
                                .with(
                                        wide.partyName(),
                                        most.label(),
                                        strict.partyName(),
                                        least.label()),
                        Text.of(
                                        "{0}が上限を{1}まで認めるか、{2}が下限を{3}まで緩めるか、広く配る版を分ける",
                                        "{0} accepts up to {1}, or {2} comes down to {3}, or a"
                                                + " version for wider sharing is made")
                                .with(
                                        wide.partyName(),
                                        least.label(),
                                        strict.partyName(),
                                        most.label())));
    }

    /// `hasty` expects an answer before `slow` can give one.
    private static Optional<Conflict> deadline(SharingRule hasty, SharingRule slow) {
        Deadline expects = hasty.terms().expects();
        Deadline needs = slow.terms().needs();
        if (expects == null || needs == null || !expects.surelyBefore(needs)) {
            return Optional.empty();
        }
        return Optional.of(
                conflict(
                        hasty,
                        slow,
                        Conflict.Kind.DEADLINE,
                        Text.of(
                                        "{0}は{1}以内を求めますが、{2}は{3}かかるとしています",
                                        "{0} expects it within {1}; {2} needs {3}")
                                .with(
                                        hasty.partyName(),
                                        expects.says(),
                                        slow.partyName(),
                                        needs.says()),
                        Text.of(
                                        "{1}以内には第一報だけとし、残りを{3}以内とする",
                                        "a first word within {1}, the rest within {3}")
                                .with(
                                        hasty.partyName(),
                                        expects.says(),
                                        slow.partyName(),
                                        needs.says())));
    }

    private static Optional<Conflict> way(SharingRule one, SharingRule two) {
        Set<Way> mine = one.terms().ways();
        Set<Way> theirs = two.terms().ways();
        if (mine.isEmpty() || theirs.isEmpty() || !Collections.disjoint(mine, theirs)) {
            return Optional.empty();
        }
        return Optional.of(
                conflict(
                        one,
                        two,
                        Conflict.Kind.WAY,
                        Text.of(
                                        "{0}が使うのは{1}、{2}が使うのは{3}で、共通の手段がありません",
                                        "{0} uses {1} and {2} uses {3}: no way in common")
                                .with(one.partyName(), ways(mine), two.partyName(), ways(theirs)),
                        Text.of(
                                "どちらかが相手の手段を一つ加える",
                                "either of them adds one of the other's ways")));
    }

    /// `passing` must go where `keeping` forbids.
    private static Optional<Conflict> onward(SharingRule passing, SharingRule keeping) {
        Set<Audience> both = new TreeSet<>(passing.terms().mustPass());
        both.retainAll(keeping.terms().mustNotPass());
        if (both.isEmpty()) {
            return Optional.empty();
        }
        Text whom = Text.list(both.stream().map(Audience::label).toList());
        return Optional.of(
                conflict(
                        passing,
                        keeping,
                        Conflict.Kind.ONWARD,
                        Text.of(
                                        "{0}は{1}へ伝えることを求めますが、{2}はそれを禁じています",
                                        "{0} wants it passed on to {1}; {2} forbids that")
                                .with(passing.partyName(), whom, keeping.partyName()),
                        Text.of(
                                        "{2}が条件（匿名化など）を付けて認めるか、{0}が{1}を宛先から外す",
                                        "{2} allows it on conditions, such as without names, or {0}"
                                                + " leaves out {1}")
                                .with(passing.partyName(), whom, keeping.partyName())));
    }

    private static Text ways(Set<Way> ways) {
        return Text.list(ways.stream().map(Way::label).toList());
    }

    private static Conflict conflict(
            SharingRule one, SharingRule two, Conflict.Kind kind, Text reason, Text remedy) {
        return one.id().compareTo(two.id()) <= 0
                ? new Conflict(one, two, kind, reason, remedy)
                : new Conflict(two, one, kind, reason, remedy);
    }
}
