package kaname.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

@Tag("N7")
@org.junit.jupiter.api.Tag("N7")
class LedgerTest {

    @Test
    void aLineIsTheGoldenExampleOfTheDocumentation() {
        LedgerEntry entry = Runs.first();
        assertThat(entry.line())
                .isEqualTo(
                        "1|2026-04-01T18:03:07.000120Z|report|0190f0a0-0000-7000-8000-000000000001|minato-denryoku|電気事業法"
                            + " 第106条"
                            + "|2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
                            + "|0000000000000000000000000000000000000000000000000000000000000000");
        assertThat(entry.recomputed().hex())
                .isEqualTo("4d00d108494ec15fb113c1e4bc32e4bf81fb90349ed4ce4672e8c8fc4173eb1d");
    }

    @Test
    void theMicrosecondsAlwaysHaveSixDigits() {
        assertThat(LedgerEntry.time(Instant.parse("2026-01-01T00:00:00Z")))
                .isEqualTo("2026-01-01T00:00:00.000000Z");
        assertThatThrownBy(() -> Runs.at(Instant.parse("2026-01-01T00:00:00.0000001Z")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noFieldCanHoldTheSeparator() {
        assertThatThrownBy(() -> Runs.basis("a|b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Runs.basis("a\nb")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void anUntouchedRunHolds(@ForAll("runs") List<LedgerEntry> run) {
        assertThat(Ledger.check(run)).isEmpty();
        assertThat(Ledger.check(run, run.getFirst().sequence(), Ledger.Head.of(run))).isEmpty();
    }

    @Property(tries = 200)
    void anEditIsFoundWhereItIs(
            @ForAll("runs") List<LedgerEntry> run,
            @ForAll @IntRange(max = 100) int where,
            @ForAll @IntRange(max = 7) int field) {
        int i = where % run.size();
        List<LedgerEntry> edited = new ArrayList<>(run);
        edited.set(i, Runs.edited(run.get(i), field));
        Ledger.Break found =
                Ledger.check(edited, run.getFirst().sequence(), Ledger.Head.of(run)).orElseThrow();
        assertThat(found.sequence()).isEqualTo(run.get(i).sequence());
        assertThat(found.index()).isEqualTo(i);
    }

    @Property(tries = 200)
    void anEditThatHashesAnewIsFoundAtTheNextEntryOrAtTheHead(
            @ForAll("runs") List<LedgerEntry> run, @ForAll @IntRange(max = 100) int where) {
        int i = where % run.size();
        List<LedgerEntry> edited = new ArrayList<>(run);
        edited.set(i, Runs.rehashed(Runs.edited(run.get(i), 2)));
        Ledger.Break found =
                Ledger.check(edited, run.getFirst().sequence(), Ledger.Head.of(run)).orElseThrow();
        assertThat(found.index()).isEqualTo(Math.min(i + 1, run.size() - 1));
    }

    @Property(tries = 200)
    void aDeletionIsFoundAtTheMissingSequence(
            @ForAll("runs") List<LedgerEntry> run, @ForAll @IntRange(max = 100) int where) {
        int i = where % run.size();
        List<LedgerEntry> shorter = new ArrayList<>(run);
        long gone = shorter.remove(i).sequence();
        Ledger.Break found =
                Ledger.check(shorter, run.getFirst().sequence(), Ledger.Head.of(run)).orElseThrow();
        assertThat(found.sequence()).isEqualTo(gone);
    }

    @Property(tries = 200)
    void aTruncationIsFoundAtTheFirstMissingSequence(
            @ForAll("runs") List<LedgerEntry> run, @ForAll @IntRange(max = 100) int where) {
        int keep = where % run.size();
        Ledger.Break found =
                Ledger.check(run.subList(0, keep), run.getFirst().sequence(), Ledger.Head.of(run))
                        .orElseThrow();
        assertThat(found.sequence()).isEqualTo(run.get(keep).sequence());
        assertThat(found.why().en()).contains("cut off");
    }

    @Property(tries = 200)
    void aSwapIsFoundWhereItStarts(
            @ForAll("runs") List<LedgerEntry> run,
            @ForAll @IntRange(max = 100) int one,
            @ForAll @IntRange(max = 100) int other) {
        int low = Math.min(one % run.size(), other % run.size());
        int high = Math.max(one % run.size(), other % run.size());
        Assume.that(low < high);
        List<LedgerEntry> moved = new ArrayList<>(run);
        moved.set(low, run.get(high));
        moved.set(high, run.get(low));
        Ledger.Break found =
                Ledger.check(moved, run.getFirst().sequence(), Ledger.Head.of(run)).orElseThrow();
        assertThat(found.sequence()).isEqualTo(run.get(low).sequence());
        assertThat(found.why().en()).contains("moved");
    }

    @Test
    void anAddedEntryIsFoundAfterTheHead() {
        List<LedgerEntry> run = Runs.of(1, 4);
        assertThat(Ledger.check(run, 1, Ledger.Head.of(run.subList(0, 3))))
                .get()
                .extracting(Ledger.Break::sequence, Ledger.Break::index)
                .containsExactly(4L, 3);
    }

    @Test
    void anEmptyLedgerHoldsAgainstTheEmptyHead() {
        assertThat(Ledger.check(List.of(), 1, Ledger.Head.EMPTY)).isEmpty();
    }

    @Provide
    Arbitrary<List<LedgerEntry>> runs() {
        return Arbitraries.integers()
                .between(1, 12)
                .flatMap(size ->
                        Arbitraries.longs().between(1, 1_000_000).map(from -> Runs.of(from, size)));
    }
}
