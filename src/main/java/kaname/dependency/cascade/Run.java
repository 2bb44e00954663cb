package kaname.dependency.cascade;

import java.util.Arrays;

/// One scenario from event to event. Within a minute everything that happens is put into effect
/// before anything is decided, in rounds until nothing more follows, so no order among the services
/// matters.
///
/// A service is short once the effects of lost supplies reach its threshold; short for longer than
/// its autonomy, it stops. It comes back its restoration time after it is no longer short; one that
/// stopped by itself, that time after it stopped. While a coupled supplier is down, nothing is
/// repaired. A supply that is back has its whole buffer again.
final class Run {

    private static final int KINDS = 4;
    private static final int FAILURE = 0;
    private static final int EFFECT = 1;
    private static final int EXHAUSTED = 2;
    private static final int RETURN = 3;
    private static final int NEVER = Outcome.NEVER;

    private final Network network;
    private final Draw draw;
    private final int horizon;
    private final Agenda agenda = new Agenda();

    private final int[] buffer; // by dependency, once its supplier is down
    private final int[] effect; // by dependency, in ten-thousandths
    private final int[] groupLoss;
    private final int[] loss; // by service
    private final boolean[] failed; // by itself
    private final boolean[] starved; // for want of supply
    private final int[] downSince;
    private final int[] shortSince;
    private final int[] degradedSince;
    private final int[] blocked; // coupled suppliers that are down
    private final int[] work; // minutes of repair that are left
    private final int[] workSince;
    private final int[] returnAt;
    private final boolean[] finished; // its repair, in this minute

    private final int[] touched;
    private final boolean[] isTouched;
    private int touches;

    private final Outcome outcome;

    Run(Network network, Draw draw, int horizon) {
        this.network = network;
        this.draw = draw;
        this.horizon = horizon;
        int services = network.services;
        buffer = new int[network.dependencies];
        effect = new int[network.dependencies];
        groupLoss = new int[network.needs.length];
        loss = new int[services];
        failed = new boolean[services];
        starved = new boolean[services];
        downSince = Outcome.never(services);
        shortSince = Outcome.never(services);
        degradedSince = Outcome.never(services);
        blocked = new int[services];
        work = new int[services];
        workSince = Outcome.never(services);
        returnAt = Outcome.never(services);
        finished = new boolean[services];
        touched = new int[services];
        isTouched = new boolean[services];
        outcome = new Outcome(services);
    }

    /// @param failing services that stop by themselves, by number, each at its minute
    Outcome of(int[] failing, int[] minutes) {
        for (int i = 0; i < failing.length; i++) {
            add(minutes[i], FAILURE, failing[i], 0);
        }
        while (!agenda.isEmpty() && agenda.minute() < horizon) {
            round(agenda.minute());
        }
        for (int service = 0; service < network.services; service++) {
            if (down(service)) {
                outcome.minutesDown[service] += horizon - downSince[service];
                outcome.restored[service] = NEVER;
            } else {
                endDegraded(service, horizon);
            }
        }
        return outcome;
    }

    /// What happens first, then what all of it decides, then what was decided.
    private void round(int now) {
        do {
            while (!agenda.isEmpty() && agenda.minute() == now) {
                happen(agenda.take(), now);
            }
            int[] deciding = Arrays.copyOf(touched, touches);
            touches = 0;
            boolean[] turns = new boolean[deciding.length];
            for (int i = 0; i < deciding.length; i++) {
                isTouched[deciding[i]] = false;
                turns[i] = decide(deciding[i], now);
            }
            for (int i = 0; i < deciding.length; i++) {
                if (turns[i]) {
                    turn(deciding[i], now);
                }
            }
        } while (touches > 0 || (!agenda.isEmpty() && agenda.minute() == now));
    }

    private void add(long minute, int kind, int place, int step) {
        if (minute < horizon) {
            agenda.add((int) minute, (place * 4 + step) * KINDS + kind);
        }
    }

    private void happen(int what, int now) {
        int kind = what % KINDS;
        int step = what / KINDS % 4;
        int place = what / KINDS / 4;
        switch (kind) {
            case FAILURE -> failByItself(place, now);
            case EFFECT -> takeEffect(place, step, now);
            case EXHAUSTED -> touch(place);
            case RETURN -> endRepair(place, now);
            default -> throw new IllegalStateException();
        }
    }

    private void failByItself(int service, int now) {
        boolean wasDown = down(service);
        finished[service] = false;
        failed[service] = true;
        work[service] = draw.restoration(service);
        workSince[service] = NEVER;
        returnAt[service] = NEVER;
        if (!wasDown) {
            goDown(service, now);
        }
        touch(service);
    }

    private void takeEffect(int dependency, int step, int now) {
        int supplier = network.supplier[dependency];
        if (down(supplier)
                && now - downSince[supplier]
                        == buffer[dependency] + network.steps[dependency][step]) {
            change(dependency, draw.effect(dependency, step));
        }
    }

