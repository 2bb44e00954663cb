package kaname.community.circle;

import java.time.Instant;
import java.util.UUID;
import kaname.exchange.Marking;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Something said. `text` is null once its author withdrew it; `organisation` is null where its
/// author does not show its name; `crossed`: an office let it through from its own circle.
public record Entry(
        UUID id,
        Instant at,
        Marking marking,
        @Nullable String text,
        @Nullable Instant withdrawnAt,
        @Nullable String organisation,
        Text author,
        boolean mine,
        boolean crossed) {

    static final Text UNNAMED = Text.of("名を伏せたメンバー", "A member who does not show its name");
}
