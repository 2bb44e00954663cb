package kaname.catalogue.web;

import java.time.LocalDate;
import java.util.Optional;
import kaname.catalogue.Body;
import kaname.catalogue.Catalogue;
import kaname.catalogue.ClockRule;
import kaname.catalogue.Counting;
import kaname.catalogue.FactWords;
import kaname.catalogue.Phase;
import kaname.catalogue.Stage;
import kaname.catalogue.Within;
import kaname.platform.Text;

/// Says the parts of a rule in words.
record RuleWords(Catalogue catalogue) {

    static Text within(Within within) {
        return switch (within) {
            case Within.Promptly _ -> Text.of("速やかに", "Promptly");
            case Within.Hours(var duration) when duration.toMinutesPart() > 0 ->
                    Text.of("{0}分以内", "Within {0} minutes").with(duration.toMinutes());
            case Within.Hours(var duration) ->
                    Text.of("{0}時間以内", "Within {0} hours").with(duration.toHours());
            case Within.Days(int days) -> Text.of("{0}日以内", "Within {0} days").with(days);
            case Within.Months(int months) ->
                    months == 1
                            ? Text.of("1か月以内", "Within 1 month")
                            : Text.of("{0}か月以内", "Within {0} months").with(months);
        };
    }

    static Text target(ClockRule.Target target) {
        return Text.of("{0}から{1}", "{0} to {1}").with(length(target.from()), length(target.to()));
    }

    private static Text length(Within within) {
        return switch (within) {
            case Within.Promptly _ -> Text.of("速やかに", "promptly");
            case Within.Hours(var duration) ->
                    Text.of("{0}時間", "{0} hours").with(duration.toHours());
            case Within.Days(int days) -> Text.of("{0}日", "{0} days").with(days);
            case Within.Months(int months) -> Text.of("{0}か月", "{0} months").with(months);
        };
    }

    static Text counting(Counting counting) {
        return switch (counting) {
            case ELAPSED -> Text.of("経過した時間。夜も休日も進む", "Elapsed time, through nights and holidays");
            case JAPAN ->
                    Text.of(
                            "日本の暦日。初日は数えず、閉庁日に終われば次の開庁日の終わりまで（民法140～143条）",
                            "Japanese calendar days: the first day is not counted; an end on a"
                                + " closed day moves to the end of the next open day (Civil Code"
                                + " 140–143)");
            case EUROPE ->
                    Text.of(
                            "EUの期間計算（規則1182/71第3条、ブリュッセル時間）。加盟国の祝日は計算に入れていない",
                            "EU periods (Regulation 1182/71 art. 3, Brussels time); holidays of"
                                    + " member states are not modelled");
            case SINGAPORE ->
                    Text.of(
                            "シンガポールの暦日。発生した日は数えない",
                            "Singapore calendar days; the day of the event is not counted");
        };
    }

    static Text phase(Phase phase) {
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

    /// What starts a clock: a fact, or the filing of an earlier stage.
    Text start(ClockRule rule, Iterable<Stage> stages) {
        if (!rule.startsWithAFiling()) {
            return new FactWords(catalogue.vocabulary()).label(rule.starts());
        }
        for (Stage stage : stages) {
            if (stage.id().equals(rule.startingStage())) {
                return Text.of("「{0}」を出した時", "when “{0}” was filed").with(stage.title());
            }
        }
        return Text.same(rule.starts());
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
