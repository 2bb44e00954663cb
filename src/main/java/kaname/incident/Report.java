package kaname.incident;

import java.time.Instant;
import java.util.UUID;
import kaname.catalogue.Facts;

/// The n-th report of an incident: what was newly stated, by whom, when. Immutable as sent;
/// `document` is the canonical JSON text whose hash stands in the ledger.
public record Report(
        UUID incident,
        int number,
        Instant at,
        UUID by,
        String document,
        Facts facts,
        Wishes wishes) {}
