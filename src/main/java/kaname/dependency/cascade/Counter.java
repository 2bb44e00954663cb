package kaname.dependency.cascade;

import java.util.Arrays;

/// Counts what happens at which minute, in any order: an open hash table.
final class Counter {

    private static final long NONE = -1;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long[] at;
    private int[] counts;
    private int size;

    Counter() {
        resize(64);
    }

    void add(long what, int times) {
        int place = place(what);
        if (at[place] == NONE) {
            at[place] = what;
            if (++size > Histogram.MOST) {
                throw Histogram.tooLarge();
            }
        }
        counts[place] += times;
        if (size > at.length / 2) {
            grow();
        }
    }

    private int place(long what) {
        int mask = at.length - 1;
        int place = (int) ((what * GOLDEN) >>> 32) & mask;
        while (at[place] != NONE && at[place] != what) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] before = at;
        int[] counted = counts;
        resize(before.length * 2);
        for (int i = 0; i < before.length; i++) {
            if (before[i] != NONE) {
                int place = place(before[i]);
                at[place] = before[i];
                counts[place] = counted[i];
            }
        }
    }

    private void resize(int capacity) {
        at = new long[capacity];
        Arrays.fill(at, NONE);
        counts = new int[capacity];
    }

    Histogram histogram() {
        long[] sorted = Arrays.stream(at).filter(one -> one != NONE).sorted().toArray();
        return new Histogram(
                sorted, Arrays.stream(sorted).mapToInt(one -> counts[place(one)]).toArray());
    }
}
