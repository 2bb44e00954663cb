package kaname.dependency.cascade;

import java.util.Arrays;
import java.util.stream.IntStream;

/// What came to which service at which minute, written down as it comes, in any order, and sorted
/// when somebody wants to know: a note costs eight bytes at the end of a list, not a look-up. A
/// list that has grown long is sorted and added to what was sorted before.
final class Occurrences {

    /// Notes that are kept before they are sorted, or a quarter of what was sorted before if that
    /// is more; eight bytes each.
    private static final int LONG = 1 << 23;

    /// Bits of a note that count scenarios; the others hold the minute, of a leap year at most.
    private static final int TIMES = 10;

    private static final int MOST_TIMES = 1 << TIMES;

    private final int services;
    private int[] service = new int[64];
    private int[] what = new int[64];
    private int size;
    private Histogram sorted = new Histogram(new long[0], new int[0]);

    Occurrences(int services) {
        this.services = services;
    }

    /// @param times scenarios, 1 to 1024
    void add(int of, int minute, int times) {
        if (times < 1 || times > MOST_TIMES || minute >>> (Integer.SIZE - 1 - TIMES) != 0) {
            throw new IllegalArgumentException(times + " times at " + minute);
        }
        if (size == service.length) {
            makeRoom();
        }
        service[size] = of;
        what[size++] = minute << TIMES | (times - 1);
    }

    private void makeRoom() {
        if (size < Math.max(LONG, sorted.at.length / 4)) {
            service = Arrays.copyOf(service, size * 2);
            what = Arrays.copyOf(what, size * 2);
        } else {
            sort();
        }
    }

    /// With all that was noted in another.
    void addAll(Occurrences other) {
        sorted = histogram().plus(other.histogram());
    }

    Histogram histogram() {
        sort();
        return sorted;
    }

    void sort() {
        if (size == 0) {
            return;
        }
        int[] from = new int[services + 1];
        for (int i = 0; i < size; i++) {
            from[service[i] + 1]++;
        }
        for (int i = 0; i < services; i++) {
            from[i + 1] += from[i];
        }
        int[] grouped = new int[size];
        int[] next = from.clone();
        for (int i = 0; i < size; i++) {
            grouped[next[service[i]]++] = what[i];
        }
        size = 0;
        IntStream.range(0, services)
                .parallel()
                .forEach(one -> Arrays.sort(grouped, from[one], from[one + 1]));
        Histogram counted = counted(grouped, from);
        sorted = sorted.at.length == 0 ? counted : sorted.plus(counted);
    }

    /// @param grouped by service, in order of minute within it
    private Histogram counted(int[] grouped, int[] from) {
        long[] at = new long[grouped.length];
        int[] counts = new int[grouped.length];
        int found = 0;
        for (int one = 0; one < services; one++) {
            int last = -1;
            for (int i = from[one]; i < from[one + 1]; i++) {
                int minute = grouped[i] >>> TIMES;
                if (minute != last) {
                    at[found++] = Histogram.at(one, minute);
                    last = minute;
                }
                counts[found - 1] += (grouped[i] & (MOST_TIMES - 1)) + 1;
            }
        }
        if (found > Histogram.MOST) {
            throw Histogram.tooLarge();
        }
        return new Histogram(Arrays.copyOf(at, found), Arrays.copyOf(counts, found));
    }
}
