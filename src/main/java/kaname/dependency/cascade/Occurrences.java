package kaname.dependency.cascade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What came to which service at which minute, written down as it comes, in any order, and sorted
/// when somebody wants to know: a note costs eight bytes at the end of a list, not a look-up. Notes
/// lie in bins by service, so that bins are sorted beside each other; those of several who worked
/// are put together as they are. Many notes are sorted and added to what was sorted before.
final class Occurrences {

    /// Notes that are kept before they are sorted, or a quarter of what was sorted before if that
    /// is more; eight bytes each.
    private static final int MANY = 1 << 24;

    private static final int BINS = 16;

    /// Bits of a note that count scenarios; the others hold the minute, of a leap year at most.
    private static final int TIMES = 10;

    private static final int MOST_TIMES = 1 << TIMES;

    private final int services;
    private final int shift; // what is left of a service is its bin
    private final List<List<Leaf>> bins;
    private final Leaf[] open; // by bin, the last of its leaves
    private long kept; // on leaves that are full or came from others
    private Histogram sorted = new Histogram(new long[0], new int[0]);

    private static final class Leaf {

        private static final int SMALLEST = 16;
        private static final int LARGEST = 1 << 14;

        final int[] service;
        final int[] what;
        int size;

        Leaf(int notes) {
            service = new int[notes];
            what = new int[notes];
        }

        Leaf next() {
            return new Leaf(Math.min(LARGEST, service.length * 4));
        }
    }

    Occurrences(int services) {
        this.services = services;
        int width = Math.max(1, Math.ceilDiv(services, BINS));
        shift = Integer.SIZE - Integer.numberOfLeadingZeros(width - 1);
        bins = new ArrayList<>();
        open = new Leaf[((Math.max(1, services) - 1) >>> shift) + 1];
        for (int bin = 0; bin < open.length; bin++) {
            bins.add(new ArrayList<>());
        }
        begin();
    }

    private void begin() {
        for (int bin = 0; bin < open.length; bin++) {
            open[bin] = new Leaf(Leaf.SMALLEST);
            bins.get(bin).clear();
            bins.get(bin).add(open[bin]);
        }
        kept = 0;
    }

    /// @param times scenarios, 1 to 1024
    void add(int of, int minute, int times) {
        if (times < 1 || times > MOST_TIMES || minute >>> (Integer.SIZE - 1 - TIMES) != 0) {
            throw new IllegalArgumentException(times + " times at " + minute);
        }
        Leaf leaf = open[of >>> shift];
        if (leaf.size == leaf.service.length) {
            leaf = turnOver(of >>> shift);
        }
        leaf.service[leaf.size] = of;
        leaf.what[leaf.size++] = minute << TIMES | (times - 1);
    }

    private Leaf turnOver(int bin) {
        kept += open[bin].size;
        if (kept >= Math.max(MANY, sorted.at.length / 4)) {
            sort();
        } else {
            open[bin] = open[bin].next();
            bins.get(bin).add(open[bin]);
        }
        return open[bin];
    }

    /// With all that was noted in another, which is not used any more.
    void addAll(Occurrences other) {
        for (int bin = 0; bin < open.length; bin++) {
            bins.get(bin).addAll(0, other.bins.get(bin));
            kept += other.open[bin].size;
        }
        kept += other.kept;
        sorted = sorted.plus(other.sorted);
        if (kept >= MANY) {
            sort();
        }
    }

    Histogram histogram() {
        sort();
        return sorted;
    }

    private void sort() {
        List<Histogram> counted =
                IntStream.range(0, open.length).parallel().mapToObj(this::counted).toList();
        begin();
        sorted = sorted.plus(Histogram.inOrder(counted));
    }

    private Histogram counted(int bin) {
        int first = bin << shift;
        int[] from = new int[Math.min(services - first, 1 << shift) + 1];
        for (Leaf leaf : bins.get(bin)) {
            for (int i = 0; i < leaf.size; i++) {
                from[leaf.service[i] - first + 1]++;
            }
        }
        for (int one = 1; one < from.length; one++) {
            from[one] += from[one - 1];
        }
        int[] grouped = new int[from[from.length - 1]];
        int[] next = from.clone();
        for (Leaf leaf : bins.get(bin)) {
            for (int i = 0; i < leaf.size; i++) {
                grouped[next[leaf.service[i] - first]++] = leaf.what[i];
            }
        }
        return counted(first, grouped, from);
    }

    /// @param grouped by service, the first of them `first`
    private static Histogram counted(int first, int[] grouped, int[] from) {
        long[] at = new long[grouped.length];
        int[] counts = new int[grouped.length];
        int found = 0;
        for (int one = 0; one < from.length - 1; one++) {
            Arrays.sort(grouped, from[one], from[one + 1]);
            int last = -1;
            for (int i = from[one]; i < from[one + 1]; i++) {
                int minute = grouped[i] >>> TIMES;
                if (minute != last) {
                    at[found++] = Histogram.at(first + one, minute);
                    last = minute;
                }
                counts[found - 1] += (grouped[i] & (MOST_TIMES - 1)) + 1;
            }
        }
        return new Histogram(Arrays.copyOf(at, found), Arrays.copyOf(counts, found));
    }
}
