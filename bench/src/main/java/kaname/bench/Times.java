package kaname.bench;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// How long things took, in nanoseconds, and how that is printed.
final class Times {

    private final ConcurrentLinkedQueue<Long> all = new ConcurrentLinkedQueue<>();

    void add(long nanos) {
        all.add(nanos);
    }

    int size() {
        return all.size();
    }

    double millis(double quantile) {
        List<Long> sorted = all.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        int at = (int) Math.ceil(quantile * sorted.size()) - 1;
        return sorted.get(Math.max(0, at)) / 1e6;
    }

    @Override
    public String toString() {
        return "p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, max %.0f ms, n %d"
                .formatted(millis(0.5), millis(0.95), millis(0.99), millis(1), size());
    }
}
