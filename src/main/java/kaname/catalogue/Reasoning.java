package kaname.catalogue;

import java.util.List;
import kaname.platform.Text;

/// A condition opened up: every part of it, in words, with what it came to over some facts.
public record Reasoning(Text says, Truth truth, List<Reasoning> parts) {

    public Reasoning {
        parts = List.copyOf(parts);
    }

    /// In the shape in which the law puts it: all of these, any of these, one comparison.
    public static Reasoning of(Condition condition, Facts facts, FactWords words) {
        Truth truth = condition.over(facts).truth();
        ConditionWords say = new ConditionWords(words);
        return switch (condition) {
            case Condition.All(var parts) ->
                    new Reasoning(
                            Text.of("次のすべて", "all of these"), truth, each(parts, facts, words));
            case Condition.Any(var parts) ->
                    new Reasoning(
                            Text.of("次のいずれか", "any of these"), truth, each(parts, facts, words));
            case Condition.Not(var inner) ->
                    new Reasoning(
                            Text.of("次のものではない", "not this"),
                            truth,
                            each(List.of(inner), facts, words));
            case Condition.Always _ -> new Reasoning(say.say(condition), truth, List.of());
            case Condition.Compares c -> leaf(condition, List.of(c.fact()), facts, words, truth);
            case Condition.ComparesTimes c ->
                    leaf(condition, List.of(c.fact(), c.other()), facts, words, truth);
            case Condition.ComparesShare c ->
                    leaf(condition, List.of(c.fact(), c.other()), facts, words, truth);
            case Condition.OneOf c -> leaf(condition, List.of(c.fact()), facts, words, truth);
            case Condition.Holds c -> leaf(condition, List.of(c.fact()), facts, words, truth);
        };
    }

    private static List<Reasoning> each(List<Condition> parts, Facts facts, FactWords words) {
        return parts.stream().map(part -> of(part, facts, words)).toList();
    }

    private static Reasoning leaf(
            Condition condition, List<String> reads, Facts facts, FactWords words, Truth truth) {
        List<Text> known =
                reads.stream()
                        .map(fact -> {
                            Object value = facts.value(fact);
                            return value == null
                                    ? Text.of("まだ分からない", "not known yet")
                                    : words.value(fact, value);
                        })
                        .toList();
        Text asks = new ConditionWords(words).say(condition);
        return new Reasoning(
                Text.of("{0}（実際：{1}）", "{0} (as it is: {1})").with(asks, Text.list(known)),
                truth,
                List.of());
    }
}
