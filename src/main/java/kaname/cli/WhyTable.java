package kaname.cli;

import kaname.catalogue.Catalogue;
import kaname.catalogue.Reasoning;
import kaname.catalogue.Truth;
import kaname.duty.Explanation;
import kaname.platform.Language;
import kaname.platform.Text;

/// One regime's answer opened up, for a terminal.
final class WhyTable {

    private final Catalogue catalogue;
    private final Language language;
    private final StringBuilder out = new StringBuilder();

    WhyTable(Catalogue catalogue, Language language) {
        this.catalogue = catalogue;
        this.language = language;
    }

    String write(Explanation explanation) {
        line(0, mark(explanation.answer()) + " " + text(explanation.regime().title()));
        explanation.because().forEach(because -> line(1, text(because)));
        for (Explanation.TriggerReasoning trigger : explanation.triggers()) {
            Text says = trigger.trigger().says();
            line(
                    1,
                    mark(trigger.reasoning().truth())
                            + " "
                            + text(says)
                            + (trigger.armed() ? "" : "【未確認】"));
            reasoning(2, trigger.reasoning());
        }
        explanation.turnsInWords(catalogue).ifPresent(turns -> line(1, "→ " + text(turns)));
        return out.toString();
    }

    private void reasoning(int indent, Reasoning reasoning) {
        line(indent, mark(reasoning.truth()) + " " + text(reasoning.says()));
        reasoning.parts().forEach(part -> reasoning(indent + 1, part));
    }

    private static String mark(Truth truth) {
        return switch (truth) {
            case TRUE -> "✓";
            case FALSE -> "✗";
            case UNKNOWN -> "？";
        };
    }

    private String text(Text text) {
        return text.in(language);
    }

    private void line(int indent, String text) {
        out.append("  ".repeat(indent)).append(text).append('\n');
    }
}
