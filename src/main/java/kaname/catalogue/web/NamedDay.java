package kaname.catalogue.web;

import java.time.LocalDate;
import java.util.List;
import kaname.platform.Text;

/// A day that many ask for.
record NamedDay(LocalDate on, Text name) {

    static final List<NamedDay> ALL =
            List.of(
                    of("2000-12-15", "特別行動計画", "Special action plan"),
                    of("2005-12-13", "第1次行動計画", "First action plan"),
                    of("2014-05-19", "第3次行動計画", "Third action plan"),
                    of("2018-07-01", "空港が加わる", "Airports join"),
                    of("2024-03-01", "港湾が加わる", "Ports join"),
                    of("2026-10-01", "対処能力強化法5条・統一基準", "Article 5 and the unified standard"));

    private static NamedDay of(String on, String ja, String en) {
        return new NamedDay(LocalDate.parse(on), Text.of(ja, en));
    }
}
