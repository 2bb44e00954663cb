package kaname.dependency.cascade;

import java.util.List;
import kaname.dependency.model.Estimate;
import org.jspecify.annotations.Nullable;

/// Estimates by place, side by side in memory: they are asked for at random places, millions of
/// times.
final class Estimates {

    private static final int PARTS = 4;

    private final double[]
            parts; // low, likely, high, before of each; not a number where there is none

    /// @param all null where nothing is estimated
    Estimates(List<@Nullable Estimate> all) {
        parts = new double[all.size() * PARTS];
        for (int place = 0; place < all.size(); place++) {
            Estimate one = all.get(place);
            parts[place * PARTS] = one == null ? Double.NaN : one.low();
            parts[place * PARTS + 1] = one == null ? Double.NaN : one.likely();
            parts[place * PARTS + 2] = one == null ? Double.NaN : one.high();
            parts[place * PARTS + 3] = one == null ? Double.NaN : one.before();
        }
    }

    boolean none(int place) {
        return Double.isNaN(parts[place * PARTS]);
    }

    boolean exact(int place) {
        return parts[place * PARTS] == parts[place * PARTS + 2];
    }

    double likely(int place) {
        return parts[place * PARTS + 1];
    }

    /// As [Estimate#at] of what is not exact.
    double at(int place, double u) {
        int first = place * PARTS;
        return Estimate.at(u, parts[first], parts[first + 1], parts[first + 2], parts[first + 3]);
    }
}
