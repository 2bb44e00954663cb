package kaname.exchange;

import java.time.Instant;
import java.util.UUID;
import kaname.catalogue.Purpose;
import org.jspecify.annotations.Nullable;

/// What one authority is told: the envelope, and `content`, the canonical JSON of exactly what was
/// sent.
///
/// `recipient` is the organisation that acts for `recipientBody` here; null where nobody does, so
/// that the operator must file by hand. `dueAt` is when this very letter was due, null without a
/// number; `clockAt` is the next due time in the matter when it was sent; null when none has a
/// number. `marking` says how far what it says may be passed on, `purpose` what it may be used for.
public record Letter(
        UUID id,
        UUID incident,
        int report,
        String operator,
        String operatorSector,
        String sender,
        @Nullable String recipient,
        String recipientBody,
        String regime,
        String stage,
        String dutyClass,
        String form,
        String content,
        boolean exercise,
        Instant sentAt,
        @Nullable Instant dueAt,
        @Nullable Instant clockAt,
        Marking marking,
        Purpose purpose) {

    /// Told voluntarily or as an effort: never carried to another use without the operator's word
    /// or a statutory power.
    public boolean locked() {
        return !dutyClass.equals("mandatory");
    }

    public Hash contentHash() {
        return Hash.sha256(content);
    }

    /// What the ledger records as the letter's basis.
    String basis() {
        return regime + "/" + stage + ">" + recipientBody;
    }
}
