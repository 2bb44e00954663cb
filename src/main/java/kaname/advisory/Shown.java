package kaname.advisory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.platform.Caller;
import org.jspecify.annotations.Nullable;

/// Advisories as programs are given them. The reader hears how many it reached only of its own.
final class Shown {

    record Outline(
            UUID id,
            UUID series,
            int version,
            String author,
            String kind,
            String title,
            List<String> aspects,
            String tlp,
            String pap,
            List<String> sectors,
            boolean exercise,
            Instant releasedAt,
            boolean received,
            @Nullable Instant readAt,
            @Nullable Integer reached) {

        static Outline of(Advisory one, @Nullable Caller caller) {
            Advisory.Head head = one.head();
            return new Outline(
                    head.id(),
                    head.series(),
                    head.number(),
                    head.author(),
                    head.kind().id(),
                    head.title(),
                    head.aspects().stream().map(Aspect::id).toList(),
                    head.marking().label(),
                    head.pap().label(),
                    head.sectors(),
                    head.exercise(),
                    head.releasedAt(),
                    one.seen().received(),
                    one.seen().readAt(),
                    isAuthor(one, caller) ? head.reached() : null);
        }
    }

    record Ended(String how, Instant at, String reason, @Nullable UUID follower) {
        static @Nullable Ended of(Advisory one) {
            return one.ended()
                    .map(end ->
                            new Ended(
                                    end.revoked() ? "revoked" : "superseded",
                                    end.at(),
                                    end.reason(),
                                    end.follower()))
                    .orElse(null);
        }
    }

    record Full(
            Outline outline,
            String text,
            Iep iep,
            List<Product> products,
            List<Indicator> indicators,
            List<String> measures,
            @Nullable Ended ended) {
        static Full of(Advisory one, @Nullable Caller caller) {
            return new Full(
                    Outline.of(one, caller),
                    one.body().text(),
                    one.head().iep(),
                    one.body().products(),
                    one.body().indicators(),
                    one.body().measures(),
                    Ended.of(one));
        }
    }

    record RateLine(
            int measure,
            @Nullable String sector,
            int asked,
            int done,
            int notDone,
            int notApplicable,
            int notAnswered,
            int percentDone) {
        static RateLine of(Campaigns.Rate rate) {
            return new RateLine(
                    rate.measure(),
                    rate.sector(),
                    rate.asked(),
                    rate.done(),
                    rate.notDone(),
                    rate.notApplicable(),
                    rate.notAnswered(),
                    rate.percent());
        }
    }

    private Shown() {}

    static boolean isAuthor(Advisory one, @Nullable Caller caller) {
        return caller != null
                && Drafts.mayWrite(caller)
                && one.head().author().equals(caller.organisation());
    }
}
