package kaname.situation.cause;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kaname.platform.Text;

/// Phenomena that may have one cause, and why. `reasons` begins with what proves most.
///
/// @param members by time
/// @param candidates what providers of the service in question told of themselves in that time
record CommonCause(List<Phenomenon> members, List<Reason> reasons, List<Phenomenon> candidates) {

    /// What so many of them share.
    ///
    /// @param carriers those that do, by time
    /// @param usual how many would share it in a span as long, going by the rest of what was told
    record Reason(Mark mark, List<Phenomenon> carriers, double usual) {
        Reason {
            carriers = List.copyOf(carriers);
        }
    }

    CommonCause {
        members = List.copyOf(members);
        reasons = List.copyOf(reasons);
        candidates = List.copyOf(candidates);
    }

    Reason leading() {
        return reasons.getFirst();
    }

    List<UUID> ids() {
        return members.stream().map(Phenomenon::id).toList();
    }

    Instant from() {
        return members.getFirst().from();
    }

    Instant until() {
        return members.stream().map(Phenomenon::until).max(Comparator.naturalOrder()).orElseThrow();
    }

    long reporters() {
        return members.stream().map(Phenomenon::source).distinct().count();
    }

    long anonymous() {
        return members.stream().filter(Phenomenon::anonymous).count();
    }

    long sectors() {
        return members.stream().map(Phenomenon::sector).filter(Objects::nonNull).distinct().count();
    }

    /// What it could be, in a sentence.
    Text suggestion() {
        Text shown = leading().mark().shown();
        return switch (leading().mark().kind()) {
            case INDICATOR ->
                    Text.of("同じ攻撃者のしわざかもしれません（{0}）", "It may be the same attacker ({0})")
                            .with(shown);
            case VULNERABILITY ->
                    Text.of("同じ脆弱性かもしれません（{0}）", "It may be the same vulnerability ({0})")
                            .with(shown);
            case ORGANISATION ->
                    Text.of("{0}のサービスの障害かもしれません", "It may be a failure at {0}").with(shown);
            case UPSTREAM -> upstream(shown);
            case PRODUCT ->
                    Text.of("同じ製品の問題かもしれません（{0}）", "It may be the same product ({0})").with(shown);
            case HAZARD ->
                    Text.of("同じ災害かもしれません（{0}）", "It may be the same hazard ({0})").with(shown);
            case ATTACK ->
                    Text.of("同じ攻撃が広がっているかもしれません（{0}）", "The same attack may be spreading ({0})")
                            .with(shown);
            case STOPPED ->
                    Text.of(
                            "同じ時刻に止まっています。共通の原因はまだ分かりません",
                            "They stopped at the same time; what they share is not known yet");
        };
    }

    private Text upstream(Text service) {
        List<Text> named =
                candidates.stream()
                        .map(Phenomenon::reporter)
                        .filter(Objects::nonNull)
                        .map(Phenomenon.Reporter::name)
                        .distinct()
                        .toList();
        return named.isEmpty()
                ? Text.of("{0}の障害かもしれません", "It may be a failure of: {0}").with(service)
                : Text.of("{1}の{0}の障害かもしれません", "It may be a failure of: {0}, at {1}")
                        .with(service, Text.list(named));
    }
}
