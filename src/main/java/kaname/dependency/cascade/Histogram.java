package kaname.dependency.cascade;

import java.util.Arrays;
import java.util.List;
import kaname.platform.Problem;
import kaname.platform.Text;

/// In how many scenarios something came to a service at which minute. Only what happened is kept,
/// in order of service and minute.
final class Histogram {

    /// Services times minutes that are kept, 12 bytes each.
    static final int MOST = 50_000_000;

    /// The number of the service in the upper half, the minute in the lower.
    final long[] at;

    /// One for each of [#at], none of them 0.
    final int[] counts;

    Histogram(long[] at, int[] counts) {
        this.at = at;
        this.counts = counts;
    }

    /// One after the other: each has services beyond those of the one before.
    ///
    /// @throws Problem 400 for more than can be kept
    static Histogram inOrder(List<Histogram> parts) {
        long size = parts.stream().mapToLong(part -> part.at.length).sum();
        if (size > MOST) {
            throw tooLarge();
        }
        long[] at = new long[(int) size];
        int[] counts = new int[(int) size];
        int from = 0;
        for (Histogram part : parts) {
            System.arraycopy(part.at, 0, at, from, part.at.length);
            System.arraycopy(part.counts, 0, counts, from, part.at.length);
            from += part.at.length;
        }
        return new Histogram(at, counts);
    }

    static long at(int service, int minute) {
        return ((long) service << 32) | minute;
    }

    static int service(long at) {
        return (int) (at >>> 32);
    }

    static int minute(long at) {
        return (int) at;
    }

    static Problem tooLarge() {
        return Problem.of(
                400,
                "too-large",
                Text.of(
                                "答えが大きすぎます（サービス×分は {0} までです）。時間を短くするか、サービスを減らしてください",
                                "The answer is too large: at most {0} services times minutes; ask"
                                        + " for fewer hours or services")
                        .with(MOST));
    }

    /// @throws Problem 400 for more than can be kept
    Histogram plus(Histogram other) {
        if (at.length == 0 || other.at.length == 0) {
            return at.length == 0 ? other : this;
        }
        int most = Math.addExact(at.length, other.at.length);
        long[] both = new long[most];
        int[] sums = new int[most];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < at.length || j < other.at.length) {
            boolean ours = j == other.at.length || (i < at.length && at[i] <= other.at[j]);
            boolean theirs = i == at.length || (j < other.at.length && other.at[j] <= at[i]);
            both[size] = ours ? at[i] : other.at[j];
            sums[size++] = (ours ? counts[i++] : 0) + (theirs ? other.counts[j++] : 0);
        }
        if (size > MOST) {
            throw tooLarge();
        }
        return size == most
                ? new Histogram(both, sums)
                : new Histogram(Arrays.copyOf(both, size), Arrays.copyOf(sums, size));
    }

    /// In how many scenarios it came to that at all.
    int count(int service) {
        int count = 0;
        for (int i = first(service); i < at.length && service(at[i]) == service; i++) {
            count += counts[i];
        }
        return count;
    }

    /// Where the minutes of the service at `from` end.
    int end(int from) {
        int end = from;
        while (end < at.length && service(at[end]) == service(at[from])) {
            end++;
        }
        return end;
    }

    /// The minute of the nearest rank, where it came to that at all.
    int ranked(int service, int percent) {
        long rank = Math.max(1, (long) Math.ceil((long) count(service) * percent / 100.0));
        int place = first(service);
        for (long passed = counts[place]; passed < rank; passed += counts[place]) {
            place++;
        }
        return minute(at[place]);
    }

    private int first(int service) {
        int found = Arrays.binarySearch(at, at(service, 0));
        return found < 0 ? -found - 1 : found;
    }
}
