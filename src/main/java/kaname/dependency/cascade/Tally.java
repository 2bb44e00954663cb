package kaname.dependency.cascade;

import java.util.Arrays;
import java.util.List;
import kaname.platform.Problem;
import kaname.platform.Text;

/// What scenarios came to, counted so that it can be added up: whatever the shards are and in
/// whatever order their tallies are added, the sum is the same, to the byte.
public final class Tally {

    private final String model;
    private final Question question;
    private final List<String> services;
    private final Covered covered;
    private final Histogram fails;
    private final Histogram degrades;
    private final Histogram restored;
    private final long[] down;
    private final long[] degraded;

    Tally(
            String model,
            Question question,
            List<String> services,
            Covered covered,
            Histogram fails,
            Histogram degrades,
            Histogram restored,
            long[] down,
            long[] degraded) {
        this.model = model;
        this.question = question;
        this.services = services;
        this.covered = covered;
        this.fails = fails;
        this.degrades = degrades;
        this.restored = restored;
        this.down = down;
        this.degraded = degraded;
    }

    /// @throws Problem 400 for what is no tally, is damaged or could not have come about
    public static Tally read(byte[] bytes) {
        return new ReadTally(bytes).tally();
    }

    /// The same for the same tally, on every machine.
    public byte[] bytes() {
        return WriteTally.of(this);
    }

    /// The sum of both.
    ///
    /// @throws Problem 400 for another model, another question, scenarios that are in both, or an
    ///   answer too large to keep
    public Tally plus(Tally other) {
        if (!model.equals(other.model)) {
            throw Problem.of(
                    400, "other-model", Text.of("ほかのモデルの集計です", "A tally of another model"));
        }
        if (!question.equals(other.question)) {
            throw Problem.of(
                    400,
                    "other-question",
                    Text.of(
                                    "ほかの問いの集計です（{0}、ここでは {1}）",
                                    "A tally of another question: {0}; here {1}")
                            .with(other.question.asOptions(), question.asOptions()));
        }
        return new Tally(
                model,
                question,
                services,
                covered.plus(other.covered),
                fails.plus(other.fails),
                degrades.plus(other.degrades),
                restored.plus(other.restored),
                sum(down, other.down),
                sum(degraded, other.degraded));
    }

    private static long[] sum(long[] one, long[] other) {
        long[] sum = one.clone();
        Arrays.setAll(sum, i -> one[i] + other[i]);
        return sum;
    }

    /// The hash of its model, 64 hexadecimal digits.
    public String model() {
        return model;
    }

    public Question question() {
        return question;
    }

    /// Ids, in the order of the model.
    public List<String> services() {
        return services;
    }

    public Covered covered() {
        return covered;
    }

    /// The scenarios of its question that it does not cover.
    public Covered missing() {
        return covered.missing(question.scenarios());
    }

    Histogram fails() {
        return fails;
    }

    Histogram degrades() {
        return degrades;
    }

    Histogram restored() {
        return restored;
    }

    /// Minutes for which each service is down, over all scenarios.
    long[] down() {
        return down;
    }

    /// Minutes for which each service is up with a loss, over all scenarios.
    long[] degraded() {
        return degraded;
    }
}
