package kaname.dependency.cascade;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Growth;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;

/// The rules of a cascade read slowly: at every minute the whole state anew, from how long each
/// service has been down. No events, no sums that are kept.
final class MinuteByMinute {

    private final Model model;
    private final List<Service> services;
    private final boolean[] failed;
    private final boolean[] starved;
    private final int[] since; // down since
    private final int[] shortSince;
    private final int[] left; // minutes of repair
    private final boolean[] done; // with the minute before
    final int[] fails;
    final int[] degrades;
    final int[] down;
    final int[] degraded;

    MinuteByMinute(Model model, int[] failing, int[] minutes, int horizon) {
        this.model = model;
        services = model.services();
        int count = services.size();
        failed = new boolean[count];
        starved = new boolean[count];
        since = new int[count];
        shortSince = filled(count, -1);
        left = new int[count];
        done = new boolean[count];
        fails = filled(count, Outcome.NEVER);
        degrades = filled(count, Outcome.NEVER);
        down = new int[count];
        degraded = new int[count];
        for (int now = 0; now < horizon; now++) {
            for (int i = 0; i < failing.length; i++) {
                if (minutes[i] == now) {
                    fail(failing[i], now);
                }
            }
            boolean moved;
            do {
                moved = settle(now);
            } while (moved);
            for (int i = 0; i < count; i++) {
                if (isDown(i)) {
                    down[i]++;
                } else if (loss(i, now) > 0) {
                    degraded[i]++;
                    degrades[i] = Math.min(degrades[i], now);
                }
            }
            for (int i = 0; i < count; i++) {
                if (isDown(i) && left[i] != Outcome.NEVER && repairs(i, now) && left[i] > 0) {
                    left[i]--;
                    done[i] = left[i] == 0;
                }
            }
        }
    }

    private static int[] filled(int count, int value) {
        int[] filled = new int[count];
        Arrays.fill(filled, value);
        return filled;
    }

    private void fail(int service, int now) {
        if (!isDown(service)) {
            since[service] = now;
            fails[service] = Math.min(fails[service], now);
            degrades[service] = Math.min(degrades[service], now);
        }
        failed[service] = true;
        done[service] = false;
        left[service] = restoration(service);
    }

    /// Every service at once, from the state as it was.
    private boolean settle(int now) {
        int count = services.size();
        boolean[] comes = new boolean[count];
        boolean[] stops = new boolean[count];
        boolean moved = false;
        for (int i = 0; i < count; i++) {
            boolean isShort = isShort(i, now);
            shortSince[i] = !isShort ? -1 : shortSince[i] < 0 ? now : shortSince[i];
            if (isDown(i) && (done[i] || (left[i] == 0 && repairs(i, now)))) {
                comes[i] = failed[i] || !isShort;
                done[i] = false;
            } else if (!isDown(i) && isShort && now - shortSince[i] >= autonomy(i)) {
                stops[i] = true;
            }
        }
        for (int i = 0; i < count; i++) {
            if (comes[i]) {
                boolean isShort = shortSince[i] >= 0;
                if (isShort) {
                    shortSince[i] = now;
                }
                failed[i] = false;
                starved[i] = isShort && autonomy(i) == 0;
                moved = true;
            } else if (stops[i]) {
                starved[i] = true;
                left[i] = restoration(i) == Outcome.NEVER ? 0 : restoration(i);
                since[i] = now;
                fails[i] = Math.min(fails[i], now);
                degrades[i] = Math.min(degrades[i], now);
                moved = true;
            }
        }
        return moved;
    }

    private boolean isDown(int service) {
        return failed[service] || starved[service];
    }

    private boolean repairs(int service, int now) {
        boolean blocked =
                model.dependencies().stream()
                        .anyMatch(one ->
                                one.course().coupled()
                                        && place(one.consumer()) == service
                                        && isDown(place(one.supplier())));
        return !blocked && (failed[service] || !isShort(service, now));
    }

    private boolean isShort(int service, int now) {
        return loss(service, now)
                >= Math.round(services.get(service).threshold().likely() * 10_000);
    }

    private long loss(int service, int now) {
        long loss = 0;
        Map<String, long[]> groups = new HashMap<>(); // left, needed, most
        for (Dependency one : model.dependencies()) {
            if (place(one.consumer()) != service) {
                continue;
            }
            long effect = effect(one, now);
            if (one.substitutes().any()) {
                long[] group = groups.computeIfAbsent(one.substitutes().group(), _ -> new long[3]);
                group[0] += effect == 0 ? 1 : 0;
                group[1] = Math.max(group[1], one.substitutes().needs());
                group[2] = Math.max(group[2], effect);
            } else {
                loss += effect;
            }
        }
        for (long[] group : groups.values()) {
            loss += group[0] >= group[1] ? 0 : group[2];
        }
        return loss;
    }

    private long effect(Dependency one, int now) {
        int supplier = place(one.supplier());
        if (!isDown(supplier)) {
            return 0;
        }
        long lasting = now - since[supplier] - Math.round(one.buffer().likely() * 60);
        long strength = Math.round(one.strength().likely() * 10_000);
        if (one.course().growth() == Growth.AT_ONCE || one.course().hours() == 0) {
            return lasting >= 0 ? strength : 0;
        }
        long reached = 0;
        for (int step = 1; step <= Growth.STEPS; step++) {
            double hours = one.course().hours() * one.course().growth().reached(step);
            if (lasting >= Math.round(hours * 60)) {
                reached = strength * step / Growth.STEPS;
            }
        }
        return reached;
    }

    private int place(String id) {
        return Integer.parseInt(id.substring(1));
    }

    private int autonomy(int service) {
        return (int) Math.round(services.get(service).autonomy().likely() * 60);
    }

    private int restoration(int service) {
        var restoration = services.get(service).restoration();
        return restoration == null ? Outcome.NEVER : (int) Math.round(restoration.likely() * 60);
    }
}
