package kaname.catalogue.web;

import java.time.LocalDate;
import java.util.List;
import kaname.catalogue.Body;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Sector;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A critical-infrastructure sector on a day.
record SectorRow(
        int number,
        String id,
        Text name,
        boolean unnamed,
        Text since,
        Text reason,
        @Nullable Text services,
        List<Ministry> ministries,
        Citations.Cited cited) {

    record Ministry(Text name, Citations.Cited cited) {}

    static SectorRow of(
            int number, Sector sector, LocalDate on, Catalogue catalogue, Citations citations) {
        return new SectorRow(
                number,
                sector.id(),
                sector.label(),
                sector.unnamed(),
                Days.of(sector.from(), sector.fromPrecision()),
                sector.reason(),
                sector.services(),
                sector.ministriesOn(on).stream()
                        .map(m -> {
                            Body body = catalogue.bodies().get(m.body());
                            return new Ministry(
                                    body == null ? Text.same(m.body()) : body.shortName(),
                                    citations.cite(m.source()));
                        })
                        .toList(),
                citations.cite(sector.source()));
    }
}
