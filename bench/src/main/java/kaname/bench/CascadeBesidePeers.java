package kaname.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import kaname.dependency.cascade.Forecast;
import kaname.dependency.cascade.Question;
import kaname.dependency.kernel.Circuit;
import kaname.dependency.kernel.Draws;
import kaname.dependency.kernel.Heard;
import kaname.dependency.kernel.Instructions;
import kaname.dependency.kernel.Kernel;
import kaname.dependency.kernel.Shares;
import kaname.dependency.kernel.Single;
import kaname.dependency.kernel.Watch;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.Kind;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import kaname.platform.Text;

/// The kernels of cascades on [C100] beside Python's numba, scipy and networkx, in turns, with what memory gives in
/// the same turn. All contenders must come to the same number of failed services.
public final class CascadeBesidePeers {

    private static final int SCENARIOS = 512;
    private static final int SHARES = 96; // scenarios, six lines

    private final C100 problem = new C100();
    private final Circuit circuit = problem.circuit();
    private final long[][] hits = hits();
    private final Shares shares = new Shares(problem.from, problem.supplier, problem.share, problem.pace);
    private long linesRead;

    /// @param seconds for the whole of it
    private record Timed(double seconds, double answer) {}

    private CascadeBesidePeers() {}

    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        new CascadeBesidePeers().run(Path.of(arguments[0]), rounds);
    }

    private void run(Path house, int rounds) throws IOException {
        Path file = Files.createTempFile("kaname-c100", ".bin");
        try {
            problem.write(file, SCENARIOS);
            Process python =
                    new ProcessBuilder("/usr/bin/python3", house.resolve("bench/src/main/python/rivals.py").toString(), file.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            try (BufferedReader answers = python.inputReader();
                    PrintWriter questions = new PrintWriter(python.outputWriter(), true)) {
                System.out.println(answers.readLine() + "; " + Instructions.BEST + " instructions, "
                        + Runtime.getRuntime().availableProcessors() + " processors");
                turns(rounds, (what, scenarios) -> ask(questions, answers, what, scenarios));
                questions.close();
            } finally {
                python.destroy();
            }
        } finally {
            Files.delete(file);
        }
        tenThousandServices();
    }

    private interface Rival {
        Timed work(String what, int scenarios);
    }

    private static Timed ask(PrintWriter questions, BufferedReader answers, String what, int scenarios) {
        try {
            questions.println(what + " " + scenarios);
            String[] said = answers.readLine().split(" ");
            return new Timed(Double.parseDouble(said[0]), Double.parseDouble(said[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void turns(int rounds, Rival rival) {
        MemoryLimit lines = new MemoryLimit((long) circuit.lines() * 64);
        MemoryLimit much = new MemoryLimit(512L << 20);
        for (int warm = 0; warm < 2; warm++) {
            cascade();
            live();
            shares();
            lines.gather();
            lines.sequential();
        }
        for (int round = 1; round <= rounds; round++) {
            double gather = lines.gather();
            Timed ours = timed(this::cascade);
            Timed numba = rival.work("numba", SCENARIOS);
            same(ours, numba, 0);
            double limit = linesRead * gather / 1e9;
            System.out.printf(
                    "round %d: threshold %d scenarios: kernel %.2f s, numba event-driven %.2f s: ratio %.2f;"
                            + " failed %,.0f of both%n",
                    round, SCENARIOS, ours.seconds, numba.seconds, numba.seconds / ours.seconds, ours.answer);
            System.out.printf(
                    "  limit: its inputs alone, %,d lines gathered at %.2f ns in %.0f MB (probe of the same turn), are"
                            + " %.2f s: the kernel gives %.0f %% of it%n",
                    linesRead, gather, circuit.lines() * 64 / 1e6, limit, 100 * limit / ours.seconds);
            double inOrder = lines.sequential();
            double far = much.gather();
            limit = stepByStep(gather, far, inOrder);
            System.out.printf(
                    "  limit of a kernel that reads all at each step and keeps a line for each step of delay: %.2f s:"
                            + " %.0f %% of it%n",
                    limit, 100 * limit / ours.seconds);
            System.out.printf(
                    "  memory: %.0f MB read in order at %.1f GB/s, 512 MB at %.1f GB/s, lines of it at random %.2f"
                            + " ns%n",
                    circuit.lines() * 64 / 1e6, inOrder, much.sequential(), far);
            gather = lines.gather();
            Timed diim = timed(this::shares);
            Timed scipy = rival.work("shares-scipy", SHARES);
            Timed loops = rival.work("shares-numba", SHARES);
            same(diim, scipy, 1e-4);
            same(diim, loops, 1e-4);
            limit = (double) SHARES / 16 * C100.STEPS * C100.DEPENDENCIES * gather / 1e9;
            System.out.printf(
                    "  shares %d scenarios: kernel %.2f s, scipy %.2f s: ratio %.2f; numba %.2f s: ratio %.2f; limit"
                            + " %.2f s: %.0f %% of it; sum %.1f%n",
                    SHARES, diim.seconds, scipy.seconds, scipy.seconds / diim.seconds, loops.seconds,
                    loops.seconds / diim.seconds, limit, 100 * limit / diim.seconds, diim.answer);
            System.out.printf("  one live question: %s%n", live());
        }
        Timed networkx = rival.work("networkx", 2);
        same(networkx, new Timed(0, failed(0) + failed(1)), 0);
        System.out.printf("networkx by hand: %.2f s a scenario%n", networkx.seconds / 2);
    }

    /// Every input gathered at every step, two lines of a service's delay written and read far apart at each step, and
    /// its own two lines in order: the floor that the aim of half was set against.
    private static double stepByStep(double gather, double far, double inOrder) {
        double services = (double) C100.STEPS * C100.SERVICES;
        double inputs = (double) C100.STEPS * C100.DEPENDENCIES;
        return (inputs * gather + 2 * services * far + 2 * services * 64 / inOrder) / 1e9;
    }

    private static void same(Timed one, Timed other, double apart) {
        if (Math.abs(one.answer - other.answer) > apart * Math.abs(one.answer)) {
            throw new IllegalStateException(one + " is not " + other);
        }
    }

    private static Timed timed(Supplier<Double> work) {
        long began = System.nanoTime();
        double answer = work.get();
        return new Timed((System.nanoTime() - began) / 1e9, answer);
    }

    private static long[][] hits() {
        long[][] hits = new long[C100.SERVICES][8];
        for (int scenario = 0; scenario < SCENARIOS; scenario++) {
            for (int service : C100.hit(scenario)) {
                hits[service][scenario >> 6] |= 1L << scenario;
            }
        }
        return hits;
    }

    private double cascade() {
        long[] failed = new long[C100.SERVICES];
        linesRead =
                Kernel.run(
                        new Kernel.Task(circuit, Draws.NOTHING, 0, SCENARIOS, C100.STEPS, false),
                        (_, hit) -> {
                            for (int service = 0; service < hits.length; service++) {
                                hit.at(service, 0, hits[service]);
                            }
                        },
                        new Heard() {
                            @Override
                            public void stops(int service, int step, long[] scenarios, int at) {
                                for (int i = 0; i < 8; i++) {
                                    failed[service] += Long.bitCount(scenarios[at + i]);
                                }
                            }

                            @Override
                            public void lessens(int service, int step, long[] scenarios, int at) {}
                        },
                        Watch.NOBODY);
        return Arrays.stream(failed).sum();
    }

    private double shares() {
        double sum = 0;
        for (int first = 0; first < SHARES; first += Shares.SCENARIOS) {
            float[] lost = new float[C100.SERVICES * Shares.SCENARIOS];
            for (int s = 0; s < Shares.SCENARIOS; s++) {
                for (int service : C100.hit(first + s)) {
                    lost[service * Shares.SCENARIOS + s] = 0.5f;
                }
            }
            for (float one : shares.after(C100.STEPS, new float[lost.length], lost, Watch.NOBODY)) {
                sum += one;
            }
        }
        return sum;
    }

    /// One scenario after the other by itself, as a person asks.
    private Times live() {
        Single single = new Single(circuit, C100.STEPS);
        Times times = new Times();
        for (int scenario = 0; scenario < 40; scenario++) {
            int[] hit = C100.hit(scenario);
            long began = System.nanoTime();
            single.run(Draws.NOTHING, scenario, hit, new int[hit.length], new Counted());
            times.add(System.nanoTime() - began);
        }
        return times;
    }

    private double failed(int scenario) {
        int[] hit = C100.hit(scenario);
        Counted counted = new Counted();
        new Single(circuit, C100.STEPS).run(Draws.NOTHING, scenario, hit, new int[hit.length], counted);
        return counted.stopped;
    }

    private static final class Counted implements Single.Listener {
        long stopped;

        @Override
        public void stops(int service, int step) {
            stopped++;
        }

        @Override
        public void lessens(int service, int step) {}
    }

    /// 10,000 services, 1,000 scenarios, as a forecast is asked: thresholds and autonomy as triangles.
    private void tenThousandServices() {
        int services = 10_000;
        List<Service> all = new ArrayList<>();
        List<Dependency> dependencies = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            all.add(
                    new Service(
                            "s" + i,
                            Text.same("s" + i),
                            "",
                            new Estimate(0, problem.autonomy[i], 2.0 * problem.autonomy[i]),
                            new Estimate(0.05, problem.threshold[i] / 1e4, 0.5),
                            null,
                            null));
            for (int k = problem.from[i]; k < problem.from[i + 1]; k++) {
                dependencies.add(
                        new Dependency(
                                "s" + problem.supplier[k] % services,
                                "s" + i,
                                Kind.CYBER,
                                Estimate.exactly(problem.strength[k] / 1e4),
                                Estimate.ZERO,
                                Dependency.Substitutes.NONE,
                                Dependency.Course.PLAIN,
                                Dependency.Evidence.NONE));
            }
        }
        Model model = new Model(all, dependencies);
        List<Question.Failure> failures =
                IntStream.range(0, 200).mapToObj(i -> new Question.Failure("s" + 50 * i, 0)).toList();
        for (int round = 0; round < 5; round++) {
            long began = System.nanoTime();
            Forecast forecast = Forecast.of(model, new Question(failures, 72, 1_000, round));
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    "10,000 services, %,d dependencies, 1,000 scenarios, thresholds and autonomy drawn: %.2f s; %.0f"
                            + " stop on average%n",
                    dependencies.size(),
                    seconds,
                    forecast.services().stream().mapToDouble(one -> one.probability().value()).sum());
        }
    }
}
