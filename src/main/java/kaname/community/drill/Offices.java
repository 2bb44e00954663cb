package kaname.community.drill;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Sector;
import kaname.platform.Caller;
import kaname.platform.Text;
import kaname.registry.Directory;
import kaname.registry.Organisation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The CEPTOAR offices of the registry, and which of them a desk would drill: the coordinator all,
/// a ministry those of the sectors for which the catalogue names it.
@Component
class Offices {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Catalogues catalogues;
    private final Clock clock;

    Offices(JdbcClient jdbc, Directory directory, Catalogues catalogues, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /// An office, how many operators are below it, and whether it is the caller's to drill.
    public record Office(String id, Text name, int operators, boolean own) {}

    List<Office> all(Caller caller) {
        Set<String> sectors = sectorsOf(caller);
        return jdbc.sql(
                        """
                        select o.id, o.name_ja, o.name_en,
                               (select count(*) from registry.organisation m
                                 where m.ceptoar = o.id and m.kind = 'operator') as operators,
                               array(select s.sector from registry.organisation_sector s
                                      where s.organisation = o.id) as sectors
                          from registry.organisation o where o.kind = 'ceptoar' order by o.id
                        """)
                .query((row, _) -> office(row, sectors))
                .list();
    }

    private Set<String> sectorsOf(Caller caller) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), TOKYO);
        List<Sector> sectors = catalogues.now().sectorsOn(today);
        if (caller.role().equals("coordinator")) {
            return sectors.stream().map(Sector::id).collect(Collectors.toSet());
        }
        List<String> bodies =
                sectors.stream()
                        .flatMap(sector -> sector.ministriesOn(today).stream())
                        .map(Sector.Responsible::body)
                        .distinct()
                        .toList();
        Map<String, Organisation> acting = directory.actingFor(bodies);
        return sectors.stream()
                .filter(sector ->
                        sector.ministriesOn(today).stream()
                                .map(one -> acting.get(one.body()))
                                .anyMatch(one ->
                                        one != null && one.id().equals(caller.organisation())))
                .map(Sector::id)
                .collect(Collectors.toSet());
    }

    private static Office office(ResultSet row, Set<String> sectors) throws SQLException {
        String[] own = (String[]) row.getArray("sectors").getArray();
        return new Office(
                row.getString("id"),
                Text.of(row.getString("name_ja"), row.getString("name_en")),
                row.getInt("operators"),
                List.of(own).stream().anyMatch(sectors::contains));
    }
}
