package kaname.dependency.cascade;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import kaname.dependency.kernel.Watch;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A model made ready to work out scenarios, as many and on as many machines as one likes: whatever
/// the shards are, their tallies add up to the same.
public final class Cascade {

    /// Scenarios that a core takes at once, so that one that is done early finds more to do.
    private static final int FEW = 8;

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
        return of(question, Watch.NOBODY);
    }

    /// @param watch is told how much is done, from whichever thread works, and may stop it
    /// @throws Problem 400 for a service that the model has not, or for an answer too large to keep
    /// @throws java.util.concurrent.CancellationException where the watch stops it
    public Tally of(Question question, Watch watch) {
        return onAllCores(whole(question), watch);
    }

    /// On all cores of this machine.
    ///
    /// @throws Problem 400 for a shard of another model, or for an answer too large to keep
    public Tally onAllCores(Shard shard) {
        return onAllCores(shard, Watch.NOBODY);
    }

    /// @param watch is told how much is done, from whichever thread works, and may stop it
    /// @throws Problem 400 for a shard of another model, or for an answer too large to keep
    /// @throws java.util.concurrent.CancellationException where the watch stops it
    public Tally onAllCores(Shard shard, Watch watch) {
        mustBe(shard.model());
        Optional<Lasting> lasting = lasting(shard);
        if (lasting.isPresent() && lasting.get().spreads()) {
            TallySheet sheet = new TallySheet(shard, ids);
            lasting.get().together(sheet, watch);
            return sheet.tally();
        }
        int workers = Math.min(Runtime.getRuntime().availableProcessors(), shard.scenarios());
        AtomicInteger next = new AtomicInteger(shard.from());
        return IntStream.range(0, workers)
                .parallel()
                .mapToObj(_ -> work(shard, next, watch))
                .reduce(TallySheet::plus)
                .orElseThrow()
                .tally();
    }

    /// One scenario after the other.
    ///
    /// @throws Problem 400 for a shard of another model, for a service that the model has not, or
    ///   for an answer too large to keep
    public Tally of(Shard shard) {
        mustBe(shard.model());
        return work(shard, new AtomicInteger(shard.from()), Watch.NOBODY).tally();
    }

    /// Takes a few scenarios after the other from those that are left.
    private TallySheet work(Shard shard, AtomicInteger next, Watch watch) {
        TallySheet sheet = new TallySheet(shard, ids);
        try {
            IntConsumer scenario =
                    lasting(shard)
                            .map(one -> one.oneByOne(sheet))
                            .orElseGet(() -> withReturns(shard, sheet));
            for (int first = next.getAndAdd(FEW); first < shard.to(); first = next.getAndAdd(FEW)) {
                watch.orStop((double) (first - shard.from()) / shard.scenarios());
                for (int i = first; i < Math.min(first + FEW, shard.to()); i++) {
                    scenario.accept(i);
                }
            }
            return sheet;
        } catch (RuntimeException e) {
            next.set(shard.to()); // whoever else works on it need not go on
            throw e;
        }
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
    IntConsumer withReturns(Shard shard, TallySheet sheet) {
        Question question = shard.question();
        int[] failing = failing(question);
        int[] minutes = minutes(question);
        Chance chance = Chance.of(hash, question.seed());
        return scenario -> {
            Draw draw = new Draw(network, chance, scenario);
            sheet.add(new Run(network, draw, question.horizon()).of(failing, minutes));
        };
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
