package kaname.dependency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kaname.dependency.graph.Excerpt;
import kaname.dependency.model.Dependency;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// An operator's service that stands on one that fails. Pure.
///
/// @param tier 1 where it stands on it directly
/// @param agreed null where it stands on it through others: then its own suppliers owe it notice
/// @param notice null as `agreed`, or while nobody said from when the failure was known
/// @param warned when it was warned through the house, as far as the reader did that
public record Affected(
        String organisation,
        Text operator,
        Text service,
        String serviceId,
        int tier,
        Dependency.@Nullable Notice agreed,
        @Nullable Notice notice,
        @Nullable Instant warned) {

    /// What the reader knows of a failure.
    ///
    /// @param known from when it was known; null where that was not said
    /// @param noted what customers noted, newest words only
    /// @param warned by organisation
    record Failure(
            String service,
            @Nullable Instant known,
            List<Noted> noted,
            Map<String, Instant> warned,
            Instant now) {}

    /// Those who stand on it directly first, by what is due soonest.
    static List<Affected> of(Drawn drawn, List<Stated> stated, Failure failure) {
        Set<String> failing = failing(drawn, failure.service());
        Map<String, Integer> tiers = new HashMap<>();
        for (String one : failing) {
            Excerpt.tiers(drawn.model(), one, Standing.TIERS, false)
                    .forEach((id, tier) -> tiers.merge(id, tier, Math::min));
        }
        Map<String, Affected> through = new HashMap<>();
        List<Affected> affected = new ArrayList<>();
        for (Stated one : stated) {
            String consumer = one.consumer().id();
            if (failing.contains(one.dependency().supplier())) {
                affected.add(direct(one, failure));
            } else if (tiers.getOrDefault(consumer, 1) > 1 && !failing.contains(consumer)) {
                through.putIfAbsent(
                        consumer,
                        affected(one, tiers.getOrDefault(consumer, 1), null, null, failure));
            }
        }
        affected.addAll(through.values());
        affected.sort(
                Comparator.comparingInt(Affected::tier)
                        .thenComparing(Affected::due)
                        .thenComparing(Affected::serviceId));
        return affected;
    }

    private Instant due() {
        return notice == null || notice.due() == null ? Instant.MAX : notice.due();
    }

    /// The service, and its organisation where it was not said on which service somebody stands.
    private static Set<String> failing(Drawn drawn, String service) {
        return drawn.known().stream()
                .filter(one -> one.id().equals(service) && !service.contains(":"))
                .findFirst()
                .map(one -> Set.of(service, Dependents.ORGANISATION + one.organisation()))
                .orElse(Set.of(service));
    }

    private static Affected direct(Stated one, Failure failure) {
        Dependency.Notice agreed = one.dependency().notice();
        Instant known = failure.known();
        if (known == null) {
            return affected(one, 1, agreed, null, failure);
        }
        Notice notice =
                Notice.of(
                        agreed.hours(),
                        known,
                        told(one.id(), known, failure.noted()),
                        failure.warned().get(one.organisation().id()),
                        failure.now());
        return affected(one, 1, agreed, notice, failure);
    }

    /// The first word at or after the failure was known.
    private static @Nullable Instant told(UUID dependency, Instant known, List<Noted> noted) {
        return noted.stream()
                .filter(one -> one.dependency().equals(dependency))
                .map(Noted::told)
                .filter(told -> told != null && !told.isBefore(known))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Affected affected(
            Stated one,
            int tier,
            Dependency.@Nullable Notice agreed,
            @Nullable Notice notice,
            Failure failure) {
        return new Affected(
                one.organisation().id(),
                one.organisation().name(),
                one.consumer().name(),
                one.consumer().id(),
                tier,
                agreed,
                notice,
                failure.warned().get(one.organisation().id()));
    }
}
