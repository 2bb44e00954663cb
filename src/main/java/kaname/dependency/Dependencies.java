package kaname.dependency;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.Growth;
import kaname.dependency.model.Kind;
import kaname.exchange.CanonicalJson;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What services stand on: the caller's own, and what others let the caller see.
@Repository
@Transactional
class Dependencies {

    /// Of one organisation.
    static final int MOST = 5_000;

    /// What a caller looks at in a list.
    static final int MOST_SHOWN = 500;

    /// What a model may have.
    static final int MOST_OF_A_MODEL = 200_000;

    private static final String STATED =
            """
            with seen as materialized (select * from dependency.dependency d where %s limit :most),
                 named as materialized (
                select * from dependency.named((
                    select array_agg(distinct one) from seen, unnest(array[consumer, supplier_service]) one)))
            select d.*, o.name_ja, o.name_en, c.name_ja as consumer_ja, c.name_en as consumer_en,
                   c.sector as consumer_sector, s.name_ja as supplier_ja, s.name_en as supplier_en,
                   v.name_ja as service_ja, v.name_en as service_en
              from seen d
              join registry.organisation o on o.id = d.organisation
              join named c on c.id = d.consumer
              left join registry.organisation s on s.id = d.supplier
              left join named v on v.id = d.supplier_service
             order by d.organisation, d.consumer, d.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Dependencies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Stated> own(Caller caller) {
        return stated("d.organisation = :own order by d.consumer, d.id", caller, MOST);
    }

    /// The first of those that others show to the caller.
    @Transactional(readOnly = true)
    List<Stated> shown(Caller caller) {
        return stated(
                "d.organisation <> :own order by d.organisation, d.consumer, d.id",
                caller,
                MOST_SHOWN);
    }

    /// The caller's own and all that others show to it.
    @Transactional(readOnly = true)
    List<Stated> seen(Caller caller) {
        return stated("d.organisation is not null", caller, MOST_OF_A_MODEL);
    }

    private List<Stated> stated(String which, Caller caller, int most) {
        return jdbc.sql(STATED.formatted(which))
                .param("own", caller.organisation())
                .param("most", most)
                .query((row, _) -> stated(row))
                .list();
    }

    private static Stated stated(ResultSet row) throws SQLException {
        Stated.Supplier supplier =
                new Stated.Supplier(
                        row.getString("supplier"),
                        row.getString("supplier_service"),
                        row.getString("supplier_sector"),
                        supplierName(row),
                        row.getString("supplier_service") == null
                                ? supplierName(row)
                                : name(row, "service"));
        return new Stated(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                new Stated.Named(row.getString("organisation"), name(row, "name")),
                new Stated.Named(row.getString("consumer"), name(row, "consumer")),
                row.getString("consumer_sector"),
                supplier,
                new Dependency(
                        supplier.node(),
                        row.getString("consumer"),
                        Kind.of(row.getString("kind")).orElseThrow(),
                        estimate(row.getArray("strength")),
                        estimate(row.getArray("buffer_hours")),
                        new Dependency.Substitutes(
                                row.getString("substitutes"), row.getInt("needs")),
                        new Dependency.Course(
                                Growth.of(row.getString("growth")).orElseThrow(),
                                row.getDouble("growth_hours"),
                                row.getBoolean("coupled")),
                        new Dependency.Evidence(
                                row.getString("evidence"),
                                row.getInt("confidence"),
                                day(row.getDate("as_of"))),
                        notice(row)),
                Arrays.asList((String[]) row.getArray("shown_to").getArray()),
                row.getTimestamp("at").toInstant());
    }

    private static Dependency.Notice notice(ResultSet row) throws SQLException {
        BigDecimal hours = row.getBigDecimal("notice_hours");
        return new Dependency.Notice(
                hours == null ? null : hours.doubleValue(), row.getString("notice_clause"));
    }

    private static Text supplierName(ResultSet row) throws SQLException {
        if (row.getString("supplier") == null) {
            return Text.same(row.getString("supplier_sector"));
        }
        return row.getString("supplier_service") == null
                ? name(row, "supplier")
                : Text.of("{0} {1}", "{0}, {1}").with(name(row, "supplier"), name(row, "service"));
    }

    static Text name(ResultSet row, String of) throws SQLException {
        return Text.of(row.getString(of + "_ja"), row.getString(of + "_en"));
    }

    static Estimate estimate(Array array) throws SQLException {
        BigDecimal[] numbers = (BigDecimal[]) array.getArray();
        return new Estimate(
                numbers[0].doubleValue(), numbers[1].doubleValue(), numbers[2].doubleValue());
    }

    static @Nullable LocalDate day(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }

    @Transactional(readOnly = true)
    Stated own(Caller caller, UUID id) {
        return jdbc.sql(STATED.formatted("d.organisation = :own and d.id = :id"))
                .param("own", caller.organisation())
                .param("id", id)
                .param("most", 1)
                .query((row, _) -> stated(row))
                .optional()
                .orElseThrow(Problem::notFound);
    }

    /// The caller's own services.
    @Transactional(readOnly = true)
    List<Stated.Named> services(Caller caller) {
        return named(
                "select id, name_ja, name_en from registry.service where organisation = :own order"
                        + " by id",
                caller);
    }

    /// To whom a dependency can be shown besides its supplier; customers are those who let the
    /// caller see that they stand on it.
    @Transactional(readOnly = true)
    List<Stated.Named> audiences(Caller caller) {
        return named(
                """
                select id, name_ja, name_en from registry.organisation
                 where kind in ('coordinator', 'ministry')
                    or id = (select ceptoar from registry.organisation where id = :own)
                    or id in (select d.organisation from dependency.dependency d
                               where d.supplier = :own and d.organisation <> :own)
                 order by kind, id limit 500
                """,
                caller);
    }

    private List<Stated.Named> named(String sql, Caller caller) {
        return jdbc.sql(sql)
                .param("own", caller.organisation())
                .query((row, _) -> new Stated.Named(row.getString("id"), name(row, "name")))
                .list();
    }

    /// What was written and removed, the newest first.
    @Transactional(readOnly = true)
    List<Change> changes(Caller caller, UUID id) {
        return jdbc.sql(
                        """
                        select act, number, content, at from dependency.change
                         where dependency = ? and organisation = ? order by at desc, number desc, act limit 200
                        """)
                .params(id, caller.organisation())
                .query((row, _) ->
                        new Change(
                                row.getString("act").equals("removed"),
                                row.getTimestamp("at").toInstant(),
                                Change.parts(row.getString("content"))))
                .list();
    }

    /// The services of other operators that each name or id stands for.
    @Transactional(readOnly = true)
    Map<String, List<Stated.Supplier>> suppliers(Collection<String> names) {
        Map<String, List<Stated.Supplier>> found = new HashMap<>();
        jdbc.sql("select * from dependency.suppliers(?, 20000)")
                .param(names.stream().map(String::strip).distinct().toArray(String[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getString("called"), _ -> new ArrayList<>())
                            .add(
                                    new Stated.Supplier(
                                            row.getString("organisation"),
                                            row.getString("service"),
                                            row.getString("sector"),
                                            Text.of("{0} {1}", "{0}, {1}")
                                                    .with(
                                                            name(row, "organisation"),
                                                            name(row, "service"))));
                });
        return found;
    }

    /// One to be kept.
    ///
    /// @param number how often it was written before; 0 for a new one
    record Kept(UUID id, int number, Checked checked) {}

    /// Keeps all of them or none.
    ///
    /// @throws Problem 404 for one that is not the caller's; 409 where somebody changed one since,
    ///   or for too many
    void keep(Caller caller, List<Kept> kept) {
        Set<UUID> own =
                jdbc.sql("select id from dependency.dependency where organisation = ?")
                        .param(caller.organisation())
                        .query(UUID.class)
                        .set();
        if (kept.stream().anyMatch(one -> one.number() > 0 && !own.contains(one.id()))) {
            throw Problem.notFound();
        }
        if (own.size() + kept.stream().filter(one -> one.number() == 0).count() > MOST) {
            throw Problem.of(
                    409,
                    "too-many-dependencies",
                    Text.of("{0}件までです。使わないものを外してください", "At most {0}: remove what is not used")
                            .with(MOST));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int done =
                jdbc.sql(
                                """
                                insert into dependency.dependency as d
                                select * from jsonb_populate_recordset(null::dependency.dependency, ?::jsonb)
                                    on conflict (id) do update set number = excluded.number, consumer = excluded.consumer,
                                       supplier = excluded.supplier, supplier_service = excluded.supplier_service,
                                       supplier_sector = excluded.supplier_sector, kind = excluded.kind,
                                       strength = excluded.strength, buffer_hours = excluded.buffer_hours,
                                       substitutes = excluded.substitutes, needs = excluded.needs,
                                       growth = excluded.growth, growth_hours = excluded.growth_hours,
                                       coupled = excluded.coupled, evidence = excluded.evidence,
                                       confidence = excluded.confidence, as_of = excluded.as_of,
                                       notice_hours = excluded.notice_hours, notice_clause = excluded.notice_clause,
                                       shown_to = excluded.shown_to, account = excluded.account, at = excluded.at
                                 where d.number = excluded.number - 1
                                """)
                        .param(
                                CanonicalJson.compact(
                                        kept.stream().map(one -> row(caller, one, now)).toList()))
                        .update();
        if (done < kept.size()) {
            throw Problem.changedMeanwhile();
        }
    }

    private static Map<String, @Nullable Object> row(Caller caller, Kept kept, Instant now) {
        Checked checked = kept.checked();
        Dependency one = checked.dependency();
        LocalDate asOf = one.evidence().asOf();
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", kept.id().toString());
        row.put("number", kept.number() + 1);
        row.put("organisation", caller.organisation());
        row.put("consumer", one.consumer());
        row.put("supplier", checked.supplier().organisation());
        row.put("supplier_service", checked.supplier().service());
        row.put("supplier_sector", checked.supplier().sector());
        row.put("kind", one.kind().id());
        row.put("strength", numbers(one.strength()));
        row.put("buffer_hours", numbers(one.buffer()));
        row.put("substitutes", one.substitutes().group());
        row.put("needs", one.substitutes().needs());
        row.put("growth", one.course().growth().id());
        row.put("growth_hours", one.course().hours());
        row.put("coupled", one.course().coupled());
        row.put("evidence", one.evidence().text());
        row.put("confidence", one.evidence().confidence());
        row.put("as_of", asOf == null ? null : asOf.toString());
        row.put("notice_hours", one.notice().hours() == null ? null : Written.hours(one.notice()));
        row.put("notice_clause", one.notice().clause());
        row.put("shown_to", checked.shownTo());
        row.put("account", caller.account().toString());
        row.put("at", now.toString());
        return row;
    }

    /// @throws Problem 404 unless it is the caller's; 409 where somebody changed it since
    void remove(Caller caller, UUID id, int number) {
        int removed =
                jdbc.sql(
                                "delete from dependency.dependency where id = ? and organisation ="
                                        + " ? and number = ?")
                        .params(id, caller.organisation(), number)
                        .update();
        throwUnless(removed, caller, id);
    }

    private void throwUnless(int done, Caller caller, UUID id) {
        if (done == 1) {
            return;
        }
        Optional<Boolean> there =
                jdbc.sql(
                                "select true from dependency.dependency where id = ? and"
                                        + " organisation = ?")
                        .params(id, caller.organisation())
                        .query(Boolean.class)
                        .optional();
        if (there.isEmpty()) {
            throw Problem.notFound();
        }
        throw Problem.changedMeanwhile();
    }

    /// Takes back what was removed last, as it was.
    ///
    /// @throws Problem 404 unless the caller's organisation removed it and nothing stands there
    void putBack(Caller caller, UUID id) {
        int back =
                jdbc.sql(
                                """
                                insert into dependency.dependency
                                select (jsonb_populate_record(null::dependency.dependency,
                                            '{"notice_clause": ""}' || r.content || jsonb_build_object('number', r.number + 1, 'account', ?::uuid,
                                                                            'at', ?::timestamptz))).*
                                  from (select * from dependency.change
                                         where dependency = ? and act = 'removed' and organisation = ?
                                         order by number desc limit 1) r
                                 where not exists (select from dependency.dependency d where d.id = r.dependency)
                                """)
                        .params(
                                caller.account(),
                                Timestamp.from(clock.instant()),
                                id,
                                caller.organisation())
                        .update();
        if (back == 0) {
            throw Problem.notFound();
        }
    }

    static BigDecimal[] numbers(Estimate estimate) {
        return new BigDecimal[] {
            BigDecimal.valueOf(estimate.low()),
            BigDecimal.valueOf(estimate.likely()),
            BigDecimal.valueOf(estimate.high())
        };
    }
}
