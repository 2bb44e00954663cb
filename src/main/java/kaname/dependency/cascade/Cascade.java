package kaname.dependency.cascade;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A model made ready to work out scenarios, as many and on as many machines as one likes: whatever
/// the shards are, their tallies add up to the same.
public final class Cascade {

    /// So that a core that is done early finds more to do.
    private static final int SHARDS_PER_CORE = 4;

    private final Model model;
    private final Network network;
    private final byte[] hash;
    private final List<String> ids;
    private final boolean exactStrengths;
    private @Nullable Absorbing absorbing; // made when it is first needed

    public Cascade(Model model) {
        this.model = model;
        this.network = new Network(model);
        this.hash = Chance.hash(model);
        this.exactStrengths = Absorbing.hasExactStrengths(model);
        this.ids = model.services().stream().map(Service::id).toList();
    }

    public Model model() {
        return model;
    }

    /// All that a question asks of this model.
    ///
    /// @throws Problem 400 for a service that the model has not
    public Shard whole(Question question) {
        failing(question);
        Question settled = question.settled(model);
        return new Shard(hex(), settled, 0, settled.scenarios());
    }

    /// On all cores of this machine.
    ///
    /// @throws Problem 400 for a service that the model has not, or for an answer too large to keep
    public Tally of(Question question) {
        return onAllCores(whole(question));
    }

    /// On all cores of this machine.
    ///
    /// @throws Problem 400 for a shard of another model, or for an answer too large to keep
    public Tally onAllCores(Shard shard) {
        mustBe(shard.model());
        Optional<Lasting> lasting = lasting(shard);
        if (lasting.isPresent() && lasting.get().spreads()) {
            TallySheet sheet = new TallySheet(shard, ids);
            lasting.get().together(sheet);
            return sheet.tally();
        }
        int cores = Math.max(1, ForkJoinPool.getCommonPoolParallelism());
        return shard.cut(SHARDS_PER_CORE * cores).parallelStream()
                .map(this::of)
                .reduce(Tally::plus)
                .orElseThrow();
    }

    /// One scenario after the other.
    ///
    /// @throws Problem 400 for a shard of another model, for a service that the model has not, or
    ///   for an answer too large to keep
    public Tally of(Shard shard) {
        mustBe(shard.model());
        TallySheet sheet = new TallySheet(shard, ids);
        Optional<Lasting> lasting = lasting(shard);
        if (lasting.isPresent()) {
            lasting.get().oneByOne(sheet);
        } else {
            run(shard, sheet);
        }
        return sheet.tally();
    }

    /// The kernels, where nothing comes back before the end.
    Optional<Lasting> lasting(Shard shard) {
        Question question = shard.question();
        int[] failing = failing(question);
        int[] minutes = minutes(question);
        return exactStrengths && Absorbing.lasts(model, failing, minutes, question.horizon())
                ? Optional.of(
                        new Lasting(
                                absorbing(),
                                Chance.of(hash, question.seed()),
                                shard,
                                failing,
                                minutes))
                : Optional.empty();
    }

    private synchronized Absorbing absorbing() {
        if (absorbing == null) {
            absorbing = new Absorbing(network);
        }
        return absorbing;
    }

    /// With everything that may come back.
    void run(Shard shard, TallySheet sheet) {
        Question question = shard.question();
        int[] failing = failing(question);
        int[] minutes = minutes(question);
        Chance chance = Chance.of(hash, question.seed());
        for (int scenario = shard.from(); scenario < shard.to(); scenario++) {
            Draw draw = new Draw(network, chance, scenario);
            sheet.add(new Run(network, draw, question.horizon()).of(failing, minutes));
        }
    }

    private static int[] minutes(Question question) {
        return question.failures().stream().mapToInt(one -> Draw.minutes(one.hours())).toArray();
    }

    /// @throws Problem 400 unless that is the hash of this model
    void mustBe(String other) {
        if (!other.equals(hex())) {
            throw Problem.of(
                    400, "other-model", Text.of("ほかのモデルのものです", "That is of another model"));
        }
    }

    private String hex() {
        return HexFormat.of().formatHex(hash);
    }

    private int[] failing(Question question) {
        Map<String, Integer> places = model.places();
        List<Problem.Field> unknown = new ArrayList<>();
        for (Question.Failure one : question.failures()) {
            if (!places.containsKey(one.service())) {
                unknown.add(
                        new Problem.Field(
                                "/failures",
                                Text.of("{0} というサービスはモデルにありません", "the model has no service {0}")
                                        .with(one.service())));
            }
        }
        if (!unknown.isEmpty()) {
            throw new Problem(
                    400,
                    "no-such-service",
                    Text.of("モデルにないサービスです", "Not a service of the model"),
                    unknown);
        }
        return question.failures().stream().mapToInt(one -> places.get(one.service())).toArray();
    }
}
