package kaname.dependency.kernel;

/// Long by long: what every machine can.
final class PlainSweep implements Sweep {

    @Override
    public long rows(Block block, int part, int step) {
        Circuit circuit = block.circuit;
        long[] news = block.news[part];
        long[] losses = new long[Block.WORDS];
        long[] in = new long[circuit.widest + 2];
        long[] out = new long[circuit.widest + 2];
        long read = 0;
        for (int row = block.cut[part]; row < block.cut[part + 1]; row++) {
            if (block.passes(row) || decided(block, row)) {
                continue;
            }
            read += circuit.inputs(row);
            long any = 0;
            for (int word = 0; word < Block.WORDS; word++) {
                news[word] = word(block, row, word, in, out, losses);
                any |= news[word];
            }
            block.took(part, row, any != 0, losses, step);
        }
        return read;
    }

    /// Nothing more can become of it.
    private static boolean decided(Block block, int row) {
        int own = Block.at(block.circuit.line[row]);
        long left = 0;
        for (int word = 0; word < Block.WORDS; word++) {
            left |= ~(block.isShort[Block.at(row) + word] | block.on[own + word]);
        }
        return left == 0;
    }

    /// Column by column: three bits of a column make one and a carry into the next.
    private static long word(Block block, int row, int word, long[] in, long[] out, long[] losses) {
        Circuit circuit = block.circuit;
        int[] column = circuit.column;
        int[] input = circuit.input;
        long[] on = block.on;
        int bottom = circuit.first[row];
        int top = circuit.first[row + 1] - 2;
        int drawn = block.startAt[row];
        int start = circuit.start[row];
        int ins = 0;
        long any = 0;
        for (int c = bottom; c < top; c++) {
            long sum =
                    drawn < 0
                            ? -((start >>> (c - bottom)) & 1L)
                            : block.start[drawn + (c - bottom) * Block.WORDS + word];
            int outs = 0;
            int k = column[c];
            int end = column[c + 1];
            for (; k + 1 < end; k += 2) {
                long one = on[Block.at(input[k]) + word];
                long two = on[Block.at(input[k + 1]) + word];
                any |= one | two;
                out[outs++] = carry(sum, one, two);
                sum ^= one ^ two;
            }
            int q = 0;
            if (k < end) {
                long one = on[Block.at(input[k]) + word];
                long two = ins > 0 ? in[q++] : 0;
                any |= one;
                out[outs++] = carry(sum, one, two);
                sum ^= one ^ two;
            }
            for (; q < ins; q += 2) {
                long one = in[q];
                long two = q + 1 < ins ? in[q + 1] : 0;
                out[outs++] = carry(sum, one, two);
                sum ^= one ^ two;
            }
            long[] swap = in;
            in = out;
            out = swap;
            ins = outs;
        }
        long isShort = 0;
        for (int k = column[top]; k < column[top + 1]; k++) {
            isShort |= on[Block.at(input[k]) + word];
        }
        losses[word] = any | isShort;
        for (int k = 0; k < ins; k++) {
            isShort |= in[k];
        }
        long fresh = isShort & ~block.isShort[Block.at(row) + word];
        block.isShort[Block.at(row) + word] |= fresh;
        return fresh;
    }

    private static long carry(long a, long b, long c) {
        return (a & b) | (c & (a | b));
    }
}
