package kaname.catalogue.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaname.catalogue.Catalogue;
import kaname.catalogue.ClockWords;
import kaname.catalogue.DutyClass;
import kaname.catalogue.Provenance;
import kaname.catalogue.Regime;
import kaname.catalogue.Source;
import kaname.catalogue.Stage;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A regime in a list, as it stood on a day.
record RegimeRow(
        String id,
        Text title,
        DutyClass dutyClass,
        String jurisdiction,
        Text binds,
        List<Deadline> deadlines,
        @Nullable Text since,
        @Nullable Text next,
        Citations.Cited cited,
        boolean partlyUnverified) {

    record Deadline(Text stage, Text within, Text to) {}

    static RegimeRow of(Regime regime, LocalDate on, Catalogue catalogue, Citations citations) {
        List<Stage> now = regime.stagesOn(on);
        List<Stage> stages = now.isEmpty() ? regime.stages() : now;
        Optional<Regime.Status> next =
                regime.status().stream().filter(s -> s.from().isAfter(on)).findFirst();
        return new RegimeRow(
                regime.id(),
                regime.title(),
                regime.dutyClass(),
                regime.jurisdiction(),
                regime.applies().text(),
                stages.stream().map(stage -> deadline(stage, on, catalogue)).toList(),
                regime.on(on).map(s -> Days.since(s.from())).orElse(null),
                next.map(s ->
                                Text.of("{0}に{1}", "{1} from {0}")
                                        .with(Days.of(s.from()), s.is().label()))
                        .orElse(null),
                citations.cite(regime.source()),
                isPartlyUnverified(regime));
    }

    private static Deadline deadline(Stage stage, LocalDate on, Catalogue catalogue) {
        RuleWords words = new RuleWords(catalogue);
        return new Deadline(
                stage.title(),
                ClockWords.within(stage.clock()),
                Text.list(stage.recipients().stream().map(r -> words.recipient(r, on)).toList()));
    }

    /// Whether the regime's own source was read and something within it was not.
    static boolean isPartlyUnverified(Regime regime) {
        Stream<Source> within =
                Stream.of(
                                regime.status().stream().map(Regime.Status::source),
                                regime.triggers().stream().map(Regime.Trigger::source),
                                regime.stages().stream().map(Stage::source))
                        .flatMap(s -> s);
        return regime.source().provenance() != Provenance.UNVERIFIED
                && within.anyMatch(source -> source.provenance() == Provenance.UNVERIFIED);
    }
}
