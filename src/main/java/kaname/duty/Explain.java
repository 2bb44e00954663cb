package kaname.duty;

import java.util.ArrayList;
import java.util.List;
import kaname.catalogue.FactWords;
import kaname.catalogue.Regime;
import kaname.catalogue.Regime.Trigger;
import kaname.catalogue.Stage;
import kaname.catalogue.Truth;
import kaname.catalogue.Verdict;
import kaname.platform.Text;

/// Puts verdicts into words.
record Explain(FactWords words) {

    List<Text> met(Weighed weighed) {
        List<Text> why = new ArrayList<>();
        why.add(Text.of("該当：{0}", "Met: {0}").with(weighed.trigger().says()));
        weighed.verdict().because().forEach(observation -> why.add(observation(observation)));
        return why;
    }

    List<Text> notMet(List<Weighed> all) {
        List<Text> why = new ArrayList<>();
        for (Weighed weighed : all) {
            why.add(Text.of("該当しない：{0}", "Not met: {0}").with(weighed.trigger().says()));
            weighed.verdict().because().forEach(o -> why.add(observation(o)));
        }
        return why;
    }

    List<Text> open(List<Weighed> all) {
        return all.stream()
                .filter(weighed -> weighed.is(Truth.UNKNOWN, true))
                .map(weighed ->
                        Text.of("まだ決まらない：{0}（{1}による）", "Not decided yet: {0} (depends on {1})")
                                .with(
                                        weighed.trigger().says(),
                                        words.labels(weighed.verdict().missing())))
                .toList();
    }

    /// Row K10: what a duty does not reach can still be told.
    Text voluntary(Regime path) {
        return Text.of("義務の対象外でも、任意で伝えられます：{0}", "Not owed, but it can be told voluntarily: {0}")
                .with(path.title());
    }

    Text unverifiedRule() {
        return Text.of(
                "未確認の規定です。原典を確認するまで義務としては扱いません",
                "Unverified rule: it is shown, but arms no duty until its source has been read");
    }

    Text unverifiedTrigger(Trigger trigger) {
        return Text.of(
                        "未確認の基準に該当：{0}。原典を確認するまで義務としては扱いません",
                        "An unverified threshold is met: {0}. It arms no duty until its source has"
                                + " been read")
                .with(trigger.says());
    }

    Text unverifiedStage(Stage stage) {
        return Text.of(
                        "段階「{0}」は未確認のため義務として扱いません（{1}）",
                        "Stage “{0}” is unverified and arms no duty ({1})")
                .with(stage.title(), stage.clock().says());
    }

    Text role(String role) {
        return switch (role) {
            case "sector-ministry" -> Text.of("所管省庁", "responsible ministry");
            case "ceptoar" -> Text.of("セプター事務局", "CEPTOAR secretariat");
            default -> Text.same(role);
        };
    }

    private Text observation(Verdict.Observation observation) {
        Object value = observation.value();
        Text shown =
                value == null
                        ? Text.of("まだ分からない", "not known yet")
                        : words.value(observation.fact(), value);
        return Text.of("{0}：{1}", "{0}: {1}").with(words.label(observation.fact()), shown);
    }
}
