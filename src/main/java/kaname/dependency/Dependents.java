package kaname.dependency;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Sector;
import kaname.platform.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Who stands on somebody, directly or through others, as far as the caller was shown. A supplier
/// is called by the id of its service, or `organisation:` or `sector:` with an id.
@Repository
@Transactional(readOnly = true)
public class Dependents {

    static final String ORGANISATION = "organisation:";
    static final String SECTOR = "sector:";
    private static final Pattern SUPPLIER =
            Pattern.compile("(?:organisation:|sector:)?[a-z0-9][a-z0-9-]{0,99}");
    private static final int MOST = 200;

    /// Somebody on whom others stand.
    ///
    /// @param directly how many organisations say so
    public record Supplier(String id, Text name, int directly) {}

    private final JdbcClient jdbc;
    private final Catalogues catalogues;

    Dependents(JdbcClient jdbc, Catalogues catalogues) {
        this.jdbc = jdbc;
        this.catalogues = catalogues;
    }

    public static boolean isSupplier(String id) {
        return SUPPLIER.matcher(id).matches();
    }

    /// Those on whom somebody stands, the most stood on first.
    public List<Supplier> suppliers() {
        return jdbc.sql(
                        """
                        with seen as materialized (select * from dependency.dependency),
                             named as materialized (
                            select * from dependency.named((select array_agg(distinct supplier_service) from seen)))
                        select coalesce(d.supplier_service, 'organisation:' || d.supplier, 'sector:' || d.supplier_sector) as id,
                               coalesce(o.name_ja || coalesce(' ' || v.name_ja, ''), d.supplier_sector) as ja,
                               coalesce(o.name_en || coalesce(', ' || v.name_en, ''), d.supplier_sector) as en,
                               count(distinct d.organisation) as directly
                          from seen d
                          left join registry.organisation o on o.id = d.supplier
                          left join named v on v.id = d.supplier_service
                         group by 1, 2, 3 order by 4 desc, 1 limit ?
                        """)
                .param(MOST)
                .query((row, _) ->
                        new Supplier(
                                row.getString("id"),
                                label(
                                        row.getString("id"),
                                        Text.of(row.getString("ja"), row.getString("en"))),
                                row.getInt("directly")))
                .list();
    }

    private Text label(String id, Text otherwise) {
        return id.startsWith(SECTOR)
                ? catalogues
                        .now()
                        .sector(id.substring(SECTOR.length()))
                        .map(Sector::label)
                        .orElse(otherwise)
                : otherwise;
    }

    /// The organisations that stand on any of these, by id; none of those that are named.
    ///
    /// @param suppliers a sector means all that is said to be of it, an organisation all of its
    ///   services; a service also what stands on its organisation where nobody said on which
    public List<String> of(Collection<String> suppliers) {
        if (suppliers.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        with recursive standing (organisation, service) as (
                            (select dependency.keeper_of(s), s from unnest(:services) s
                              union
                             select o, null from unnest(:organisations) o
                              union
                             select d.organisation, d.consumer from dependency.dependency d
                              where d.supplier_sector = any (:sectors)
                                 or (d.supplier_service is null and d.supplier in (
                                        select o.organisation from registry.organisation_sector o
                                         where o.sector = any (:sectors))))
                            union
                            select d.organisation, d.consumer
                              from standing s
                              join dependency.dependency d
                                on d.supplier = s.organisation
                               and (s.service is null or d.supplier_service is null or d.supplier_service = s.service)
                        )
                        select distinct organisation from standing
                         where organisation <> all (:organisations)
                           and organisation <> all (select dependency.keeper_of(s) from unnest(:services) s
                                                     where dependency.keeper_of(s) is not null)
                         order by 1
                        """)
                .param("services", named(suppliers, ""))
                .param("organisations", named(suppliers, ORGANISATION))
                .param("sectors", named(suppliers, SECTOR))
                .query(String.class)
                .list();
    }

    private static String[] named(Collection<String> suppliers, String prefix) {
        return suppliers.stream()
                .filter(id ->
                        prefix.isEmpty()
                                ? !id.startsWith(ORGANISATION) && !id.startsWith(SECTOR)
                                : id.startsWith(prefix))
                .map(id -> id.substring(prefix.length()))
                .toArray(String[]::new);
    }
}
