package kaname.exchange.statistics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// Incidents by sector and type of attack, such that no cell tells of fewer than `smallest`
/// operators, and none can be worked out from the others.
///
/// A cell with fewer operators is withheld, and so looks the same as an empty one. What a row
/// withholds is given as one sum (`rest`) only where at least two types are in it and at least
/// `smallest` operators are behind it. Every total adds up what is shown and nothing else. Each
/// published number is therefore a sum over cells that no other number speaks of, so that swapping
/// two withheld cells of a row, or changing a withheld cell of a row without a sum, changes nothing
/// that is published.
public record Aggregate(int smallest, List<String> types, List<Row> rows) {

    /// One sector; `cells` has an empty value where it is withheld.
    public record Row(String sector, Map<String, OptionalInt> cells, OptionalInt rest) {
        public Row {
            cells = Map.copyOf(cells);
        }

        public OptionalInt cell(String type) {
            return cells.getOrDefault(type, OptionalInt.empty());
        }

        /// What is shown of the row, together.
        public int shown() {
            return cells.values().stream().mapToInt(cell -> cell.orElse(0)).sum() + rest.orElse(0);
        }

        public boolean withheld() {
            return rest.isEmpty() && cells.values().stream().allMatch(OptionalInt::isEmpty);
        }
    }

    public Aggregate {
        types = List.copyOf(types);
        rows = List.copyOf(rows);
    }

    /// @param smallest the fewest operators that a number may tell of, 3 or more
    static Aggregate of(
            List<Contribution> told, List<String> sectors, List<String> types, int smallest) {
        if (smallest < 3) {
            throw new IllegalArgumentException("a group of " + smallest + " hides nobody");
        }
        List<Row> rows = new ArrayList<>();
        for (String sector : sectors) {
            rows.add(row(sector, cells(told, sector, types), smallest));
        }
        return new Aggregate(smallest, types, rows);
    }

    /// What is shown of a type over all sectors.
    public int shown(String type) {
        return rows.stream().mapToInt(row -> row.cell(type).orElse(0)).sum();
    }

    public int shown() {
        return rows.stream().mapToInt(Row::shown).sum();
    }

    public boolean empty() {
        return rows.stream().allMatch(Row::withheld);
    }

    private static final class Cell {
        private final Set<String> operators = new HashSet<>();
        private int incidents;

        void add(Contribution one) {
            operators.add(one.operator());
            incidents += one.incidents();
        }
    }

    private static Map<String, Cell> cells(
            List<Contribution> told, String sector, List<String> types) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        types.forEach(type -> cells.put(type, new Cell()));
        for (Contribution one : told) {
            Cell cell = cells.get(one.type());
            if (one.sector().equals(sector) && cell != null) {
                cell.add(one);
            }
        }
        return cells;
    }

    private static Row row(String sector, Map<String, Cell> cells, int smallest) {
        Map<String, OptionalInt> shown = new LinkedHashMap<>();
        Set<String> behind = new HashSet<>();
        int hidden = 0;
        int rest = 0;
        for (Map.Entry<String, Cell> entry : cells.entrySet()) {
            Cell cell = entry.getValue();
            if (cell.operators.size() >= smallest) {
                shown.put(entry.getKey(), OptionalInt.of(cell.incidents));
            } else {
                shown.put(entry.getKey(), OptionalInt.empty());
                behind.addAll(cell.operators);
                rest += cell.incidents;
                hidden++;
            }
        }
        boolean tellable = hidden >= 2 && behind.size() >= smallest;
        return new Row(sector, shown, tellable ? OptionalInt.of(rest) : OptionalInt.empty());
    }
}
