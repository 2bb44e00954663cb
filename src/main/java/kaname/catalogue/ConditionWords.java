package kaname.catalogue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import kaname.platform.Text;

/// A condition for a reader, in words, and for a machine, in CEL. Both are written from the tree
/// that is evaluated, so they can't say anything else than what is done.
public record ConditionWords(FactWords words) {

    public Text say(Condition condition) {
        return switch (condition) {
            case Condition.Always(boolean value) ->
                    value ? Text.of("常に", "always") : Text.of("なし", "never");
            case Condition.Not(Condition inner) ->
                    Text.of("（{0}）ではない", "not ({0})").with(say(inner));
            case Condition.All(List<Condition> all) ->
                    Text.join(all.stream().map(this::sayWithin).toList(), Text.of(" かつ ", " and "));
            case Condition.Any(List<Condition> any) ->
                    Text.join(any.stream().map(this::say).toList(), Text.of(" または ", " or "));
            case Condition.Compares compares -> compared(compares);
            case Condition.ComparesTimes times -> compared(times);
            case Condition.ComparesShare share -> compared(share);
            case Condition.OneOf(String fact, List<String> choices) ->
                    Text.of("{0}：{1}", "{0}: {1}")
                            .with(
                                    words.label(fact),
                                    Text.join(
                                            choices.stream()
                                                    .map(choice -> words.value(fact, choice))
                                                    .toList(),
                                            Text.of("か", " or ")));
            case Condition.Holds(String choice, String fact) ->
                    Text.of("{0}に「{1}」を含む", "{0} includes “{1}”")
                            .with(words.label(fact), words.value(fact, choice));
        };
    }

    private Text sayWithin(Condition condition) {
        return condition instanceof Condition.Any
                ? Text.of("（{0}）", "({0})").with(say(condition))
                : say(condition);
    }

    private Text compared(Condition.Compares compares) {
        return measured(compares.comparison())
                .with(
                        words.label(compares.fact()),
                        words.value(compares.fact(), compares.constant()));
    }

    private Text compared(Condition.ComparesShare share) {
        Text part =
                Text.of("{0}の{1}%", "{1} % of {0}")
                        .with(
                                words.label(share.other()),
                                BigDecimal.valueOf(share.share())
                                        .movePointRight(2)
                                        .stripTrailingZeros()
                                        .toPlainString());
        return measured(share.comparison()).with(words.label(share.fact()), part);
    }

    private static Text measured(Condition.Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> Text.of("{0}：{1}", "{0}: {1}");
            case UNEQUAL -> Text.of("{0}：{1}以外", "{0}: other than {1}");
            case LESS -> Text.of("{0}：{1}未満", "{0}: less than {1}");
            case AT_MOST -> Text.of("{0}：{1}以下", "{0}: {1} or less");
            case MORE -> Text.of("{0}：{1}を超える", "{0}: more than {1}");
            case AT_LEAST -> Text.of("{0}：{1}以上", "{0}: {1} or more");
        };
    }

    private Text compared(Condition.ComparesTimes times) {
        Text said =
                switch (times.comparison()) {
                    case EQUAL -> Text.of("{0}が{1}の時点", "{0}: at {1}");
                    case UNEQUAL -> Text.of("{0}が{1}の時点以外", "{0}: not at {1}");
                    case LESS -> Text.of("{0}が{1}より前", "{0}: before {1}");
                    case AT_MOST -> Text.of("{0}が{1}まで", "{0}: by {1}");
                    case MORE -> Text.of("{0}が{1}より後", "{0}: after {1}");
                    case AT_LEAST -> Text.of("{0}が{1}以降", "{0}: from {1} on");
                };
        Text other = words.label(times.other());
        Text moment =
                times.plus().isZero()
                        ? other
                        : Text.of("{0}の{1}後", "{0} plus {1}")
                                .with(other, words.value(times.fact(), times.plus()));
        return said.with(words.label(times.fact()), moment);
    }

    public static String cel(Condition condition) {
        return switch (condition) {
            case Condition.Always(boolean value) -> String.valueOf(value);
            case Condition.Not(Condition inner) -> "!(" + cel(inner) + ")";
            case Condition.All(List<Condition> all) ->
                    all.stream()
                            .map(c -> c instanceof Condition.Any ? "(" + cel(c) + ")" : cel(c))
                            .collect(Collectors.joining(" && "));
            case Condition.Any(List<Condition> any) ->
                    any.stream().map(ConditionWords::cel).collect(Collectors.joining(" || "));
            case Condition.Compares c ->
                    c.fact() + operator(c.comparison()) + literal(c.constant());
            case Condition.ComparesShare c ->
                    c.fact() + operator(c.comparison()) + c.other() + " * " + c.share();
            case Condition.ComparesTimes c ->
                    c.fact() + operator(c.comparison()) + c.other() + plus(c.plus());
            case Condition.OneOf(String fact, List<String> choices) ->
                    choices.stream()
                            .map(ConditionWords::literal)
                            .collect(Collectors.joining(", ", fact + " in [", "]"));
            case Condition.Holds(String choice, String fact) -> literal(choice) + " in " + fact;
        };
    }

    private static String plus(Duration duration) {
        return duration.isZero() ? "" : " + " + literal(duration);
    }

    private static String operator(Condition.Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> " == ";
            case UNEQUAL -> " != ";
            case LESS -> " < ";
            case AT_MOST -> " <= ";
            case MORE -> " > ";
            case AT_LEAST -> " >= ";
        };
    }

    private static String literal(Object constant) {
        return switch (constant) {
            case String text -> "\"" + text + "\"";
            case Duration d when d.toMinutes() % 60 == 0 -> "duration(\"" + d.toHours() + "h\")";
            case Duration d -> "duration(\"" + d.toMinutes() + "m\")";
            case Instant instant -> "timestamp(\"" + instant + "\")";
            default -> constant.toString();
        };
    }
}
