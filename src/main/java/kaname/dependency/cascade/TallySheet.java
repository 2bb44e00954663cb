package kaname.dependency.cascade;

import java.util.List;

/// Where whoever works out a shard marks what came of its scenarios, in any order and several
/// scenarios at once; for one thread.
public final class TallySheet {

    private final Shard shard;
    private final List<String> services;
    private final Counter fails = new Counter();
    private final Counter degrades = new Counter();
    private final Counter restored = new Counter();
    private final long[] down;
    private final long[] degraded;

    /// @param services ids, in the order of the model
    public TallySheet(Shard shard, List<String> services) {
        this.shard = shard;
        this.services = List.copyOf(services);
        down = new long[services.size()];
        degraded = new long[services.size()];
    }

    void add(Outcome outcome) {
        for (int service = 0; service < down.length; service++) {
            if (outcome.degrades[service] == Outcome.NEVER) {
                continue; // nothing came to it
            }
            degrades(service, outcome.degrades[service], 1);
            if (outcome.fails[service] != Outcome.NEVER) {
                fails(service, outcome.fails[service], 1);
            }
            if (outcome.restored[service] != Outcome.NEVER) {
                restored(service, outcome.restored[service], 1);
            }
            down(service, outcome.minutesDown[service]);
            degraded(service, outcome.minutesDegraded[service]);
        }
    }

    /// In so many scenarios it first stops at that minute.
    public void fails(int service, int minute, int scenarios) {
        fails.add(Histogram.at(service, minute), scenarios);
    }

    /// In so many scenarios it first loses something, or stops, at that minute.
    public void degrades(int service, int minute, int scenarios) {
        degrades.add(Histogram.at(service, minute), scenarios);
    }

    /// In so many scenarios it is back for good at that minute.
    public void restored(int service, int minute, int scenarios) {
        restored.add(Histogram.at(service, minute), scenarios);
    }

    /// It is down for so many minutes more, over all scenarios.
    public void down(int service, long minutes) {
        down[service] += minutes;
    }

    /// It is up with a loss for so many minutes more, over all scenarios.
    public void degraded(int service, long minutes) {
        degraded[service] += minutes;
    }

    public Tally tally() {
        return new Tally(
                shard.model(),
                shard.question(),
                services,
                Covered.of(shard.from(), shard.to()),
                fails.histogram(),
                degrades.histogram(),
                restored.histogram(),
                down.clone(),
                degraded.clone());
    }
}
