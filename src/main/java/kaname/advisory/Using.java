package kaname.advisory;

import java.util.List;
import kaname.exchange.CanonicalJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Which organisations registered an affected product, and, for one's own eyes alone, in which
/// systems and networks.
@Repository
@Transactional(readOnly = true)
class Using {

    /// A system of the reader's own that uses an affected product. `version` is "" where none was
    /// registered, so that it may be affected.
    record OwnSystem(kaname.platform.Text name, String vendor, String product, String version) {}

    /// An address among the indicators that lies in a network of the reader's own.
    record Address(String value, String network, String note) {}

    record Own(List<OwnSystem> systems, List<Address> addresses) {
        static final Own NONE = new Own(List.of(), List.of());

        boolean isEmpty() {
            return systems.isEmpty() && addresses.isEmpty();
        }
    }

    private final JdbcClient jdbc;

    Using(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> organisations(List<Product> products) {
        return products.isEmpty()
                ? List.of()
                : jdbc.sql("select o from registry.using_products(?::jsonb) o order by o")
                        .param(CanonicalJson.compact(products))
                        .query(String.class)
                        .list();
    }

    /// What of an advisory concerns the caller's own house: row-level security keeps it to that.
    Own own(Advisory.Body body) {
        return new Own(
                body.products().isEmpty() ? List.of() : systems(body.products()),
                body.indicators().stream().anyMatch(one -> one.type().equals("ip"))
                        ? addresses(body.indicators())
                        : List.of());
    }

    private List<OwnSystem> systems(List<Product> products) {
        return jdbc.sql(
                        """
                        select distinct s.name_ja, s.name_en, p.vendor, p.product, p.version, s.id
                          from jsonb_to_recordset(?::jsonb) as w (vendor text, product text, versions text)
                          join registry.system_product p on p.vendor_key = registry.product_key(w.vendor)
                                                        and p.product_key = registry.product_key(w.product)
                                                        and registry.version_within(p.version, w.versions)
                          join registry.system s on s.id = p.system
                         order by s.id, p.vendor, p.product, p.version
                        """)
                .param(CanonicalJson.compact(products))
                .query((row, _) ->
                        new OwnSystem(
                                kaname.platform.Text.of(
                                        row.getString("name_ja"), row.getString("name_en")),
                                row.getString("vendor"),
                                row.getString("product"),
                                row.getString("version")))
                .list();
    }

    private List<Address> addresses(List<Indicator> indicators) {
        return jdbc.sql(
                        """
                        select v, n.range::text as range, n.note from unnest(?::text[]) v
                          join registry.network n on v::inet <<= n.range::inet order by v, n.range
                        """)
                .param(
                        indicators.stream()
                                .filter(one -> one.type().equals("ip"))
                                .map(Indicator::value)
                                .distinct()
                                .toArray(String[]::new))
                .query((row, _) ->
                        new Address(
                                row.getString("v"), row.getString("range"), row.getString("note")))
                .list();
    }
}
