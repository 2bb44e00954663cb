package kaname.situation.scenario;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kaname.catalogue.Scenario;
import kaname.platform.Text;
import kaname.situation.cause.Mark;
import kaname.situation.cause.Phenomenon;
import kaname.situation.cause.Threats;
import kaname.situation.scenario.Coverage.Cell;
import kaname.situation.scenario.Coverage.Column;
import kaname.situation.scenario.Coverage.Row;
import kaname.situation.scenario.Coverage.State;

/// Sets scenarios against what was told. Pure.
final class DrawCoverage {

    private DrawCoverage() {}

    static List<Row> rows(
            List<Scenario> scenarios,
            List<Column> sectors,
            Collection<Phenomenon> real,
            Collection<Phenomenon> exercised) {
        return scenarios.stream().map(scenario -> row(scenario, sectors, real, exercised)).toList();
    }

    private static Row row(
            Scenario scenario,
            List<Column> sectors,
            Collection<Phenomenon> real,
            Collection<Phenomenon> exercised) {
        Set<Mark> failures = Set.copyOf(Threats.failuresOf(scenario.failing()));
        List<Phenomenon> met = real.stream().filter(one -> shows(one, scenario, failures)).toList();
        List<Phenomenon> tried =
                exercised.stream().filter(one -> shows(one, scenario, failures)).toList();
        Map<String, Cell> cells = new HashMap<>();
        for (Column sector : sectors) {
            int happened = count(met, sector, false);
            int nearly = count(met, sector, true);
            int drilled = count(tried, sector, false) + count(tried, sector, true);
            boolean concerned = !sector.id().isEmpty() && scenario.concerns(sector.id());
            cells.put(
                    sector.id(),
                    new Cell(
                            state(happened, nearly, drilled, concerned),
                            happened,
                            nearly,
                            drilled));
        }
        return new Row(scenario, cells);
    }

    /// What was told counts in a sector that the catalogue did not expect to be concerned.
    private static State state(int happened, int nearly, int exercised, boolean concerned) {
        if (exercised > 0) {
            return State.EXERCISED;
        }
        if (happened > 0) {
            return State.HAPPENED;
        }
        if (nearly > 0) {
            return State.NEARLY;
        }
        return concerned ? State.NEITHER : State.APART;
    }

    private static int count(List<Phenomenon> told, Column sector, boolean near) {
        return (int)
                told.stream()
                        .filter(one -> one.nearMiss() == near)
                        .filter(one -> sector.id().equals(one.sector() == null ? "" : one.sector()))
                        .count();
    }

    private static boolean shows(Phenomenon one, Scenario scenario, Set<Mark> failures) {
        boolean failing =
                one.sector() != null
                        && one.state() != null
                        && scenario.failing().contains(one.sector())
                        && scenario.phenomena().contains(one.state());
        return failing
                || one.marks().stream()
                        .anyMatch(mark ->
                                failures.contains(mark) || scenario.threats().contains(mark.key()));
    }

    /// In the vocabulary's order.
    static List<Text> unlinked(List<Scenario> scenarios, List<Mark> threats) {
        Set<String> linked = new HashSet<>();
        scenarios.forEach(scenario -> linked.addAll(scenario.threats()));
        return threats.stream()
                .filter(mark -> !linked.contains(mark.key()))
                .map(Mark::shown)
                .toList();
    }
}
