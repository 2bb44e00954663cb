package kaname.catalogue;

import java.util.List;
import kaname.platform.Text;

/// Says the parts of a clock in words.
public record ClockWords(Catalogue catalogue) {

    /// What starts a clock of this regime: 認知（覚知）した日時, 「速報」を出した時.
    public Text start(Start start, Regime regime) {
        return switch (start) {
            case Start.Stated(var fact) -> new FactWords(catalogue.vocabulary()).label(fact);
            case Start.FirstFiling(var stage) ->
                    Text.of("「{0}」を最初に出した時", "when “{0}” was first filed")
                            .with(title(stage, regime));
            case Start.LatestFiling(var stage) ->
                    Text.of("「{0}」を最後に出した時", "when “{0}” was last filed")
                            .with(title(stage, regime));
            case Start.Designated(var status) ->
                    Text.of("{0}になった日", "the day of becoming {0}").with(label(status));
            case Start.Day(var day) -> Text.same(day.toString());
        };
    }

    /// What has to happen before a clock runs.
    public Text waiting(Start start, Regime regime) {
        return switch (start) {
            case Start.Stated(var fact) ->
                    Text.of("「{0}」が分かると数え始めます", "It starts when this is known: {0}")
                            .with(new FactWords(catalogue.vocabulary()).label(fact));
            case Start.FirstFiling(var stage) -> filed(stage, regime);
            case Start.LatestFiling(var stage) -> filed(stage, regime);
            case Start.Designated(var status) ->
                    Text.of("{0}になると数え始めます", "It starts on becoming {0}").with(label(status));
            case Start.Day(var day) ->
                    Text.of("{0}から数えます", "It counts from {0}").with(Text.same(day.toString()));
        };
    }

    /// The length of a clock, each limit of it: 知ってから24時間.
    public static Text within(ClockRule rule) {
        List<Text> lengths = rule.limits().stream().map(ClockWords::within).distinct().toList();
        if (lengths.size() == 1) {
            return lengths.getFirst();
        }
        Text both =
                new Text(
                        String.join("と", lengths.stream().map(Text::ja).toList()),
                        String.join(" and ", lengths.stream().map(Text::en).toList()));
        return switch (rule.of()) {
            case EARLIEST -> Text.of("{0}の早い方", "{0}, whichever is earlier").with(both);
            case LATEST -> Text.of("{0}の遅い方", "{0}, whichever is later").with(both);
        };
    }

    private static Text within(Limit limit) {
        return switch (limit.within()) {
            case Within.Promptly _ -> Text.of("速やかに", "Promptly");
            case Within.NoLimit _ -> Text.of("期限なし", "No time limit");
            case Within.Hours _, Within.Days _, Within.Months _ ->
                    Text.of("{0}以内", "Within {0}").with(limit.within().says());
        };
    }

    private Text filed(String stage, Regime regime) {
        return Text.of("「{0}」を出すと数え始めます", "It starts when this has been filed: {0}")
                .with(title(stage, regime));
    }

    private Text label(String status) {
        OperatorStatus known = catalogue.statuses().get(status);
        return known == null ? Text.same(status) : known.label();
    }

    private static Text title(String id, Regime regime) {
        return regime.stages().stream()
                .filter(stage -> stage.id().equals(id))
                .map(Stage::title)
                .findFirst()
                .orElse(Text.same(id));
    }
}
