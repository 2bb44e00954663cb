package kaname.filing;

import java.time.Instant;
import java.util.UUID;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An authority proposes that the operator correct one fact; `value` as JSON, `before` left to the
/// dossier. `decision` is null while it waits.
record Proposal(
        UUID id,
        UUID letter,
        UUID incident,
        String operator,
        String organisation,
        Text organisationName,
        Instant at,
        String fact,
        JsonNode value,
        String reason,
        @Nullable Decision decision) {

    /// What the operator said. `report` carries the correction; null where it declined.
    record Decision(Instant at, boolean accepted, String reason, @Nullable Integer report) {

        /// What the ledger's hash is of.
        String statement(UUID proposal) {
            return String.join(
                    "\n",
                    proposal.toString(),
                    at.toString(),
                    accepted ? "accepted as report " + report : "declined",
                    reason);
        }
    }

    /// What the ledger's hash is of.
    String statement() {
        return String.join(
                "\n", id.toString(), letter.toString(), at.toString(), fact + "=" + value, reason);
    }

    boolean open() {
        return decision == null;
    }
}
