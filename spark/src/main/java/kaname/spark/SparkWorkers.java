package kaname.spark;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import kaname.cli.Workers;
import kaname.dependency.cascade.Cascade;
import kaname.dependency.cascade.Shard;
import kaname.dependency.cascade.Tally;
import kaname.dependency.model.WriteModel;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/// The executors of a Spark cluster. Each process gets the model once; a shard is a task, and the
/// tallies are added on their way back. A task that is lost is done again and comes to the same;
/// one that came twice would be refused.
record SparkWorkers(Optional<Integer> shards) implements Workers {

    /// So that a core that is done early finds more to do, and little is lost with a machine.
    private static final int SHARDS_PER_CORE = 8;

    /// What Spark could not do; its log says more.
    static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Undone(Exception cause) {
            super(String.valueOf(cause.getMessage()).lines().findFirst().orElse(""), cause);
        }
    }

    @Override
    public Tally of(Cascade cascade, Shard shard) {
        SparkConf conf = new SparkConf().setAppName("kaname cascade");
        try (JavaSparkContext spark = new JavaSparkContext(conf)) {
            return of(cascade, shard, spark);
        } catch (Exception e) { // Spark throws checked exceptions that it does not declare
            throw new Undone(e);
        }
    }

    private Tally of(Cascade cascade, Shard shard, JavaSparkContext spark) {
        int parts = shards.orElse(SHARDS_PER_CORE * spark.defaultParallelism());
        List<Shard> cut = shard.cut(parts);
        Broadcast<byte[]> model =
                spark.broadcast(
                        WriteModel.json(cascade.model())
                                .toString()
                                .getBytes(StandardCharsets.UTF_8));
        byte[] sum =
                spark.parallelize(cut, cut.size())
                        .map(one -> Prepared.of(one.model(), model).of(one).bytes())
                        .treeReduce((a, b) -> Tally.read(a).plus(Tally.read(b)).bytes());
        return Tally.read(sum);
    }
}
