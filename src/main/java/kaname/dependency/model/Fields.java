package kaname.dependency.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads fields of a document and keeps what is wrong with them, by JSON pointer.
final class Fields {

    private static final int MOST_NAMED = 100;

    private final List<Problem.Field> wrong = new ArrayList<>();

    Optional<Estimate> estimate(String at, JsonNode node, double most) {
        return estimate(at, node, most, _ -> true);
    }

    Optional<Estimate> estimate(String at, JsonNode node, double most, Predicate<Double> least) {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        Optional<Estimate> read =
                node.isObject()
                        ? Estimate.read(
                                node.path("low").asString("")
                                        + "/"
                                        + node.path("likely").asString("")
                                        + "/"
                                        + node.path("high").asString(""))
                        : node.isNumber() ? Estimate.read(node.asString("")) : Optional.empty();
        Optional<Estimate> fitting =
                read.filter(one -> one.within(0, most) && least.test(one.low()));
        if (fitting.isEmpty()) {
            wrong.add(
                    new Problem.Field(
                            at,
                            Text.of(
                                            "{0}までの数か、low ≦ likely ≦ high を持つ見積もりです",
                                            "a number up to {0}, or an estimate with low ≤ likely"
                                                    + " ≤ high")
                                    .with((long) most)));
        }
        return fitting;
    }

    int whole(String at, JsonNode node, int otherwise, int least, int most) {
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        if (!node.isIntegralNumber()
                || !node.canConvertToInt()
                || node.asInt() < least
                || node.asInt() > most) {
            wrong.add(
                    new Problem.Field(
                            at,
                            Text.of("{0}から{1}までの整数です", "a whole number from {0} to {1}")
                                    .with(least, most)));
            return otherwise;
        }
        return node.asInt();
    }

    @Nullable LocalDate day(String at, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            return LocalDate.parse(node.asString(""));
        } catch (DateTimeException e) {
            wrong(at, "2026-11-27 のように書いてください", "a day such as 2026-11-27");
            return null;
        }
    }

    String text(String at, JsonNode node, int longest, boolean needed) {
        String text = node.isString() ? node.asString().strip() : "";
        boolean absent = node.isMissingNode() || node.isNull();
        if (needed ? text.isEmpty() : !absent && !node.isString()) {
            wrong(at, "文字で書いてください", "text");
        } else if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            wrong.add(
                    new Problem.Field(
                            at,
                            Text.of("1行、{0}文字までで書いてください", "one line of at most {0} characters")
                                    .with(longest)));
        }
        return text;
    }

    Iterable<JsonNode> array(String at, JsonNode node, int most) {
        if (node.isMissingNode()) {
            return List.of();
        }
        if (!node.isArray() || node.size() > most) {
            wrong.add(
                    new Problem.Field(
                            at, Text.of("{0}件までの並びです", "an array of at most {0}").with(most)));
            return List.of();
        }
        return node;
    }

    void known(String at, JsonNode node, Set<String> known) {
        if (!node.isObject()) {
            wrong(at, "JSON のオブジェクトです", "an object");
            return;
        }
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                wrong(at + "/" + name, "知らない項目です", "not a known field");
            }
        }
    }

    void wrong(String at, String ja, String en) {
        wrong.add(new Problem.Field(at, Text.of(ja, en)));
    }

    /// @throws Problem 400 that names what is wrong, a hundred places at most
    void throwIfWrong() {
        if (!wrong.isEmpty()) {
            throw new Problem(
                    400,
                    "invalid-model",
                    Text.of("モデルに直すところがあります", "The model needs correcting"),
                    wrong.stream().limit(MOST_NAMED).toList());
        }
    }
}
