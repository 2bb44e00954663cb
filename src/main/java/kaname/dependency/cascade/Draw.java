package kaname.dependency.cascade;

import kaname.dependency.kernel.Draws;
import kaname.dependency.model.Model;

/// What every uncertain number is in one scenario, worked out when it is first asked. Shares are
/// whole ten-thousandths, times whole minutes, so that sums do not depend on their order.
final class Draw implements Draws.Scenario {

    private static final int WHOLE = 10_000;

    private static final int BUFFER = 2;
    private static final int THRESHOLD = 3;
    private static final int AUTONOMY = 4;
    private static final int RESTORATION = 5;

    private final Network network;
    private final Chance.Scenario chance;

    Draw(Network network, Chance chance, long scenario) {
        this.network = network;
        this.chance = chance.of(scenario);
    }

    @Override
    public int buffer(int dependency) {
        return minutes(at(network.buffer, dependency, BUFFER));
    }

    /// The effect of a dependency at a step of its growing.
    int effect(int dependency, int step) {
        int strength = share(at(network.strength, dependency, Chance.STRENGTH));
        return strength * (step + 1) / network.steps[dependency].length;
    }

    @Override
    public int threshold(int service) {
        return share(at(network.threshold, service, THRESHOLD));
    }

    @Override
    public int autonomy(int service) {
        return minutes(at(network.autonomy, service, AUTONOMY));
    }

    /// Minutes; [Outcome#NEVER] where it does not come back by itself.
    int restoration(int service) {
        return network.restoration.none(service)
                ? Outcome.NEVER
                : minutes(at(network.restoration, service, RESTORATION));
    }

    private double at(Estimates estimates, int place, int parameter) {
        return estimates.exact(place)
                ? estimates.likely(place)
                : estimates.at(place, chance.of(place, parameter));
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
