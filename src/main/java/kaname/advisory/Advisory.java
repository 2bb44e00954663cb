package kaname.advisory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.exchange.Marking;
import kaname.exchange.announcement.AnnouncementKind;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// An advisory as its reader may see it. Of one that was revoked, readers have no body: `body.text`
/// is "" and its lists are empty.
public record Advisory(Head head, Body body, @Nullable End end, Seen seen) {

    /// `series` stays the same from version to version; `id` is that of the announcement which
    /// carried this one.
    public record Head(
            UUID id,
            UUID series,
            int number,
            String author,
            Text authorName,
            AnnouncementKind kind,
            String title,
            List<Aspect> aspects,
            Marking marking,
            Pap pap,
            Iep iep,
            List<String> sectors,
            boolean exercise,
            Instant releasedAt,
            Instant seriesBegan,
            int reached,
            @Nullable UUID supersedes) {

        public boolean urgent() {
            return aspects.contains(Aspect.CONTAINMENT);
        }
    }

    public record Body(
            String text,
            List<Product> products,
            List<Indicator> indicators,
            List<String> measures) {

        public Body {
            products = List.copyOf(products);
            indicators = List.copyOf(indicators);
            measures = List.copyOf(measures);
        }
    }

    /// A later version took its place, or it was taken back. `follower` is the later version, if
    /// the reader may see it.
    public record End(boolean revoked, Instant at, String reason, @Nullable UUID follower) {}

    public record Seen(boolean received, @Nullable Instant readAt, @Nullable Instant notedAt) {}

    public boolean revoked() {
        return end != null && end.revoked();
    }

    public boolean current() {
        return end == null;
    }

    public Optional<End> ended() {
        return Optional.ofNullable(end);
    }
}
