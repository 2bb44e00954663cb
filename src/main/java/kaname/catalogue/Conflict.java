package kaname.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.List;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Sources that say different things about one point, side by side, with the one that the rule
/// follows. `follows` is null where none is followed.
public record Conflict(Text about, List<Reading> readings, @Nullable Source follows, Text why) {

    public record Reading(Text says, Source source) {
        public Reading {
            requireNonNull(source, "source");
        }
    }

    public Conflict {
        readings = List.copyOf(readings);
        if (readings.size() < 2) {
            throw new IllegalArgumentException("a conflict has at least two readings");
        }
    }
}
