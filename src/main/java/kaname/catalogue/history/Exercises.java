package kaname.catalogue.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kaname.catalogue.History.Participants;
import kaname.catalogue.Provenance;
import kaname.platform.Text;
import kaname.platform.web.chart.Cell;
import kaname.platform.web.chart.Chart;
import kaname.platform.web.chart.Ink;
import kaname.platform.web.chart.Origin;
import kaname.platform.web.chart.Series;

/// 図1: people who took part in the exercises, year by year. A year without any value is a gap; a
/// recollection is never solid.
public final class Exercises {

    private static final int FIRST_YEAR = 2006;
    private static final int LAST_YEAR = 2023;

    private Exercises() {}

    public static Chart chart(List<Participants> participants) {
        Map<Integer, List<Participants>> byYear =
                participants.stream().collect(Collectors.groupingBy(Participants::year));
        List<Text> years = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        Set<Origin> origins = new LinkedHashSet<>();
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            Optional<Participants> drawn = drawn(byYear.getOrDefault(year, List.of()));
            years.add(Text.same(String.valueOf(year)));
            cells.add(drawn.map(Exercises::cell).orElse(Cell.GAP));
            drawn.ifPresent(p -> origins.add(origin(p)));
        }
        return new Chart(
                "exercises",
                Chart.Shape.COLUMNS,
                Text.of("分野横断的演習の参加者は増えたか。", "Did more people join the cross-sector exercises?"),
                Text.of("人", "people"),
                Text.of("年度", "Fiscal year"),
                years,
                List.of(new Series(Text.of("参加者", "Participants"), Ink.SOLID, cells)),
                List.copyOf(origins));
    }

    /// What was read comes before what is remembered.
    private static Optional<Participants> drawn(List<Participants> ofYear) {
        return ofYear.stream()
                .filter(p -> p.source().provenance().arms())
                .findFirst()
                .or(() -> ofYear.stream().findFirst());
    }

    private static Cell cell(Participants p) {
        return p.source().provenance().arms() ? Cell.of(p.people()) : Cell.unsure(p.people());
    }

    private static Origin origin(Participants p) {
        Provenance provenance = p.source().provenance();
        return Origin.of(p.source().title(), provenance.label(), provenance.name());
    }
}
