package kaname.dependency.kernel;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// As [PlainSweep], as many longs at once as the machine adds at once.
final class VectorSweep implements Sweep {

    private static final VectorSpecies<Long> SPECIES =
            LongVector.SPECIES_PREFERRED.length() > Block.WORDS
                    ? LongVector.SPECIES_512
                    : LongVector.SPECIES_PREFERRED;
    private static final int WIDE = SPECIES.length();

    /// Rows whose inputs are fetched together.
    private static final int AHEAD = 32;

    @Override
    public long rows(Block block, int part, int step) {
        Circuit circuit = block.circuit;
        long[] losses = new long[Block.WORDS];
        long[] in = new long[(circuit.widest + 2) * WIDE];
        long[] out = new long[(circuit.widest + 2) * WIDE];
        long read = 0;
        int end = block.cut[part + 1];
        for (int from = block.cut[part]; from < end; from += AHEAD) {
            int to = Math.min(end, from + AHEAD);
            if (block.all) {
                block.news[part][Block.WORDS] = fetch(block, from, to);
            }
            for (int row = from; row < to; row++) {
                if (block.passes(row) || decided(block, row)) {
                    continue;
                }
                read += circuit.inputs(row);
                boolean became = row(block, row, block.news[part], in, out, losses);
                if (became || block.less.length > 0) {
                    block.took(part, row, became, losses, step);
                }
            }
        }
        return read;
    }

    /// Touches the inputs of these rows one after the other, with nothing between that waits for
    /// one of them: so many are under way at once, and adding finds them near.
    private static long fetch(Block block, int from, int to) {
        Circuit circuit = block.circuit;
        int end = circuit.column[circuit.first[to] - 1];
        long touched = 0;
        for (int k = circuit.column[circuit.first[from]]; k < end; k++) {
            touched |= block.on[Block.at(circuit.input[k])];
        }
        return touched;
    }

    /// Nothing more can become of it.
    private static boolean decided(Block block, int row) {
        int own = Block.at(block.circuit.line[row]);
        for (int at = 0; at < Block.WORDS; at += WIDE) {
            LongVector isShort = LongVector.fromArray(SPECIES, block.isShort, Block.at(row) + at);
            LongVector on = LongVector.fromArray(SPECIES, block.on, own + at);
            if (isShort.or(on).compare(VectorOperators.NE, -1).anyTrue()) {
                return false;
            }
        }
        return true;
    }

    private static boolean row(
            Block block, int row, long[] news, long[] in, long[] out, long[] losses) {
        boolean became = false;
        for (int at = 0; at < Block.WORDS; at += WIDE) {
            became |= lanes(block, row, at, news, in, out, losses);
        }
        return became;
    }

    private static boolean lanes(
            Block block, int row, int at, long[] news, long[] in, long[] out, long[] losses) {
        Circuit circuit = block.circuit;
        int[] column = circuit.column;
        int[] input = circuit.input;
        long[] on = block.on;
        int bottom = circuit.first[row];
        int top = circuit.first[row + 1] - 2;
        int drawn = block.startAt[row];
        int start = circuit.start[row];
        LongVector zero = LongVector.zero(SPECIES);
        LongVector any = zero;
        int ins = 0;
        for (int c = bottom; c < top; c++) {
            LongVector sum =
                    drawn < 0
                            ? LongVector.broadcast(SPECIES, -((start >>> (c - bottom)) & 1L))
                            : LongVector.fromArray(
                                    SPECIES, block.start, drawn + (c - bottom) * Block.WORDS + at);
            int outs = 0;
            int k = column[c];
            int end = column[c + 1];
            for (; k + 1 < end; k += 2) {
                LongVector one = LongVector.fromArray(SPECIES, on, Block.at(input[k]) + at);
                LongVector two = LongVector.fromArray(SPECIES, on, Block.at(input[k + 1]) + at);
                any = any.or(one).or(two);
                carry(sum, one, two).intoArray(out, outs);
                sum = sum(sum, one, two);
                outs += WIDE;
            }
            int q = 0;
            if (k < end) {
                LongVector one = LongVector.fromArray(SPECIES, on, Block.at(input[k]) + at);
                LongVector two = zero;
                if (ins > 0) {
                    two = LongVector.fromArray(SPECIES, in, 0);
                    q = WIDE;
                }
                any = any.or(one);
                carry(sum, one, two).intoArray(out, outs);
                sum = sum(sum, one, two);
                outs += WIDE;
            }
            for (; q < ins; q += 2 * WIDE) {
                LongVector one = LongVector.fromArray(SPECIES, in, q);
                LongVector two =
                        q + WIDE < ins ? LongVector.fromArray(SPECIES, in, q + WIDE) : zero;
                carry(sum, one, two).intoArray(out, outs);
                sum = sum(sum, one, two);
                outs += WIDE;
            }
            long[] swap = in;
            in = out;
            out = swap;
            ins = outs;
        }
        LongVector isShort = zero;
        for (int k = column[top]; k < column[top + 1]; k++) {
            isShort = isShort.or(LongVector.fromArray(SPECIES, on, Block.at(input[k]) + at));
        }
        any.or(isShort).intoArray(losses, at);
        for (int q = 0; q < ins; q += WIDE) {
            isShort = isShort.or(LongVector.fromArray(SPECIES, in, q));
        }
        LongVector was = LongVector.fromArray(SPECIES, block.isShort, Block.at(row) + at);
        LongVector fresh = isShort.lanewise(VectorOperators.AND_NOT, was);
        fresh.intoArray(news, at);
        boolean became = fresh.compare(VectorOperators.NE, 0).anyTrue();
        if (became) {
            was.or(fresh).intoArray(block.isShort, Block.at(row) + at);
        }
        return became;
    }

    private static LongVector sum(LongVector a, LongVector b, LongVector c) {
        return a.lanewise(VectorOperators.XOR, b).lanewise(VectorOperators.XOR, c);
    }

    private static LongVector carry(LongVector a, LongVector b, LongVector c) {
        return a.and(b).or(c.and(a.or(b)));
    }
}
