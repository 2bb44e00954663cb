package kaname.fuzz;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each parser promises, kept for the found cases and for some thousands of new ones; with
/// `--long` under Jazzer, for `kaname.fuzz.seconds` each.
@Timeout(value = 180, unit = SECONDS)
class FuzzTest {

    private static final Path CASES = Path.of("src/test/resources/fuzz");
    private static final int TRIES = 3000;
    private static final long ENOUGH = MILLISECONDS.toNanos(500);

    static Stream<FuzzTarget> targets() {
        return FuzzTargets.all().stream();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void everyFoundCaseIsAnsweredAsPromised(FuzzTarget target) throws Exception {
        for (byte[] input : found(target)) {
            target.take(input);
        }
        for (byte[] seed : target.seeds()) {
            target.take(seed);
        }
        target.take(new byte[0]);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whateverIsChangedIsAnsweredAsPromised(FuzzTarget target) throws Exception {
        List<byte[]> wholes = new ArrayList<>(target.seeds());
        wholes.addAll(found(target));
        wholes.addAll(FuzzTarget.texts(target.words().toArray(String[]::new)));
        long start = System.nanoTime();
        for (byte[] input : new Mutations(wholes, new Random(4)).some(TRIES).toList()) {
            target.take(input);
            if (System.nanoTime() - start > ENOUGH) {
                return;
            }
        }
    }

    @Tag("long")
    @Timeout(value = 2, unit = java.util.concurrent.TimeUnit.HOURS)
    @ParameterizedTest
    @MethodSource("targets")
    void jazzerFindsNothing(FuzzTarget target) throws Exception {
        long seconds = Long.getLong("kaname.fuzz.seconds", 600);
        Jazzer.Ending ending = new Jazzer(target, seconds).run();
        System.out.printf(
                "fuzz: %s: %s runs in %d s%n",
                target.id(), ending.runs().orElse("stopped after fewer"), seconds);
        assertThat(ending.code()).as(ending.log()).isZero();
    }

    private static List<byte[]> found(FuzzTarget target) throws IOException {
        Path folder =
                Path.of(System.getProperty("kaname.basedir", "."))
                        .resolve(CASES)
                        .resolve(target.id());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<byte[]> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                cases.add(Files.readAllBytes(file));
            }
        }
        return cases;
    }
}
