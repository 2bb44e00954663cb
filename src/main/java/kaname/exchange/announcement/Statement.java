package kaname.exchange.announcement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.exchange.CanonicalJson;
import kaname.platform.Caller;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What was released, by whom, to whom: the text whose SHA-256 stands in the ledger.
record Statement(
        UUID id,
        String releasedAt,
        String sender,
        UUID account,
        Content content,
        Audience audience,
        List<String> recipients) {

    record Content(
            String kind,
            @Nullable LegalBasis legalBasis,
            String title,
            String text,
            String tlp,
            boolean exercise,
            @Nullable UUID supersedes,
            boolean withdraws) {

        static Content of(Draft draft) {
            return new Content(
                    draft.kind().id(),
                    draft.basis(),
                    draft.title(),
                    draft.text(),
                    draft.marking().label(),
                    draft.exercise(),
                    draft.supersedes(),
                    draft.withdraws());
        }
    }

    static Statement of(UUID id, Instant at, Caller caller, ReleaseAnnouncement.Reach reach) {
        return new Statement(
                id,
                at.toString(),
                caller.organisation(),
                caller.account(),
                Content.of(reach.draft()),
                reach.draft().audience(),
                reach.organisations());
    }

    /// Whether a stored statement says the same to the same audience.
    static boolean sameAs(String stored, Draft draft) {
        JsonNode before = CanonicalJson.parse(stored);
        return same(before.path("content"), Content.of(draft))
                && same(before.path("audience"), draft.audience());
    }

    private static boolean same(JsonNode before, Object now) {
        return CanonicalJson.compact(before).equals(CanonicalJson.compact(now));
    }
}
