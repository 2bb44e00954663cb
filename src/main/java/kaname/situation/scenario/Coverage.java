package kaname.situation.scenario;

import java.util.List;
import java.util.Map;
import kaname.catalogue.Scenario;
import kaname.platform.Text;

/// The types of scenario against the sectors, over a year.
///
/// @param unlinked threats of the vocabulary that no scenario has
/// @param cut where there was more than was gone through
record Coverage(List<Column> sectors, List<Row> rows, List<Text> unlinked, boolean cut) {

    /// What is to be said of a scenario in a sector, the most urgent first.
    enum State {
        HAPPENED("stopped", Text.of("起きたが、演習していない", "happened, never exercised")),
        NEARLY("degraded", Text.of("起きかけたが、演習していない", "nearly happened, never exercised")),
        EXERCISED("normal", Text.of("演習した", "exercised")),
        NEITHER("unknown", Text.of("どちらもない", "neither")),
        APART("apart", Text.of("関わりなし", "not concerned"));

        private final String css;
        private final Text label;

        State(String css, Text label) {
            this.css = css;
            this.label = label;
        }

        /// The class of its mark; the mark differs in shape too.
        public String css() {
            return css;
        }

        public Text label() {
            return label;
        }
    }

    Coverage {
        sectors = List.copyOf(sectors);
        rows = List.copyOf(rows);
        unlinked = List.copyOf(unlinked);
    }

    /// A sector; `id` is "" for what was told with its sector withheld.
    record Column(String id, Text name) {}

    /// @param happened incidents that were told
    /// @param nearly near misses that were told
    /// @param exercised reports on the exercise side
    record Cell(State state, int happened, int nearly, int exercised) {}

    record Row(Scenario scenario, Map<String, Cell> cells) {
        Row {
            cells = Map.copyOf(cells);
        }

        public Cell in(Column sector) {
            return cells.getOrDefault(sector.id(), new Cell(State.NEITHER, 0, 0, 0));
        }
    }

    public List<Column> in(Row row, State state) {
        return sectors.stream().filter(sector -> row.in(sector).state() == state).toList();
    }

    /// How many scenarios happened in a sector that did not exercise them.
    public long missed() {
        return rows.stream().filter(row -> !in(row, State.HAPPENED).isEmpty()).count();
    }
}
