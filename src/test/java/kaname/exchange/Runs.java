package kaname.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Runs that are chained as the database chains them.
final class Runs {

    static LedgerEntry first() {
        return rehashed(
                new LedgerEntry(
                        1,
                        Instant.parse("2026-04-01T18:03:07.00012Z"),
                        LedgerEntry.REPORT,
                        UUID.fromString("0190f0a0-0000-7000-8000-000000000001"),
                        "minato-denryoku",
                        "電気事業法 第106条",
                        Hash.sha256("hello"),
                        Hash.NONE,
                        Hash.NONE));
    }

    static LedgerEntry at(Instant at) {
        return with(first(), 1, at, "電気事業法 第106条", Hash.NONE);
    }

    static LedgerEntry basis(String basis) {
        return with(first(), 1, first().at(), basis, Hash.NONE);
    }

    static List<LedgerEntry> of(long from, int size) {
        List<LedgerEntry> run = new ArrayList<>();
        Hash previous = from == 1 ? Hash.NONE : Hash.sha256("before " + from);
        for (int i = 0; i < size; i++) {
            LedgerEntry entry =
                    rehashed(with(first(), from + i, first().at(), "第" + i + "条", previous));
            run.add(entry);
            previous = entry.hash();
        }
        return run;
    }

    static LedgerEntry rehashed(LedgerEntry e) {
        return new LedgerEntry(
                e.sequence(),
                e.at(),
                e.kind(),
                e.subject(),
                e.organisation(),
                e.basis(),
                e.contentHash(),
                e.previous(),
                e.recomputed());
    }

    private static LedgerEntry with(
            LedgerEntry e, long sequence, Instant at, String basis, Hash previous) {
        return new LedgerEntry(
                sequence,
                at,
                e.kind(),
                e.subject(),
                e.organisation(),
                basis,
                e.contentHash(),
                previous,
                Hash.NONE);
    }

    /// The same entry with one field changed and the old hash kept; 7 changes the hash itself.
    static LedgerEntry edited(LedgerEntry e, int field) {
        Hash other = Hash.sha256("other");
        return new LedgerEntry(
                e.sequence(),
                field == 1 ? e.at().plusNanos(1000) : e.at(),
                field == 2 ? LedgerEntry.QUESTION : e.kind(),
                field == 3 ? new UUID(1, 2) : e.subject(),
                field == 4 ? e.organisation() + "x" : e.organisation(),
                field == 5 ? e.basis() + " " : e.basis(),
                field == 6 ? other : e.contentHash(),
                field == 0 ? other : e.previous(),
                field == 7 ? other : e.hash());
    }
}
