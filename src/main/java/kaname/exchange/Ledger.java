package kaname.exchange;

import java.util.List;
import java.util.Optional;
import kaname.platform.Text;

/// Checks that a run of entries is the run that was written: nothing edited, removed, moved or cut
/// off.
public final class Ledger {

    /// Where a ledger ends: the sequence and hash of its last entry; 0 and [Hash#NONE] when it is
    /// empty.
    public record Head(long sequence, Hash hash) {

        public static final Head EMPTY = new Head(0, Hash.NONE);

        static Head of(List<LedgerEntry> run) {
            return run.isEmpty() ? EMPTY : new Head(run.getLast().sequence(), run.getLast().hash());
        }
    }

    /// The first sequence where a run breaks, the place in the run of the entry that shows it (the
    /// run's length when it ends too early), and why.
    public record Break(long sequence, int index, Text why) {}

    private Ledger() {}

    /// Checks a run by itself. It can't tell what stood before its first or after its last entry.
    public static Optional<Break> check(List<LedgerEntry> run) {
        for (int i = 0; i < run.size(); i++) {
            Optional<Break> found = i == 0 ? checkFirst(run) : checkStep(run, i);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// Checks that a run starts at `from`, ends at the head and holds in between.
    public static Optional<Break> check(List<LedgerEntry> run, long from, Head head) {
        if (!run.isEmpty() && run.getFirst().sequence() != from) {
            return Optional.of(gap(run, 0, from));
        }
        return check(run).or(() -> checkEnd(run, from, head));
    }

    private static Optional<Break> checkFirst(List<LedgerEntry> run) {
        LedgerEntry first = run.getFirst();
        if (first.sequence() == 1 && !first.previous().equals(Hash.NONE)) {
            return Optional.of(
                    new Break(
                            1,
                            0,
                            Text.of(
                                    "最初の記録の前には何もないはずですが、前の記録のハッシュがゼロではありません。",
                                    "Nothing comes before the first entry, yet its previous hash is"
                                            + " not zero.")));
        }
        return checkHash(first, 0);
    }

    private static Optional<Break> checkStep(List<LedgerEntry> run, int i) {
        LedgerEntry before = run.get(i - 1);
        LedgerEntry entry = run.get(i);
        if (entry.sequence() != before.sequence() + 1) {
            return Optional.of(gap(run, i, before.sequence() + 1));
        }
        if (!entry.previous().equals(before.hash())) {
            return Optional.of(
                    new Break(
                            entry.sequence(),
                            i,
                            Text.of(
                                            "記録 {0} が指す前の記録は、ここにある記録 {1} ではありません。どちらかが書き換えられています。",
                                            "Entry {0} follows another entry than the {1} that"
                                                    + " stands here: one of the two was rewritten.")
                                    .with(entry.sequence(), before.sequence())));
        }
        return checkHash(entry, i);
    }

    private static Optional<Break> checkHash(LedgerEntry entry, int i) {
        return entry.recomputed().equals(entry.hash())
                ? Optional.empty()
                : Optional.of(
                        new Break(
                                entry.sequence(),
                                i,
                                Text.of(
                                                "記録 {0} の内容からは {1}"
                                                        + " というハッシュになりません。内容かハッシュが書き換えられています。",
                                                "Entry {0} does not hash to {1}: its fields or its"
                                                        + " hash were edited.")
                                        .with(entry.sequence(), entry.hash())));
    }

    private static Optional<Break> checkEnd(List<LedgerEntry> run, long from, Head head) {
        long last = run.isEmpty() ? from - 1 : run.getLast().sequence();
        if (last < head.sequence()) {
            return Optional.of(
                    new Break(
                            last + 1,
                            run.size(),
                            Text.of(
                                            "台帳は記録 {0} まで続くはずですが、記録 {1} で終わっています。末尾が切り取られています。",
                                            "The ledger goes on to entry {0} but ends here after"
                                                    + " {1}: its end was cut off.")
                                    .with(head.sequence(), last)));
        }
        if (last > head.sequence()) {
            return Optional.of(
                    new Break(
                            head.sequence() + 1,
                            Math.toIntExact(Math.max(0, head.sequence() + 1 - from)),
                            Text.of(
                                            "台帳は記録 {0} で終わるはずですが、その後に記録が続いています。",
                                            "The ledger ends with entry {0}, yet more follow: they"
                                                    + " were added.")
                                    .with(head.sequence())));
        }
        if (!run.isEmpty() && !run.getLast().hash().equals(head.hash())) {
            return Optional.of(
                    new Break(
                            last,
                            run.size() - 1,
                            Text.of(
                                            "記録 {0} のハッシュが、台帳の先頭の値 {1} と違います。書き換えられています。",
                                            "Entry {0} is not the head {1}: the run was rewritten.")
                                    .with(last, head.hash())));
        }
        return Optional.empty();
    }

    private static Break gap(List<LedgerEntry> run, int i, long expected) {
        long found = run.get(i).sequence();
        boolean elsewhere = run.stream().anyMatch(entry -> entry.sequence() == expected);
        boolean moved = elsewhere || found < expected;
        Text why =
                moved
                        ? Text.of(
                                "記録 {0} が来るところに記録 {1} があります。順序が入れ替えられているか、重複しています。",
                                "Entry {1} stands where {0} belongs: entries were moved or"
                                        + " repeated.")
                        : Text.of(
                                "記録 {0} がなく、記録 {1} に飛んでいます。記録が取り除かれています。",
                                "Entry {0} is missing and {1} follows: entries were removed.");
        return new Break(expected, i, why.with(expected, found));
    }
}
