package kaname.exchange;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/// One act as the ledger keeps it. `hash` is the SHA-256 of [#line()], which holds `previous`, so
/// each entry vouches for all before it. Times are kept to the microsecond, as PostgreSQL keeps
/// them.
public record LedgerEntry(
        long sequence,
        Instant at,
        String kind,
        UUID subject,
        String organisation,
        String basis,
        Hash contentHash,
        Hash previous,
        Hash hash) {

    public static final String REPORT = "report";
    public static final String LETTER = "letter";
    public static final String ACKNOWLEDGEMENT = "acknowledgement";
    public static final String QUESTION = "question";
    public static final String TOLD = "told";
    public static final String PROPOSAL = "proposal";
    public static final String DECISION = "decision";
    public static final String MODE = "mode";
    public static final String SEVERITY = "severity";
    public static final String FRAMEWORK = "framework";
    public static final String ATTACHMENT = "attachment";
    public static final String CROSSING = "crossing";
    public static final String ANNOUNCEMENT = "announcement";
    public static final String ROOM = "room";
    public static final String CIRCLE = "circle";

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    public LedgerEntry {
        if (sequence < 1) {
            throw new IllegalArgumentException("a ledger starts at 1, not " + sequence);
        }
        if (!at.equals(at.truncatedTo(ChronoUnit.MICROS))) {
            throw new IllegalArgumentException("finer than a microsecond: " + at);
        }
        requireOneField(kind);
        requireOneField(organisation);
        requireOneField(basis);
    }

    /// The text whose SHA-256 is the hash, byte for byte what the database's `exchange.append`
    /// hashes.
    public String line() {
        return String.join(
                "|",
                Long.toString(sequence),
                time(at),
                kind,
                subject.toString(),
                organisation,
                basis,
                contentHash.hex(),
                previous.hex());
    }

    /// The hash that this entry's fields have, whatever [#hash()] claims.
    public Hash recomputed() {
        return Hash.sha256(line());
    }

    /// How an instant stands in lines and receipts: UTC, always six digits after the second.
    static String time(Instant at) {
        return MICROSECONDS.format(at);
    }

    /// A separator inside a field would let a character move to its neighbour under the same hash.
    private static void requireOneField(String value) {
        if (value.chars().anyMatch(c -> c == '|' || Character.isISOControl(c))) {
            throw new IllegalArgumentException(
                    "a ledger field holds no | and no control character: " + value);
        }
    }
}
