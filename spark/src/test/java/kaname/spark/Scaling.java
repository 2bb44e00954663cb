package kaname.spark;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import kaname.cli.Workers;
import kaname.dependency.cascade.Cascade;
import kaname.dependency.cascade.Question;
import kaname.dependency.cascade.Shard;
import kaname.dependency.model.Model;
import kaname.dependency.model.ReadModel;

/// How much sooner two cores are done than one, under Spark and without it, in turn within one run;
/// that all come to the same bytes is checked on the way.
final class Scaling {

    private static final String MASTER = "spark.master";

    private record Way(String name, Workers workers, double[] seconds) {

        double median() {
            return DoubleStream.of(seconds).sorted().toArray()[seconds.length / 2];
        }
    }

    private Scaling() {}

    /// Scenarios and rounds, where they are not to be 2,000 and 3.
    public static void main(String[] arguments) {
        int scenarios = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        System.setProperty("spark.ui.enabled", "false");
        System.setProperty("spark.log.level", "ERROR");
        Model model = ReadModel.of(SomeNation.of(1_000, 8_000));
        Cascade cascade = new Cascade(model);
        Shard whole =
                cascade.whole(
                        new Question(List.of(new Question.Failure("s0", 0)), 72, scenarios, 1));
        List<Way> ways =
                List.of(
                        new Way("one thread, no Spark", Cascade::of, new double[rounds]),
                        new Way("all cores, no Spark", Cascade::onAllCores, new double[rounds]),
                        spark(1, rounds),
                        spark(2, rounds));
        byte[] expected = cascade.onAllCores(whole.with(0, scenarios)).bytes();
        for (int round = 0; round < rounds; round++) {
            for (Way way : ways) {
                long start = System.nanoTime();
                byte[] sum = way.workers().of(cascade, whole).bytes();
                way.seconds()[round] = (System.nanoTime() - start) / 1e9;
                if (!Arrays.equals(sum, expected)) {
                    throw new IllegalStateException(way.name() + " came to something else");
                }
            }
        }
        for (Way way : ways) {
            System.out.printf(
                    "%-22s %s s, median %.1f s, %.0f scenarios/s%n",
                    way.name(),
                    Arrays.toString(
                            DoubleStream.of(way.seconds())
                                    .map(one -> Math.round(one * 10) / 10.0)
                                    .toArray()),
                    way.median(),
                    scenarios / way.median());
        }
        System.out.printf(
                "one core to two: without Spark %.2f, with Spark %.2f%n",
                ways.get(0).median() / ways.get(1).median(),
                ways.get(2).median() / ways.get(3).median());
    }

    private static Way spark(int cores, int rounds) {
        Workers workers =
                (cascade, shard) -> {
                    System.setProperty(MASTER, "local[" + cores + "]");
                    return new SparkWorkers(Optional.empty()).of(cascade, shard);
                };
        return new Way("Spark, local[" + cores + "]", workers, new double[rounds]);
    }
}
