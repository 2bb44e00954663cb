package kaname.duty;

import java.util.List;
import java.util.Optional;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Condition;
import kaname.catalogue.FactWords;
import kaname.catalogue.Facts;
import kaname.catalogue.Reasoning;
import kaname.catalogue.Regime;
import kaname.catalogue.Tipping;
import kaname.catalogue.Tipping.Change;
import kaname.catalogue.Truth;
import kaname.platform.Text;

/// Why one regime asks for a report or does not: whether it binds, each trigger opened up, and the
/// smallest change of facts that would turn the answer round. Made on demand, from an assessment.
public record Explanation(
        Regime regime,
        boolean binds,
        List<Text> because,
        Truth answer,
        List<TriggerReasoning> triggers,
        List<Change> turns) {

    /// One sufficient condition; `armed` is false where its source was not read.
    public record TriggerReasoning(Regime.Trigger trigger, boolean armed, Reasoning reasoning) {}

    public Explanation {
        because = List.copyOf(because);
        triggers = List.copyOf(triggers);
        turns = List.copyOf(turns);
    }

    /// Explains what an assessment of that matter said about a regime.
    public static Explanation of(
            Regime regime, Matter matter, Assessment assessment, Catalogue catalogue) {
        var today = assessment.asOf().atZone(kaname.catalogue.Counting.JAPAN.zone()).toLocalDate();
        Facts facts = assessment.facts();
        FactWords words = new FactWords(catalogue.vocabulary());
        Condition any = any(regime);
        Truth answer = any.over(facts).truth();
        List<TriggerReasoning> triggers =
                regime.triggers().stream()
                        .map(t ->
                                new TriggerReasoning(
                                        t, armed(regime, t), Reasoning.of(t.when(), facts, words)))
                        .toList();
        return switch (Applicability.of(regime, matter, catalogue, today)) {
            case Applicability.DoesNot(var because) ->
                    new Explanation(regime, false, because, Truth.FALSE, triggers, List.of());
            case Applicability.Binds(var because) ->
                    new Explanation(
                            regime, true, because, answer, triggers, turns(catalogue, any, facts));
        };
    }

    /// In words: 「停止した人数：30,000人以上」なら、この義務が生じます.
    public Optional<Text> turnsInWords(Catalogue catalogue) {
        if (turns.isEmpty()) {
            return Optional.empty();
        }
        FactWords words = new FactWords(catalogue.vocabulary());
        Text changes =
                Text.list(
                        turns.stream()
                                .map(change ->
                                        Text.of("「{0}」が「{1}」", "“{0}” were “{1}”")
                                                .with(
                                                        words.label(change.fact()),
                                                        words.value(change.fact(), change.to())))
                                .toList());
        Text then =
                answer == Truth.TRUE
                        ? Text.of("{0}なら、生じません", "It would not arise if {0}")
                        : Text.of("{0}なら、生じます", "It would arise if {0}");
        return Optional.of(then.with(changes));
    }

    private static List<Change> turns(Catalogue catalogue, Condition any, Facts facts) {
        Truth other = any.over(facts).truth() == Truth.TRUE ? Truth.FALSE : Truth.TRUE;
        return Tipping.of(catalogue.vocabulary(), any, facts, other).orElse(List.of());
    }

    private static Condition any(Regime regime) {
        return new Condition.Any(
                regime.triggers().stream()
                        .filter(trigger -> armed(regime, trigger))
                        .map(Regime.Trigger::when)
                        .toList());
    }

    private static boolean armed(Regime regime, Regime.Trigger trigger) {
        return regime.source().provenance().arms() && trigger.source().provenance().arms();
    }
}
