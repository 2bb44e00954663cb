package kaname.bench;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import kaname.dependency.kernel.Circuit;
import kaname.dependency.kernel.MakeCircuit;

/// An invented nation: 100,000 services, a million dependencies whose suppliers are popular as rank^-0.7, five
/// ordinal strengths that each are twice the last (200 to 3,200 of 10,000), stopped by the loss of 500 to 4,500, an
/// autonomy of 1 to 24 steps, and 2 % that stop by themselves in each scenario, others in each. The same in every run
/// (seed 42), for all contenders, handed over in one file of little-endian numbers.
final class C100 {

    static final int SERVICES = 100_000;
    static final int DEPENDENCIES = 1_000_000;
    static final int STEPS = 72;
    static final int HIT = SERVICES / 50;
    static final long SEED = 42;
    private static final int[] STRENGTHS = {200, 400, 800, 1_600, 3_200};
    private static final double[] UP_TO = {0.2, 0.45, 0.75, 0.9, 1};

    final int[] from = new int[SERVICES + 1]; // by consumer
    final int[] supplier = new int[DEPENDENCIES];
    final int[] strength = new int[DEPENDENCIES];
    final int[] threshold = new int[SERVICES];
    final int[] autonomy = new int[SERVICES];
    final float[] share = new float[DEPENDENCIES]; // rows that sum to 0.9
    final float[] pace = new float[SERVICES];

    C100() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] popular = new double[SERVICES];
        double sum = 0;
        for (int i = 0; i < SERVICES; i++) {
            sum += Math.pow(i + 1, -0.7);
            popular[i] = sum;
        }
        int[] named = shuffled(random);
        int[] consumer = new int[DEPENDENCIES];
        for (int i = 0; i < DEPENDENCIES; i++) {
            consumer[i] = random.nextInt(SERVICES);
            from[consumer[i] + 1]++;
        }
        for (int i = 0; i < SERVICES; i++) {
            from[i + 1] += from[i];
        }
        for (int i = 0; i < DEPENDENCIES; i++) {
            int rank = Arrays.binarySearch(popular, random.nextDouble() * sum);
            supplier[i] = named[Math.min(SERVICES - 1, rank < 0 ? -rank - 1 : rank)];
            double lot = random.nextDouble();
            int level = 0;
            while (UP_TO[level] <= lot) {
                level++;
            }
            strength[i] = STRENGTHS[level];
        }
        for (int i = 0; i < SERVICES; i++) {
            threshold[i] = 500 + random.nextInt(4_001);
            autonomy[i] = 1 + random.nextInt(24);
            pace[i] = 0.05f + random.nextInt(46) / 100f;
            double row = 0;
            for (int k = from[i]; k < from[i + 1]; k++) {
                row += strength[k];
            }
            for (int k = from[i]; k < from[i + 1]; k++) {
                share[k] = (float) (0.9 * strength[k] / row);
            }
        }
    }

    private static int[] shuffled(SplittableRandom random) {
        int[] all = new int[SERVICES];
        Arrays.setAll(all, i -> i);
        for (int i = SERVICES - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = all[i];
            all[i] = all[other];
            all[other] = kept;
        }
        return all;
    }

    /// Services that stop by themselves in a scenario.
    static int[] hit(int scenario) {
        SplittableRandom random = new SplittableRandom(SEED * 1_000_003 + scenario);
        int[] hit = new int[HIT];
        boolean[] taken = new boolean[SERVICES];
        for (int i = 0; i < HIT; ) {
            int one = random.nextInt(SERVICES);
            if (!taken[one]) {
                taken[one] = true;
                hit[i++] = one;
            }
        }
        return hit;
    }

    Circuit circuit() {
        MakeCircuit make = new MakeCircuit(SERVICES);
        for (int i = 0; i < SERVICES; i++) {
            make.service(
                    i,
                    Arrays.copyOfRange(supplier, from[i], from[i + 1]),
                    Arrays.copyOfRange(strength, from[i], from[i + 1]),
                    threshold[i],
                    autonomy[i]);
        }
        return make.circuit();
    }

    void write(Path file, int scenarios) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            write(out, new int[] {SERVICES, DEPENDENCIES, STEPS, scenarios, HIT});
            write(out, from);
            write(out, supplier);
            write(out, strength);
            write(out, threshold);
            write(out, autonomy);
            write(out, share);
            write(out, pace);
            for (int scenario = 0; scenario < scenarios; scenario++) {
                write(out, hit(scenario));
            }
        }
    }

    private static void write(DataOutputStream out, int[] numbers) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(numbers);
        out.write(bytes.array());
    }

    private static void write(DataOutputStream out, float[] numbers) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        out.write(bytes.array());
    }
}
