package kaname.catalogue.web;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import kaname.catalogue.Catalogue;
import kaname.catalogue.ClockWords;
import kaname.catalogue.Penalty;
import kaname.catalogue.Regime;
import kaname.catalogue.Stage;
import kaname.platform.Text;

/// Two regimes aspect by aspect, from the data alone (row M4).
record SideBySide(Regime left, Regime right, List<Row> rows) {

    record Row(Text aspect, List<Text> left, List<Text> right) {
        boolean differs() {
            return !left.equals(right);
        }
    }

    static SideBySide of(Regime left, Regime right, Catalogue catalogue, LocalDate today) {
        return new Writer(left, right, catalogue, today).write();
    }

    private record Writer(Regime left, Regime right, Catalogue catalogue, LocalDate today) {

        SideBySide write() {
            return new SideBySide(
                    left,
                    right,
                    List.of(
                            row("法域", "Jurisdiction", r -> List.of(Text.same(r.jurisdiction()))),
                            row("区分", "Class", r -> List.of(r.dutyClass().label())),
                            row("根拠", "Basis", this::basis),
                            row("今の状態", "Standing today", this::standing),
                            row("経過", "By date", this::statuses),
                            row("だれに", "Whom it binds", r -> List.of(r.applies().text())),
                            row(
                                    "何が起きたら",
                                    "Triggers",
                                    r -> r.triggers().stream().map(Regime.Trigger::says).toList()),
                            row("報告と期限", "Reports and limits", this::stages),
                            row("宛先", "Recipients", this::recipients),
                            row("罰則", "Penalty", this::penalty),
                            row(
                                    "出典の確かさ",
                                    "How it was read",
                                    r -> List.of(r.source().provenance().label()))));
        }

        private Row row(String ja, String en, Function<Regime, List<Text>> cell) {
            return new Row(Text.of(ja, en), cell.apply(left), cell.apply(right));
        }

        private List<Text> basis(Regime regime) {
            return List.of(
                    Text.of("{0} {1}", "{0}, {1}")
                            .with(
                                    catalogue.instrument(regime.instrument()).title(),
                                    regime.article()));
        }

        private List<Text> standing(Regime regime) {
            return List.of(
                    regime.on(today)
                            .map(status -> status.is().label())
                            .orElse(Text.of("まだ存在しない", "not yet existing")));
        }

        private List<Text> statuses(Regime regime) {
            return regime.status().stream()
                    .map(s ->
                            Text.of("{0} {1}", "{0}: {1}")
                                    .with(Text.same(s.from().toString()), s.is().label()))
                    .toList();
        }

        private List<Text> stages(Regime regime) {
            return stagesOf(regime).stream()
                    .map(stage ->
                            Text.of("{0}：{1}", "{0}: {1}")
                                    .with(stage.title(), ClockWords.within(stage.clock())))
                    .toList();
        }

        private List<Text> recipients(Regime regime) {
            RuleWords words = new RuleWords(catalogue);
            return stagesOf(regime).stream()
                    .flatMap(stage -> stage.recipients().stream())
                    .distinct()
                    .map(recipient -> words.recipient(recipient, today))
                    .toList();
        }

        private List<Text> penalty(Regime regime) {
            Penalty penalty = regime.penalty();
            return List.of(penalty == null ? Text.of("記録なし", "none on record") : penalty.says());
        }

        private List<Stage> stagesOf(Regime regime) {
            List<Stage> now = regime.stagesOn(today);
            return now.isEmpty() ? regime.stages() : now;
        }
    }
}
