package kaname.catalogue.web;

import java.time.LocalDate;
import java.util.Optional;
import kaname.catalogue.Body;
import kaname.catalogue.Catalogue;
import kaname.catalogue.ClockRule;
import kaname.catalogue.Essential;
import kaname.catalogue.Phase;
import kaname.catalogue.Stage;
import kaname.platform.Text;

/// Says the parts of a rule in words.
record RuleWords(Catalogue catalogue) {

    static Text target(ClockRule.Target target) {
        return Text.of("{0}から{1}", "{0} to {1}").with(target.from().says(), target.to().says());
    }

    static Text essential(Essential essential) {
        Text from = from(essential.from());
        return switch (essential.until()) {
            case NEVER -> from;
            case FIRST, INTERMEDIATE ->
                    Text.of("{0}、中間報告の前まで", "{0}, not in the intermediate one").with(from);
            case FINAL -> Text.of("{0}、最終報告の前まで", "{0}, not in the final one").with(from);
        };
    }

    private static Text from(Phase phase) {
        return switch (phase) {
            case FIRST -> Text.of("第一報から", "from the first report");
            case INTERMEDIATE -> Text.of("中間報告から", "from the intermediate report");
            case FINAL -> Text.of("最終報告で", "in the final report");
            case NEVER -> Text.of("任意", "optional");
        };
    }

    /// How far a report of this stage has come.
    static Text stage(Phase phase) {
        return switch (phase) {
            case FIRST -> Text.of("第一報", "First report");
            case INTERMEDIATE -> Text.of("中間報告", "Intermediate report");
            case FINAL -> Text.of("最終報告", "Final report");
            case NEVER -> Text.of("報告なし", "No report");
        };
    }

    static Text files(Stage.Files files) {
        return switch (files) {
            case WITH_REPORT ->
                    Text.of(
                            "報告と同時に出る（分かっている範囲でよい）",
                            "Goes out with the report, with what is known");
            case ON_REQUEST ->
                    Text.of(
                            "必須項目がそろってから、事業者が出す",
                            "Filed by the operator once its essential items are known");
        };
    }

    Text recipient(String roleOrBody, LocalDate on) {
        return switch (roleOrBody) {
            case "sector-ministry" -> Text.of("分野の所管省庁", "the sector's ministry");
            case "ceptoar" -> Text.of("セプター事務局", "the CEPTOAR secretariat");
            default -> body(catalogue.playing(roleOrBody, on), roleOrBody);
        };
    }

    private static Text body(Optional<Body> body, String id) {
        return body.map(Body::name).orElse(Text.same(id));
    }
}
