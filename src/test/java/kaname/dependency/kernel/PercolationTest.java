package kaname.dependency.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two networks of which each service needs its twin in the other and the giant component of its
/// own: the mutual giant component goes at once near p = 2.4554 / degree (Buldyrev et al. 2010),
/// where a network by itself would fade near 1 / degree.
@Tag("H2")
class PercolationTest {

    private static final int SERVICES = 20_000;
    private static final double DEGREE = 4;

    private final int[][] one = network(new Random(1));
    private final int[][] other = network(new Random(2));

    private static int[][] network(Random chance) {
        int[][] links = new int[(int) (SERVICES * DEGREE / 2)][];
        for (int i = 0; i < links.length; i++) {
            links[i] = new int[] {chance.nextInt(SERVICES), chance.nextInt(SERVICES)};
        }
        return links;
    }

    /// The share of services left in the mutual giant component where a share of the first network
    /// is left by what hit it. Service i of the first is line i, its twin line i + SERVICES.
    private double left(double share) {
        MakeCircuit make = new MakeCircuit(2 * SERVICES);
        for (int i = 0; i < 2 * SERVICES; i++) {
            int twin = (i + SERVICES) % (2 * SERVICES);
            make.service(i, new int[] {twin}, new int[] {1}, 1, 0);
        }
        Single single = new Single(make.circuit(), 1);
        boolean[] down = new boolean[2 * SERVICES];
        Random chance = new Random(3);
        for (int i = 0; i < SERVICES; i++) {
            down[i] = chance.nextDouble() >= share;
        }
        int before = -1;
        int now = spread(single, down);
        while (now != before) {
            before = now;
            isolate(one, 0, down);
            isolate(other, SERVICES, down);
            now = spread(single, down);
        }
        return 1 - (double) now / (2 * SERVICES);
    }

    /// Whose twin is down goes down.
    private static int spread(Single single, boolean[] down) {
        int[] failing = IntStream.range(0, down.length).filter(i -> down[i]).toArray();
        int[] count = new int[1];
        single.run(
                Draws.NOTHING,
                0,
                failing,
                new int[failing.length],
                new Single.Listener() {
                    @Override
                    public void stops(int service, int step) {
                        down[service] = true;
                        count[0]++;
                    }

                    @Override
                    public void lessens(int service, int step) {}
                });
        return count[0];
    }

    /// Who is not in the largest component of what is left of its network goes down.
    private static void isolate(int[][] links, int from, boolean[] down) {
        int[] root = IntStream.range(0, SERVICES).toArray();
        for (int[] link : links) {
            if (!down[from + link[0]] && !down[from + link[1]]) {
                root[find(root, link[0])] = find(root, link[1]);
            }
        }
        int[] size = new int[SERVICES];
        int largest = 0;
        for (int i = 0; i < SERVICES; i++) {
            if (!down[from + i] && ++size[find(root, i)] > size[largest]) {
                largest = find(root, i);
            }
        }
        for (int i = 0; i < SERVICES; i++) {
            down[from + i] |= find(root, i) != largest;
        }
    }

    private static int find(int[] root, int of) {
        int at = of;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    @Test
    void twoNetworksThatNeedEachOtherFallAtOnce() {
        assertThat(left(0.66)).as("well above").isGreaterThan(0.35);
        assertThat(left(0.64)).as("just above").isGreaterThan(0.3);
        assertThat(left(0.59)).as("below").isLessThan(0.01);
        double largestFall = 0;
        double last = left(0.64);
        for (double share = 0.635; share > 0.588; share -= 0.005) {
            double next = left(share);
            largestFall = Math.max(largestFall, last - next);
            last = next;
        }
        assertThat(largestFall).as("between two steps of half a hundredth").isGreaterThan(0.2);
    }
}
