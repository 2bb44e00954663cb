package kaname.dependency.cascade;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import kaname.dependency.kernel.Watch;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.Kind;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Questions about invented services, asked again and again for a while, so that every kernel is
/// compiled by the machine before somebody asks the first real one.
public final class WarmUp {

    private static final int SERVICES = 500;
    private static final int SUPPLIERS = 6;
    private static final int SCENARIOS = 512;
    private static final int HOURS = 48;

    private final Model comesBack = model(new Estimate(4, 8, 12));
    private final Model lasts = model(null);

    private static Model model(@Nullable Estimate restoration) {
        SplittableRandom random = new SplittableRandom(1);
        List<Service> services = new ArrayList<>();
        List<Dependency> dependencies = new ArrayList<>();
        for (int i = 0; i < SERVICES; i++) {
            services.add(
                    new Service(
                            "s" + i,
                            Text.same("s" + i),
                            "",
                            new Estimate(0, i % 7, 12),
                            new Estimate(0.1, 0.3, 0.6),
                            restoration,
                            null));
            for (int k = 0; k < SUPPLIERS; k++) {
                dependencies.add(
                        new Dependency(
                                "s" + random.nextInt(SERVICES),
                                "s" + i,
                                Kind.CYBER,
                                Estimate.exactly(0.1 * (1 + k % 4)),
                                Estimate.ZERO,
                                Dependency.Substitutes.NONE,
                                Dependency.Course.PLAIN,
                                Dependency.Evidence.NONE));
            }
        }
        return new Model(services, dependencies);
    }

    /// Returns after about that time.
    ///
    /// @return how often all of it was asked
    public int run(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Watch inTime = _ -> System.nanoTime() < end;
        int rounds = 0;
        try {
            while (inTime.goOn(0)) {
                ask(lasts, rounds, inTime);
                ask(comesBack, rounds, inTime);
                rounds++;
            }
        } catch (CancellationException timeIsUp) {
            return rounds;
        }
        return rounds;
    }

    /// One scenario after the other, and many at a time.
    private static void ask(Model model, int seed, Watch watch) {
        List<Question.Failure> failures =
                IntStream.range(0, SERVICES / 20)
                        .mapToObj(i -> new Question.Failure("s" + 20 * i, 0))
                        .toList();
        Cascade cascade = new Cascade(model);
        Shard shard = cascade.whole(new Question(failures, HOURS, SCENARIOS, seed));
        Forecast.of(cascade.onAllCores(shard.with(0, SCENARIOS / 8), watch));
        cascade.lasting(shard)
                .ifPresent(one ->
                        one.together(
                                new TallySheet(
                                        shard, model.services().stream().map(Service::id).toList()),
                                watch));
    }
}
