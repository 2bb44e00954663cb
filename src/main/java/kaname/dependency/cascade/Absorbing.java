package kaname.dependency.cascade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import kaname.dependency.kernel.Circuit;
import kaname.dependency.kernel.Draws;
import kaname.dependency.kernel.MakeCircuit;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;

/// A network as a [Circuit], for questions under which nothing comes back before the end. What
/// [Run] would draw is drawn here, so both come to the same minute in every scenario.
///
/// A supply that grows in steps is an input for each step, with what that step adds. Substitutes
/// are gates: too few are left, and the largest effect has reached a level.
final class Absorbing {

    final Circuit circuit;
    private final Network network;

    /// Draws nothing: for numbers that are exact.
    private final Draw exact;

    /// @param network whose strengths are exact, since a gate has the same weights in all scenarios
    Absorbing(Network network) {
        this.network = network;
        this.exact = new Draw(network, new Chance(0), 0);
        this.circuit = circuit();
    }

    /// Minutes and shares, as [Draw] has them.
    Draws draws(Chance chance) {
        return scenario -> new Draw(network, chance, scenario);
    }

    static boolean hasExactStrengths(Model model) {
        return model.dependencies().stream().allMatch(one -> one.strength().exact());
    }

    /// Whether what fails by itself does not come back before the end: then what stands on it does
    /// not either.
    static boolean lasts(Model model, int[] failing, int[] minutes, int horizon) {
        for (int i = 0; i < failing.length; i++) {
            Estimate restoration = model.services().get(failing[i]).restoration();
            if (restoration != null
                    && (long) minutes[i] + Draw.minutes(restoration.low()) < horizon) {
                return false;
            }
        }
        return true;
    }

    private Circuit circuit() {
        MakeCircuit make = new MakeCircuit(network.services);
        int[][] incoming = incoming();
        for (int service = 0; service < network.services; service++) {
            service(make, service, incoming[service]);
        }
        return make.circuit();
    }

    private int[][] incoming() {
        int[] count = new int[network.services];
        for (int consumer : network.consumer) {
            count[consumer]++;
        }
        int[][] incoming = new int[network.services][];
        Arrays.setAll(incoming, service -> new int[count[service]]);
        for (int i = network.dependencies - 1; i >= 0; i--) {
            incoming[network.consumer[i]][--count[network.consumer[i]]] = i;
        }
        return incoming;
    }

    private void service(MakeCircuit make, int service, int[] incoming) {
        List<Integer> lines = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        for (int dependency : incoming) {
            int group = network.group[dependency];
            if (group < 0) {
                alone(make, dependency, lines, weights);
            } else if (network.members[group][0] == dependency) {
                together(make, group, lines, weights);
            }
        }
        Service one = network.model.services().get(service);
        make.service(
                service,
                ints(lines),
                ints(weights),
                one.threshold().exact() ? exact.threshold(service) : Circuit.DRAWN,
                one.autonomy().exact() ? exact.autonomy(service) : Circuit.DRAWN);
    }

    private void alone(
            MakeCircuit make, int dependency, List<Integer> lines, List<Integer> weights) {
        int reached = 0;
        for (int i = 0; i < network.steps[dependency].length; i++) {
            int effect = exact.effect(dependency, i);
            if (effect > reached) {
                lines.add(line(make, dependency, i));
                weights.add(effect - reached);
                reached = effect;
            }
        }
    }

    private void together(MakeCircuit make, int group, List<Integer> lines, List<Integer> weights) {
        int[] members = network.members[group];
        TreeSet<Integer> levels = new TreeSet<>();
        for (int dependency : members) {
            for (int i = 0; i < network.steps[dependency].length; i++) {
                levels.add(exact.effect(dependency, i));
            }
        }
        levels.remove(0);
        int tooMany = Math.max(1, members.length - network.needs[group] + 1);
        int tooFewLeft = make.atLeast(tooMany, reaching(make, members, 1));
        int reached = 0;
        for (int level : levels) {
            lines.add(
                    reached == 0
                            ? tooFewLeft
                            : make.atLeast(
                                    2,
                                    new int[] {
                                        tooFewLeft, make.atLeast(1, reaching(make, members, level))
                                    }));
            weights.add(level - reached);
            reached = level;
        }
    }

    /// Lines that are on once the effect of a member is at least this.
    private int[] reaching(MakeCircuit make, int[] members, int level) {
        List<Integer> lines = new ArrayList<>();
        for (int dependency : members) {
            for (int i = 0; i < network.steps[dependency].length; i++) {
                if (exact.effect(dependency, i) >= level) {
                    lines.add(line(make, dependency, i));
                    break;
                }
            }
        }
        return ints(lines);
    }

    /// On once the effect of a dependency has grown to this step.
    private int line(MakeCircuit make, int dependency, int grown) {
        int later = network.steps[dependency][grown];
        return network.model.dependencies().get(dependency).buffer().exact()
                ? make.later(network.supplier[dependency], exact.buffer(dependency) + later)
                : make.buffered(network.supplier[dependency], dependency, later);
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
