package kaname.community.rules;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaname.catalogue.Body;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Counting;
import kaname.catalogue.Instrument;
import kaname.catalogue.Provenance;
import kaname.catalogue.Within;
import kaname.exchange.Marking;
import kaname.platform.Caller;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The sharing rules of all parties, open to everybody who is signed in.
@Repository
@Transactional(readOnly = true)
public class SharingRules {

    private static final int MOST = 500;

    private static final String RULE =
            """
            select r.*, o.name_ja, o.name_en from community.sharing_rule r
              left join registry.organisation o on o.id = r.party
            """;

    private final JdbcClient jdbc;
    private final Catalogues catalogues;

    SharingRules(JdbcClient jdbc, Catalogues catalogues) {
        this.jdbc = jdbc;
        this.catalogues = catalogues;
    }

    /// Those in force on a day, by party.
    List<SharingRule> on(LocalDate day) {
        return jdbc.sql(
                        RULE
                                + """
                                 where r.valid_from <= :day and (r.valid_to is null or r.valid_to > :day)
                                 order by coalesce(r.party, r.body), r.about, r.valid_from, r.id limit :most
                                """)
                .param("day", Date.valueOf(day))
                .param("most", MOST)
                .query((row, _) -> rule(row, catalogues.now()))
                .list();
    }

    /// Those of two parties in force on a day.
    public List<SharingRule> of(String party, String other, LocalDate day) {
        return on(day).stream()
                .filter(rule -> rule.party().equals(party) || rule.party().equals(other))
                .toList();
    }

    Optional<SharingRule> find(UUID id) {
        return jdbc.sql(RULE + " where r.id = ?")
                .param(id)
                .query((row, _) -> rule(row, catalogues.now()))
                .optional();
    }

    @Transactional
    void add(Caller caller, SharingRule rule, boolean body, Instant at) {
        Terms terms = rule.terms();
        jdbc.sql(
                        """
                        insert into community.sharing_rule (id, author, party, body, about, tlp_least, tlp_most, expects,
                            expects_by, needs, needs_by, ways, must_pass, must_not_pass, instrument, article, provenance,
                            valid_from, valid_to, written_at, written_by)
                        values (:id, :author, :party, :body, :about, :least, :most, :expects, :expectsBy, :needs, :needsBy,
                                :ways, :mustPass, :mustNotPass, :instrument, :article, :provenance, :from, :to, :at,
                                :account)
                        """)
                .param("id", rule.id())
                .param("author", caller.organisation())
                .param("party", body ? null : rule.party())
                .param("body", body ? rule.party() : null)
                .param("about", terms.about().id())
                .param("least", label(terms.least()))
                .param("most", label(terms.most()))
                .param("expects", within(terms.expects()))
                .param("expectsBy", counting(terms.expects()))
                .param("needs", within(terms.needs()))
                .param("needsBy", counting(terms.needs()))
                .param("ways", ids(terms.ways(), Way::id))
                .param("mustPass", ids(terms.mustPass(), Audience::id))
                .param("mustNotPass", ids(terms.mustNotPass(), Audience::id))
                .param("instrument", rule.basis().instrument())
                .param("article", rule.basis().article())
                .param("provenance", rule.basis().provenance().name().toLowerCase(Locale.ROOT))
                .param("from", Date.valueOf(rule.validFrom()))
                .param("to", rule.validTo() == null ? null : Date.valueOf(rule.validTo()))
                .param("at", Timestamp.from(at))
                .param("account", caller.account())
                .update();
    }

    /// False unless it is the caller's and goes on beyond that day.
    @Transactional
    boolean end(Caller caller, UUID id, LocalDate day) {
        return jdbc.sql(
                                """
                                update community.sharing_rule set valid_to = :day
                                 where id = :id and author = :me and valid_from < :day
                                   and (valid_to is null or valid_to > :day)
                                """)
                        .param("day", Date.valueOf(day))
                        .param("id", id)
                        .param("me", caller.organisation())
                        .update()
                == 1;
    }

    private static @Nullable String label(@Nullable Marking marking) {
        return marking == null ? null : marking.label();
    }

    private static @Nullable String within(@Nullable Deadline deadline) {
        return deadline == null ? null : deadline.within().iso();
    }

    private static @Nullable String counting(@Nullable Deadline deadline) {
        return deadline == null ? null : deadline.counting().name();
    }

    private static <E> String[] ids(Collection<E> some, Function<E, String> id) {
        return some.stream().map(id).toArray(String[]::new);
    }

    private static SharingRule rule(ResultSet row, Catalogue catalogue) throws SQLException {
        String organisation = row.getString("party");
        String party = organisation == null ? row.getString("body") : organisation;
        Date to = row.getDate("valid_to");
        return new SharingRule(
                row.getObject("id", UUID.class),
                party,
                organisation == null
                        ? bodyName(catalogue, party)
                        : Text.of(row.getString("name_ja"), row.getString("name_en")),
                row.getString("author"),
                terms(row),
                new SharingRule.Basis(
                        row.getString("instrument"),
                        instrumentName(catalogue, row.getString("instrument")),
                        row.getString("article"),
                        Provenance.valueOf(row.getString("provenance").toUpperCase(Locale.ROOT))),
                row.getDate("valid_from").toLocalDate(),
                to == null ? null : to.toLocalDate());
    }

    private static Terms terms(ResultSet row) throws SQLException {
        return new Terms(
                Information.of(row.getString("about")).orElseThrow(),
                marking(row.getString("tlp_least")),
                marking(row.getString("tlp_most")),
                deadline(row.getString("expects"), row.getString("expects_by")),
                deadline(row.getString("needs"), row.getString("needs_by")),
                set(row.getArray("ways"), Way::of),
                set(row.getArray("must_pass"), Audience::of),
                set(row.getArray("must_not_pass"), Audience::of));
    }

    private static @Nullable Marking marking(@Nullable String label) {
        return label == null ? null : Marking.of(label).orElseThrow();
    }

    private static @Nullable Deadline deadline(@Nullable String within, @Nullable String counting) {
        return within == null || counting == null
                ? null
                : new Deadline(Within.parse(within), Counting.valueOf(counting));
    }

    private static <E> Set<E> set(Array stored, Function<String, Optional<E>> of)
            throws SQLException {
        return Stream.of((String[]) stored.getArray())
                .map(of)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    static Text bodyName(Catalogue catalogue, String id) {
        Body body = catalogue.bodies().get(id);
        return body == null ? Text.same(id) : body.name();
    }

    private static Text instrumentName(Catalogue catalogue, String said) {
        Instrument instrument = catalogue.instruments().get(said);
        return instrument == null ? Text.same(said) : instrument.title();
    }
}
