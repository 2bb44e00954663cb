package kaname.community.rules;

import java.time.LocalDate;
import java.util.UUID;
import kaname.catalogue.Provenance;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// What one party says of how it shares, from a day on and until before another. `party` is the id
/// of an organisation or of a body of the catalogue; `author` is who wrote it down.
public record SharingRule(
        UUID id,
        String party,
        Text partyName,
        String author,
        Terms terms,
        Basis basis,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    /// What it rests on, and whether anybody has read that.
    public record Basis(
            String instrument, Text instrumentName, String article, Provenance provenance) {
        public boolean unverified() {
            return provenance == Provenance.UNVERIFIED;
        }
    }

    public boolean validOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }
}
