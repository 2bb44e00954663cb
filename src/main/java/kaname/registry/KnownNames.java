package kaname.registry;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Every name that the caller's eyes may know somebody by: all organisations, and of the caller's
/// own services, contacts, networks and whatever names it keeps besides.
@Repository
@Transactional(readOnly = true)
public class KnownNames {

    /// One way to write one thing. `kind` is `organisation`, `alias`, `facility`, `person`,
    /// `contractor`, `contact`, `mail`, `phone`, `domain` or `network`.
    public record KnownName(
            String organisation, String kind, String writing, @Nullable String reading) {}

    private static final String ALL =
            """
            select id as organisation, 'organisation' as kind, name_ja as writing, null as reading from registry.organisation
            union all select id, 'organisation', name_en, null from registry.organisation
            union all select organisation, 'facility', name_ja, null from registry.service
            union all select organisation, 'facility', name_en, null from registry.service
            union all select organisation, 'mail', mail, null from registry.contact
            union all select organisation, 'network', range::text, null from registry.network
            union all select organisation, kind, writing, reading from registry.known_name
            """;

    private final JdbcClient jdbc;

    KnownNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<KnownName> all() {
        return jdbc.sql(ALL)
                .query((row, _) ->
                        new KnownName(
                                row.getString("organisation"),
                                row.getString("kind"),
                                row.getString("writing"),
                                row.getString("reading")))
                .list();
    }

    /// What of a text is an operator's own, and no name in the directory.
    ///
    /// @param address a mail address, a telephone number, a domain or a network address, rather
    ///   than a name
    public record OfOperator(boolean address, String writing) {}

    /// For those who write abroad; of words that the text holds already, and never whose they are.
    ///
    /// @param addresses of the internet, as literals
    public List<OfOperator> ofOperators(String words, Collection<String> addresses) {
        return jdbc.sql("select * from registry.of_operators(?, ?::inet[])")
                .params(words, addresses.toArray(String[]::new))
                .query((row, _) ->
                        new OfOperator(row.getBoolean("address"), row.getString("writing")))
                .list();
    }

    /// How many operators a reader could take for one of that sector; null: of any sector.
    public int crowd(@Nullable String sector) {
        return jdbc.sql("select registry.crowd(?)").param(sector).query(Integer.class).single();
    }
}
