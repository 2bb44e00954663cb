package kaname.catalogue.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import kaname.catalogue.Catalogue;
import kaname.catalogue.EssentialArea;
import kaname.catalogue.Sector;
import kaname.platform.Text;

/// The catalogue on one day.
record DayView(
        LocalDate on,
        Text day,
        Standings standings,
        List<SectorRow> sectors,
        List<PlanView> plans,
        List<RoleRow> roles,
        List<Area> areas,
        List<Meaning> definitions,
        List<Citations.Entry> sources) {

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2028, 12, 1);

    /// What counted as critical infrastructure that day.
    record Meaning(Text title, Text text, Text since, Citations.Cited cited) {}

    /// An area of essential infrastructure, beside the sectors.
    record Area(Text name, Text since, boolean planned, Text sectors, Citations.Cited cited) {}

    static DayView of(Catalogue catalogue, LocalDate on) {
        Citations citations = new Citations();
        return new DayView(
                on,
                Days.of(on),
                Standings.of(catalogue, on, citations),
                sectors(catalogue, on, citations),
                PlanView.on(on, catalogue, citations),
                RoleRow.on(on, catalogue, citations),
                areas(catalogue, on, citations),
                catalogue.history().definitions().stream()
                        .filter(definition -> definition.on(on))
                        .map(definition ->
                                new Meaning(
                                        definition.title(),
                                        definition.text(),
                                        Days.since(definition.from()),
                                        citations.cite(definition.source())))
                        .toList(),
                citations.all());
    }

    private static List<SectorRow> sectors(Catalogue catalogue, LocalDate on, Citations citations) {
        List<SectorRow> rows = new ArrayList<>();
        for (Sector sector : catalogue.sectorsOn(on)) {
            rows.add(SectorRow.of(rows.size() + 1, sector, on, catalogue, citations));
        }
        return rows;
    }

    private static List<Area> areas(Catalogue catalogue, LocalDate on, Citations citations) {
        return catalogue.essentialAreas().stream()
                .filter(area -> area.from() != null && !on.isBefore(area.from()))
                .map(area -> area(area, catalogue, citations))
                .toList();
    }

    private static Area area(EssentialArea area, Catalogue catalogue, Citations citations) {
        LocalDate from = area.from();
        return new Area(
                area.name(),
                from == null ? Text.of("未定", "not set") : Days.of(from),
                area.planned(),
                Text.list(
                        area.sectors().stream()
                                .flatMap(id -> catalogue.sector(id).stream())
                                .map(Sector::label)
                                .toList()),
                citations.cite(area.source()));
    }

    /// Months since January 2000, as the slider counts them.
    long month() {
        return Math.max(0, ChronoUnit.MONTHS.between(FIRST, on));
    }

    /// As far as the slider goes: what is enacted today takes effect before.
    long lastMonth() {
        return Math.max(month(), ChronoUnit.MONTHS.between(FIRST, LAST));
    }

    Text headline() {
        Text said =
                sectors.isEmpty()
                        ? Text.of(
                                "{0}には、重要インフラの枠組みがまだありません。施行されている制度は{1}",
                                "On {0} there was no critical-infrastructure framework yet; {1} in"
                                        + " force")
                        : Text.of(
                                "{0}に施行されている制度は{1}、重要インフラは{2}分野",
                                "On {0}: {1} regimes in force, {2} critical-infrastructure"
                                        + " sectors");
        return said.with(day, standings.inForce(), sectors.size());
    }
}
