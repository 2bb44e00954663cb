package kaname.community.rules;

import java.time.LocalDate;
import java.util.List;
import kaname.platform.Text;

/// The rules in force on a day and the pairs among them that can't both be kept.
public record RulesView(LocalDate on, List<SharingRule> rules, List<Conflict> conflicts) {

    static RulesView of(LocalDate on, List<SharingRule> rules) {
        return new RulesView(on, rules, Conflicts.among(rules, on));
    }

    public Text headline() {
        if (rules.isEmpty()) {
            return Text.of("この日に有効な共有の規則はありません", "No sharing rule is in force on this day");
        }
        if (conflicts.isEmpty()) {
            return Text.of(
                            "{0}件の規則に食い違いはありません",
                            rules.size() == 1
                                    ? "One rule, and nothing it contradicts"
                                    : "{0} rules, and none contradicts another")
                    .with(rules.size());
        }
        return Text.of(
                        "{0}件の食い違いがあります",
                        conflicts.size() == 1
                                ? "One contradiction between rules"
                                : "{0} contradictions between rules")
                .with(conflicts.size());
    }
}
