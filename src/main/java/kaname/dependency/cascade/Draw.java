package kaname.dependency.cascade;

import kaname.dependency.model.Dependency;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;

/// What every uncertain number is in one scenario, worked out when it is first asked. Shares are
/// whole ten-thousandths, times whole minutes, so that sums do not depend on their order.
final class Draw {

    private static final int WHOLE = 10_000;

    private static final int STRENGTH = 1;
    private static final int BUFFER = 2;
    private static final int THRESHOLD = 3;
    private static final int AUTONOMY = 4;
    private static final int RESTORATION = 5;

    private final Model model;
    private final Network network;
    private final Chance chance;
    private final long scenario;

    Draw(Network network, Chance chance, long scenario) {
        this.model = network.model;
        this.network = network;
        this.chance = chance;
        this.scenario = scenario;
    }

    int buffer(int dependency) {
        return minutes(at(model.dependencies().get(dependency).buffer(), dependency, BUFFER));
    }

    /// The effect of a dependency at a step of its growing.
    int effect(int dependency, int step) {
        Dependency one = model.dependencies().get(dependency);
        int strength = share(at(one.strength(), dependency, STRENGTH));
        return strength * (step + 1) / network.steps[dependency].length;
    }

    int threshold(int service) {
        return share(at(model.services().get(service).threshold(), service, THRESHOLD));
    }

    int autonomy(int service) {
        return minutes(at(model.services().get(service).autonomy(), service, AUTONOMY));
    }

    /// Minutes; [Outcome#NEVER] where it does not come back by itself.
    int restoration(int service) {
        Service one = model.services().get(service);
        return one.restoration() == null
                ? Outcome.NEVER
                : minutes(at(one.restoration(), service, RESTORATION));
    }

    private double at(Estimate estimate, int place, int parameter) {
        return estimate.exact()
                ? estimate.likely()
                : estimate.at(chance.of(scenario, place, parameter));
    }

    private static int share(double share) {
        return Math.max(1, (int) Math.round(share * WHOLE));
    }

    static int minutes(double hours) {
        return (int) Math.round(hours * 60);
    }

    static boolean isCertain(Model model) {
        return model.services().stream()
                        .allMatch(one ->
                                one.threshold().exact()
                                        && one.autonomy().exact()
                                        && (one.restoration() == null || one.restoration().exact()))
                && model.dependencies().stream()
                        .allMatch(one -> one.strength().exact() && one.buffer().exact());
    }
}
