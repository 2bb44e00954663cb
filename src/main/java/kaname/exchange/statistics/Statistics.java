package kaname.exchange.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Fact;
import kaname.catalogue.Regime;
import kaname.catalogue.Sector;
import kaname.platform.Caller;
import kaname.platform.Text;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/// The figures of a desk: its own record of a quarter, and the aggregate that it may pass on.
@Service
class Statistics {

    private static final String ATTACK = "attack_type";

    private final ReadLetters letters;
    private final Catalogues catalogues;
    private final Clock clock;
    private final int smallest;

    Statistics(
            ReadLetters letters,
            Catalogues catalogues,
            Clock clock,
            @Value("${kaname.statistics.smallest-group:5}") int smallest) {
        this.letters = letters;
        this.catalogues = catalogues;
        this.clock = clock;
        this.smallest = smallest;
    }

    Quarter current() {
        return Quarter.of(clock.instant());
    }

    DeskRecord record(Caller caller, Quarter quarter, boolean exercise) {
        Punctuality all = Punctuality.NOTHING;
        List<DeskRecord.Stage> stages = new ArrayList<>();
        List<DeskRecord.Month> months = new ArrayList<>();
        for (var group : letters.groups(caller, quarter, exercise, clock.instant())) {
            String regime = group.regime();
            String stage = group.stage();
            if (group.month() != null) {
                months.add(new DeskRecord.Month(YearMonth.parse(group.month()), group.record()));
            } else if (regime != null && stage != null) {
                stages.add(
                        new DeskRecord.Stage(regime, stage, name(regime, stage), group.record()));
            } else {
                all = group.record();
            }
        }
        var onward = letters.onward(caller, quarter, exercise);
        return new DeskRecord(
                quarter, exercise, all, stages, months, onward.reports(), onward.median());
    }

    /// Real incidents only; an exercise is no statistic.
    Aggregate aggregate(Caller caller, Quarter quarter) {
        return Aggregate.of(
                letters.contributions(caller, quarter),
                catalogue().sectorsOn(today()).stream().map(Sector::id).toList(),
                Stream.concat(
                                attacks().stream().map(Fact.Choice::id),
                                Stream.of(Contribution.UNTOLD))
                        .toList(),
                smallest);
    }

    Text sector(String id) {
        return catalogue().sector(id).map(Sector::label).orElse(Text.same(id));
    }

    Text type(String id) {
        return attacks().stream()
                .filter(choice -> choice.id().equals(id))
                .map(Fact.Choice::label)
                .findFirst()
                .orElse(Text.of("記載なし", "Not told"));
    }

    private Text name(String regime, String stage) {
        Text title = catalogue().regime(regime).map(Regime::title).orElse(Text.same(regime));
        Text part =
                catalogue()
                        .regime(regime)
                        .flatMap(found -> found.stage(stage, today()))
                        .map(kaname.catalogue.Stage::title)
                        .orElse(Text.same(stage));
        return Text.of("{0} {1}", "{0}: {1}").with(title, part);
    }

    private List<Fact.Choice> attacks() {
        return catalogue().vocabulary().find(ATTACK).map(Fact::choices).orElse(List.of());
    }

    private Catalogue catalogue() {
        return catalogues.now();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Quarter.TOKYO);
    }
}
