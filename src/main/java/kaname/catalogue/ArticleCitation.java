package kaname.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// One place of the catalogue that cites an instrument: what to look at when an article moves.
///
/// `place` is such as `jp-acd-art5/stages/initial`; `forms` are those that the cited stages use.
public record ArticleCitation(
        Kind kind, Regime regime, String place, Text title, Text article, Set<String> forms) {

    public enum Kind {
        REGIME(Text.of("制度", "Regime")),
        TRIGGER(Text.of("条件", "Trigger")),
        STAGE(Text.of("報告の段階", "Stage"));

        private final Text label;

        Kind(Text label) {
            this.label = label;
        }

        public Text label() {
            return label;
        }
    }

    /// A citation of an article that has another number since a day.
    public record Drift(Instrument instrument, Instrument.Moved moved, ArticleCitation citation) {}

    // 第5条, 第5条の2, 第681b条, 規則5, 第14条; in English only where the Japanese has no number
    private static final Pattern NUMBER =
            Pattern.compile("第?(\\d+[a-z]?)条(?:の(\\d+))?|規則(\\d+)|§ ?(\\d+[a-z]?)");

    public ArticleCitation {
        forms = Set.copyOf(forms);
    }

    /// Every place that cites an instrument, in the catalogue's order.
    public static List<ArticleCitation> of(Catalogue catalogue, String instrument) {
        List<ArticleCitation> all = new ArrayList<>();
        catalogue.regimes().stream()
                .filter(regime -> regime.instrument().equals(instrument))
                .forEach(regime -> collect(regime, all));
        return List.copyOf(all);
    }

    /// Those that name an article, such as 第5条; a range (第7条～第10条) names all between.
    public static List<ArticleCitation> of(Catalogue catalogue, String instrument, String article) {
        Set<String> wanted = numbers(article);
        return of(catalogue, instrument).stream()
                .filter(citation -> citation.names(wanted))
                .toList();
    }

    /// What still cites an article by a number that it no longer has on a day.
    public static List<Drift> drift(Catalogue catalogue, LocalDate on) {
        List<Drift> drift = new ArrayList<>();
        for (Instrument instrument : catalogue.instruments().values()) {
            for (Instrument.Moved moved : instrument.moved()) {
                if (!moved.on().isAfter(on)) {
                    of(catalogue, instrument.id(), moved.article())
                            .forEach(c -> drift.add(new Drift(instrument, moved, c)));
                }
            }
        }
        return List.copyOf(drift);
    }

    private boolean names(Set<String> wanted) {
        return numbers(article.ja()).stream().anyMatch(wanted::contains);
    }

    private static void collect(Regime regime, List<ArticleCitation> into) {
        Set<String> forms = new LinkedHashSet<>();
        regime.stages().forEach(stage -> forms.addAll(stage.everyForm()));
        into.add(
                new ArticleCitation(
                        Kind.REGIME, regime, regime.id(), regime.title(), regime.article(), forms));
        for (Regime.Trigger trigger : regime.triggers()) {
            add(
                    trigger.article(),
                    article ->
                            into.add(
                                    new ArticleCitation(
                                            Kind.TRIGGER,
                                            regime,
                                            regime.id() + "/triggers/" + trigger.id(),
                                            trigger.says(),
                                            article,
                                            Set.of())));
        }
        for (Stage stage : regime.stages()) {
            add(
                    stage.article(),
                    article ->
                            into.add(
                                    new ArticleCitation(
                                            Kind.STAGE,
                                            regime,
                                            regime.id() + "/stages/" + stage.id(),
                                            stage.title(),
                                            article,
                                            new LinkedHashSet<>(stage.everyForm()))));
        }
    }

    private static void add(@Nullable Text article, java.util.function.Consumer<Text> into) {
        if (article != null) {
            into.accept(article);
        }
    }

    private static final Pattern RANGE = Pattern.compile("第?(\\d{1,4})条?[～〜–-]第?(\\d{1,4})条");
    private static final int LONGEST_RANGE = 200;

    private static Set<String> numbers(String article) {
        Set<String> numbers = new LinkedHashSet<>();
        Matcher range = RANGE.matcher(article);
        while (range.find()) {
            int from = Integer.parseInt(range.group(1));
            int to = Math.min(Integer.parseInt(range.group(2)), from + LONGEST_RANGE);
            for (int number = from; number <= to; number++) {
                numbers.add(String.valueOf(number));
            }
        }
        Matcher one = NUMBER.matcher(article);
        while (one.find()) {
            for (int group : new int[] {1, 3, 4}) {
                String number = one.group(group);
                if (number != null) {
                    String branch = group == 1 ? one.group(2) : null;
                    numbers.add(branch == null ? number : number + "-" + branch);
                }
            }
        }
        return numbers;
    }
}