    private void endRepair(int service, int now) {
        if (returnAt[service] == now) {
            finished[service] = true;
            touch(service);
        }
    }

    private void goDown(int service, int now) {
        downSince[service] = now;
        outcome.fails[service] = Math.min(outcome.fails[service], now);
        outcome.degrades[service] = Math.min(outcome.degrades[service], now);
        endDegraded(service, now);
        for (int i = network.from[service]; i < network.from[service + 1]; i++) {
            int dependency = network.outgoing[i];
            buffer[dependency] = draw.buffer(dependency);
            long begins = (long) now + buffer[dependency];
            int[] steps = network.steps[dependency];
            for (int step = 0; step < steps.length; step++) {
                add(begins + steps[step], EFFECT, dependency, step);
            }
            if (network.coupled[dependency]) {
                blocked[network.consumer[dependency]]++;
                touch(network.consumer[dependency]);
            }
        }
    }

    private void goUp(int service, int now) {
        outcome.minutesDown[service] += now - downSince[service];
        outcome.restored[service] = now;
        downSince[service] = NEVER;
        for (int i = network.from[service]; i < network.from[service + 1]; i++) {
            int dependency = network.outgoing[i];
            change(dependency, 0);
            if (network.coupled[dependency]) {
                blocked[network.consumer[dependency]]--;
                touch(network.consumer[dependency]);
            }
        }
    }

    private void change(int dependency, int becomes) {
        int was = effect[dependency];
        if (was == becomes) {
            return;
        }
        effect[dependency] = becomes;
        int consumer = network.consumer[dependency];
        int group = network.group[dependency];
        if (group < 0) {
            loss[consumer] += becomes - was;
        } else {
            int now = lossOf(group);
            loss[consumer] += now - groupLoss[group];
            groupLoss[group] = now;
        }
        touch(consumer);
    }

    private int lossOf(int group) {
        int left = 0;
        int most = 0;
        for (int dependency : network.members[group]) {
            most = Math.max(most, effect[dependency]);
            left += effect[dependency] == 0 ? 1 : 0;
        }
        return left >= network.needs[group] ? 0 : most;
    }

    private void touch(int service) {
        if (!isTouched[service]) {
            isTouched[service] = true;
            touched[touches++] = service;
        }
    }

    private boolean down(int service) {
        return failed[service] || starved[service];
    }

    private boolean shortage(int service) {
        return loss[service] >= draw.threshold(service);
    }

    /// Whether it stops or comes back now.
    private boolean decide(int service, int now) {
        boolean isShort = shortage(service);
        if (!isShort) {
            shortSince[service] = NEVER;
        } else if (shortSince[service] == NEVER) {
            shortSince[service] = now;
        }
        boolean wasDown = down(service);
        if (finished[service]) {
            finish(service, isShort, now);
        }
        if (!down(service) && isShort) {
            long exhausted = (long) shortSince[service] + draw.autonomy(service);
            if (now < exhausted) {
                add(exhausted, EXHAUSTED, service, 0);
            } else {
                starved[service] = true;
                work[service] = wasDown || unrestored(service) ? 0 : draw.restoration(service);
            }
        }
        if (down(service)) {
            repair(service, now, blocked[service] == 0 && (failed[service] || !isShort));
        } else {
            degrade(service, now);
        }
        return down(service) != wasDown;
    }

    /// Its repair is done. Still short, it goes on by its own means, or waits for its supply with
    /// nothing left to repair.
    private void finish(int service, boolean isShort, int now) {
        finished[service] = false;
        returnAt[service] = NEVER;
        workSince[service] = NEVER;
        work[service] = 0;
        if (isShort && failed[service]) {
            shortSince[service] = now;
        }
        starved[service] = isShort && !failed[service];
        failed[service] = false;
    }

    private boolean unrestored(int service) {
        return draw.restoration(service) == NEVER;
    }

    private void turn(int service, int now) {
        if (down(service)) {
            goDown(service, now);
        } else {
            goUp(service, now);
        }
    }

    private void repair(int service, int now, boolean possible) {
        boolean running = workSince[service] != NEVER;
        if (possible && !running && work[service] != NEVER) {
            workSince[service] = now;
            long done = (long) now + work[service];
            returnAt[service] = done < horizon ? (int) done : NEVER;
            add(done, RETURN, service, 0);
        } else if (!possible && running) {
            work[service] -= now - workSince[service];
            workSince[service] = NEVER;
            returnAt[service] = NEVER;
        }
    }

    private void degrade(int service, int now) {
        boolean degraded = loss[service] > 0;
        if (degraded && degradedSince[service] == NEVER) {
            degradedSince[service] = now;
        } else if (!degraded) {
            endDegraded(service, now);
        }
    }

    /// What is made good within its minute did not happen.
    private void endDegraded(int service, int now) {
        int since = degradedSince[service];
        degradedSince[service] = NEVER;
        if (since < now) {
            outcome.minutesDegraded[service] += now - since;
            outcome.degrades[service] = Math.min(outcome.degrades[service], since);
        }
    }
}
