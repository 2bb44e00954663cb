package kaname.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kaname.dependency.cascade.Cascade;
import kaname.dependency.model.ReadModel;
import org.apache.spark.broadcast.Broadcast;
import tools.jackson.databind.json.JsonMapper;

/// The model of a job, made ready once in each process, whatever tasks run there.
final class Prepared {

    private static final Map<String, Cascade> BY_HASH = new ConcurrentHashMap<>();

    private Prepared() {}

    static Cascade of(String hash, Broadcast<byte[]> model) {
        return BY_HASH.computeIfAbsent(
                hash,
                _ -> new Cascade(ReadModel.of(JsonMapper.shared().readTree(model.value()))));
    }
}
