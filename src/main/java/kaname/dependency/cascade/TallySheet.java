package kaname.dependency.cascade;

import java.util.List;

/// Where whoever works out a shard, or some scenarios of it, marks what came of them, in any order
/// and several scenarios at once; for one thread.
public final class TallySheet {

    private final Shard shard;
    private final List<String> services;
    private final Occurrences fails;
    private final Occurrences degrades;
    private final Occurrences restored;
    private final long[] down;
    private final long[] degraded;

    /// @param services ids, in the order of the model
    public TallySheet(Shard shard, List<String> services) {
        this.shard = shard;
        this.services = List.copyOf(services);
        fails = new Occurrences(services.size());
        degrades = new Occurrences(services.size());
        restored = new Occurrences(services.size());
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
        fails.add(service, minute, scenarios);
    }

    /// In so many scenarios it first loses something, or stops, at that minute.
    public void degrades(int service, int minute, int scenarios) {
        degrades.add(service, minute, scenarios);
    }

    /// In so many scenarios it is back for good at that minute.
    public void restored(int service, int minute, int scenarios) {
        restored.add(service, minute, scenarios);
    }

    /// It is down for so many minutes more, over all scenarios.
    public void down(int service, long minutes) {
        down[service] += minutes;
    }

    /// It is up with a loss for so many minutes more, over all scenarios.
    public void degraded(int service, long minutes) {
        degraded[service] += minutes;
    }

    /// With all that was marked on the sheet of somebody who worked on the same shard.
    TallySheet plus(TallySheet other) {
        fails.addAll(other.fails);
        degrades.addAll(other.degrades);
        restored.addAll(other.restored);
        for (int service = 0; service < down.length; service++) {
            down[service] += other.down[service];
            degraded[service] += other.degraded[service];
        }
        return this;
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
