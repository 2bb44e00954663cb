package kaname.situation.next;

import java.time.Instant;
import java.util.List;
import kaname.platform.Text;

/// What may stop after one service, the earliest first.
///
/// @param stops those that stop in some scenario within the hours looked at
/// @param losing how many more lose something without stopping
/// @param restored whether its operator's word was taken for when it is back; else it is taken not
///   to come back
public record FallsNext(List<Stop> stops, int losing, int scenarios, int hours, boolean restored) {

    /// Hours that are looked ahead.
    public static final int AHEAD = 72;

    /// What the scenarios are drawn with, so that anybody can draw them again.
    public static final int SEED = 1;

    /// A service that may stop, `id` as a model calls it. The times are in one of ten, half and
    /// nine of ten of the scenarios in which it stops.
    ///
    /// @param past the middle one is over: it may have stopped and nobody said so
    public record Stop(
            String id,
            Text service,
            String sector,
            Instant early,
            Instant middle,
            Instant late,
            double probability,
            boolean past) {

        public long percent() {
            return Math.round(100 * probability);
        }
    }

    public FallsNext {
        stops = List.copyOf(stops);
    }
}
