package kaname.filing.room;

import java.time.Instant;
import java.util.UUID;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A room as its row says it to all who were ever invited. `own` is where the caller's organisation
/// stands as a guest; null for the operator, who is always in.
public record Room(
        UUID id,
        UUID incident,
        String operator,
        Text operatorName,
        boolean exercise,
        String purpose,
        Instant openedAt,
        @Nullable Guest own) {

    public boolean hosted() {
        return own == null;
    }

    public boolean inside() {
        return own == null || own.inside();
    }

    public boolean invited() {
        return own != null && own.waiting();
    }
}
