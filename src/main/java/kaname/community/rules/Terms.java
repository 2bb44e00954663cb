package kaname.community.rules;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import kaname.exchange.Marking;
import org.jspecify.annotations.Nullable;

/// What a rule demands. `least`: marked at least so strictly; `most`: no more strictly than that,
/// so shared at least that wide. `expects` is the time that the party gives others, `needs` the
/// time that it takes itself. No ways: any way.
///
/// Terms that can't be kept by one party alone are refused, so two parties with the same terms are
/// never in conflict.
public record Terms(
        Information about,
        @Nullable Marking least,
        @Nullable Marking most,
        @Nullable Deadline expects,
        @Nullable Deadline needs,
        Set<Way> ways,
        Set<Audience> mustPass,
        Set<Audience> mustNotPass) {

    public Terms {
        ways = copy(ways, Way.class);
        mustPass = copy(mustPass, Audience.class);
        mustNotPass = copy(mustNotPass, Audience.class);
        if (least != null && most != null && least.compareTo(most) > 0) {
            throw new IllegalArgumentException(least + " at least and " + most + " at most");
        }
        if (expects != null && needs != null && expects.surelyBefore(needs)) {
            throw new IllegalArgumentException("expects " + expects + " and needs " + needs);
        }
        if (!Collections.disjoint(mustPass, mustNotPass)) {
            throw new IllegalArgumentException("must and must not be passed on: " + mustPass);
        }
    }

    private static <E extends Enum<E>> Set<E> copy(Set<E> given, Class<E> type) {
        Set<E> copy = EnumSet.noneOf(type);
        copy.addAll(given);
        return Collections.unmodifiableSet(copy);
    }
}
