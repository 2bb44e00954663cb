package kaname.dependency.cascade;

import java.util.List;
import kaname.dependency.model.Estimate;
import org.jspecify.annotations.Nullable;

/// Estimates by place, side by side in memory: they are asked for at random places, millions of
/// times.
final class Estimates {

    private static final int PARTS = 3;

    private final double[] parts; // low, likely and high of each; not a number where there is none

    /// @param all null where nothing is estimated
    Estimates(List<@Nullable Estimate> all) {
        parts = new double[all.size() * PARTS];
        for (int place = 0; place < all.size(); place++) {
            Estimate one = all.get(place);
            parts[place * PARTS] = one == null ? Double.NaN : one.low();
            parts[place * PARTS + 1] = one == null ? Double.NaN : one.likely();
            parts[place * PARTS + 2] = one == null ? Double.NaN : one.high();
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

    /// As [Estimate#at].
    double at(int place, double u) {
        return Estimate.at(
                u, parts[place * PARTS], parts[place * PARTS + 1], parts[place * PARTS + 2]);
    }
}
