package kaname.catalogue.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import kaname.catalogue.Body;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Plan;
import kaname.catalogue.Regime;
import kaname.catalogue.Sector;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// The days on which anything in the catalogue changed, to step from one to the next.
final class Changes {

    record Change(LocalDate on, Text day, Text what) {}

    private final NavigableMap<LocalDate, List<Text>> days = new TreeMap<>();

    Changes(Catalogue catalogue) {
        catalogue.plans().forEach(this::plan);
        catalogue.sectors().forEach(this::sector);
        catalogue.regimes().forEach(this::regime);
        for (Body.Role role : catalogue.roles()) {
            Body body = catalogue.bodies().get(role.body());
            if (role.from() != null && body != null) {
                add(role.from(), Text.of("{0}が総合調整", "{0} coordinates").with(body.shortName()));
            }
        }
    }

    private void plan(Plan plan) {
        add(plan.decided(), Text.of("{0}を決定", "{0} decided").with(plan.name().quoted()));
    }

    private void sector(Sector sector) {
        add(sector.from(), Text.of("{0}が加わる", "{0} joins").with(sector.label()));
    }

    private void regime(Regime regime) {
        for (Regime.Status status : regime.status()) {
            add(
                    status.from(),
                    Text.of("{0}：{1}", "{0}: {1}")
                            .with(regime.title().quoted(), status.is().label()));
        }
    }

    private void add(LocalDate on, Text what) {
        days.computeIfAbsent(on, _ -> new ArrayList<>()).add(what);
    }

    @Nullable Change before(LocalDate on) {
        return change(days.lowerEntry(on));
    }

    @Nullable Change after(LocalDate on) {
        return change(days.higherEntry(on));
    }

    private static @Nullable Change change(Map.@Nullable Entry<LocalDate, List<Text>> entry) {
        if (entry == null) {
            return null;
        }
        List<Text> what = entry.getValue();
        Text first = what.getFirst();
        return new Change(
                entry.getKey(),
                Days.of(entry.getKey()),
                what.size() == 1
                        ? first
                        : Text.of("{0} ほか{1}件", "{0} and {1} more").with(first, what.size() - 1));
    }
}
