package kaname.catalogue.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Regime;
import kaname.platform.Text;

/// The regimes of a day by how they stood.
record Standings(List<Group> groups) {

    /// In the order in which a reader needs them.
    enum Standing {
        IN_FORCE(Text.of("施行中", "In force")),
        ENACTED(Text.of("公布済み・未施行", "Enacted, not yet in force")),
        PROPOSED(Text.of("提案中", "Proposed")),
        ABSENT(Text.of("まだ存在しない", "Not yet existing")),
        REPEALED(Text.of("廃止", "Repealed"));

        private final Text label;

        Standing(Text label) {
            this.label = label;
        }

        static Standing of(Regime regime, LocalDate on) {
            return regime.on(on)
                    .map(status ->
                            switch (status.is()) {
                                case PROPOSED -> PROPOSED;
                                case ENACTED -> ENACTED;
                                case IN_FORCE -> IN_FORCE;
                                case REPEALED -> REPEALED;
                            })
                    .orElse(ABSENT);
        }

        Text label() {
            return label;
        }
    }

    record Group(Standing standing, List<RegimeRow> regimes) {}

    static Standings of(Catalogue catalogue, LocalDate on, Citations citations) {
        Map<Standing, List<RegimeRow>> byStanding = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            List<RegimeRow> rows =
                    catalogue.regimes().stream()
                            .filter(regime -> Standing.of(regime, on) == standing)
                            .sorted(
                                    Comparator.comparing(
                                                    (Regime r) -> !r.jurisdiction().equals("JP"))
                                            .thenComparing(Regime::dutyClass)
                                            .thenComparing(Regime::id))
                            .map(regime -> RegimeRow.of(regime, on, catalogue, citations))
                            .toList();
            byStanding.put(standing, rows);
        }
        return new Standings(
                byStanding.entrySet().stream()
                        .filter(entry -> !entry.getValue().isEmpty())
                        .map(entry -> new Group(entry.getKey(), entry.getValue()))
                        .toList());
    }

    int inForce() {
        return groups.stream()
                .filter(group -> group.standing() == Standing.IN_FORCE)
                .mapToInt(group -> group.regimes().size())
                .sum();
    }
}
