package kaname.situation.next;

import java.time.Instant;
import java.util.List;
import kaname.dependency.cascade.Forecast;
import kaname.platform.Text;

/// What may stop after one service, the earliest first.
///
/// @param stops those that stop in some scenario within the hours looked at
/// @param losing how many more lose something without stopping
/// @param restored whether its operator's word was taken for when it is back; else it is taken not
///   to come back
public record FallsNext(
        Text service, List<Stop> stops, int losing, int scenarios, int hours, boolean restored) {

    /// A service that may stop, `id` as a model calls it. The times are in one of ten, half and
    /// nine of ten of the scenarios in which it stops.
    ///
    /// @param past the middle one is over: it may have stopped and nobody said so
    public record Stop(
            String id,
            Text service,
            Instant early,
            Instant middle,
            Instant late,
            Forecast.Share probability,
            boolean past) {

        public long percent() {
            return Math.round(100 * probability.value());
        }
    }

    public FallsNext {
        stops = List.copyOf(stops);
    }
}
