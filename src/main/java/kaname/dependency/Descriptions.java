package kaname.dependency;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.Service;
import kaname.exchange.CanonicalJson;
import kaname.platform.Caller;
import kaname.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What services are like: the caller's own, and what others let the caller see.
@Repository
@Transactional
class Descriptions {

    private final JdbcClient jdbc;
    private final Clock clock;

    Descriptions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Described> own(Caller caller) {
        return described(
                "d.organisation = :which", caller.organisation(), Dependencies.MOST_OF_A_MODEL);
    }

    /// The caller's own and all that others show to it.
    @Transactional(readOnly = true)
    List<Described> seen() {
        return described("d.organisation <> ''", "", Dependencies.MOST_OF_A_MODEL);
    }

    /// As far as the caller may see it.
    @Transactional(readOnly = true)
    Optional<Described> of(String service) {
        return described("d.service = :which", service, 1).stream().findFirst();
    }

    private List<Described> described(String which, String value, int most) {
        return jdbc.sql(
                        """
                        with seen as materialized (select * from dependency.description d where %s limit :most),
                             named as materialized (
                            select * from dependency.named((select array_agg(service) from seen)))
                        select d.*, o.name_ja, o.name_en, s.name_ja as service_ja, s.name_en as service_en, s.sector
                          from seen d
                          join registry.organisation o on o.id = d.organisation
                          join named s on s.id = d.service
                         order by d.organisation, d.service
                        """
                                .formatted(which))
                .param("which", value)
                .param("most", most)
                .query((row, _) -> described(row))
                .list();
    }

    private static Described described(ResultSet row) throws SQLException {
        return new Described(
                row.getInt("number"),
                new Stated.Named(row.getString("organisation"), Dependencies.name(row, "name")),
                new Service(
                        row.getString("service"),
                        Dependencies.name(row, "service"),
                        row.getString("sector"),
                        Dependencies.estimate(row.getArray("autonomy_hours")),
                        Dependencies.estimate(row.getArray("threshold")),
                        estimate(row.getArray("restoration_hours")),
                        site(row, "site"),
                        site(row, "backup"),
                        new Dependency.Evidence(
                                row.getString("evidence"),
                                row.getInt("confidence"),
                                Dependencies.day(row.getDate("as_of")))),
                Arrays.asList((String[]) row.getArray("shown_to").getArray()),
                row.getTimestamp("at").toInstant());
    }

    private static @Nullable Estimate estimate(@Nullable Array array) throws SQLException {
        return array == null ? null : Dependencies.estimate(array);
    }

    private static Service.@Nullable Site site(ResultSet row, String of) throws SQLException {
        double latitude = row.getDouble(of + "_latitude");
        if (row.wasNull()) {
            return null;
        }
        return new Service.Site(
                latitude, row.getDouble(of + "_longitude"), row.getString(of + "_name"));
    }

    /// What was written and removed, the newest first.
    @Transactional(readOnly = true)
    List<Change> changes(Caller caller, String service) {
        return jdbc.sql(
                        """
                        select act, content, at from dependency.description_change
                         where service = ? and organisation = ? order by id desc limit 200
                        """)
                .params(service, caller.organisation())
                .query((row, _) ->
                        new Change(
                                row.getString("act").equals("removed"),
                                row.getTimestamp("at").toInstant(),
                                Change.parts(row.getString("content"))))
                .list();
    }

    /// One to be kept.
    ///
    /// @param number how often it was written before; 0 where nothing stands there
    record Kept(int number, WrittenDescription.Checked checked) {}

    /// Keeps all of them or none.
    ///
    /// @throws Problem 409 where somebody changed one since
    void keep(Caller caller, List<Kept> kept) {
        Map<String, Integer> numbers = new HashMap<>();
        jdbc.sql("select service, number from dependency.description where organisation = ?")
                .param(caller.organisation())
                .query(row -> {
                    numbers.put(row.getString("service"), row.getInt("number"));
                });
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean asSeen =
                kept.stream()
                        .allMatch(one ->
                                numbers.getOrDefault(one.checked().service().id(), 0)
                                        == one.number());
        int done =
                jdbc.sql(
                                """
                                insert into dependency.description as d
                                select * from jsonb_populate_recordset(null::dependency.description, ?::jsonb)
                                    on conflict (service) do update set number = excluded.number,
                                       autonomy_hours = excluded.autonomy_hours, threshold = excluded.threshold,
                                       restoration_hours = excluded.restoration_hours,
                                       site_latitude = excluded.site_latitude, site_longitude = excluded.site_longitude,
                                       site_name = excluded.site_name, backup_latitude = excluded.backup_latitude,
                                       backup_longitude = excluded.backup_longitude, backup_name = excluded.backup_name,
                                       evidence = excluded.evidence, confidence = excluded.confidence,
                                       as_of = excluded.as_of, shown_to = excluded.shown_to, account = excluded.account,
                                       at = excluded.at
                                 where d.number = excluded.number - 1
                                """)
                        .param(
                                CanonicalJson.compact(
                                        kept.stream().map(one -> row(caller, one, now)).toList()))
                        .update();
        if (!asSeen || done < kept.size()) {
            throw Problem.changedMeanwhile();
        }
    }

    private static Map<String, @Nullable Object> row(Caller caller, Kept kept, Instant now) {
        Service service = kept.checked().service();
        Estimate restoration = service.restoration();
        LocalDate asOf = service.evidence().asOf();
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("service", service.id());
        row.put("number", kept.number() + 1);
        row.put("organisation", caller.organisation());
        row.put("autonomy_hours", Dependencies.numbers(service.autonomy()));
        row.put("threshold", Dependencies.numbers(service.threshold()));
        row.put(
                "restoration_hours",
                restoration == null ? null : Dependencies.numbers(restoration));
        put(row, "site", service.site());
        put(row, "backup", service.backup());
        row.put("evidence", service.evidence().text());
        row.put("confidence", service.evidence().confidence());
        row.put("as_of", asOf == null ? null : asOf.toString());
        row.put("shown_to", kept.checked().shownTo());
        row.put("account", caller.account().toString());
        row.put("at", now.toString());
        return row;
    }

    private static void put(
            Map<String, @Nullable Object> row, String at, Service.@Nullable Site site) {
        row.put(at + "_latitude", site == null ? null : site.latitude());
        row.put(at + "_longitude", site == null ? null : site.longitude());
        row.put(at + "_name", site == null ? "" : site.name());
    }

    /// @throws Problem 404 unless it is the caller's; 409 where somebody changed it since
    void remove(Caller caller, String service, int number) {
        Optional<Integer> there =
                jdbc.sql(
                                "select number from dependency.description where service = ? and"
                                        + " organisation = ?")
                        .params(service, caller.organisation())
                        .query(Integer.class)
                        .optional();
        if (there.isEmpty()) {
            throw Problem.notFound();
        }
        int removed =
                jdbc.sql(
                                "delete from dependency.description where service = ? and"
                                        + " organisation = ? and number = ?")
                        .params(service, caller.organisation(), number)
                        .update();
        if (removed == 0) {
            throw Problem.changedMeanwhile();
        }
    }

    /// Takes back what was removed last, as it was.
    ///
    /// @throws Problem 404 unless the caller's organisation removed it and nothing stands there
    void putBack(Caller caller, String service) {
        int back =
                jdbc.sql(
                                """
                                insert into dependency.description
                                select (jsonb_populate_record(null::dependency.description,
                                            r.content || jsonb_build_object('account', ?::uuid, 'at', ?::timestamptz))).*
                                  from (select * from dependency.description_change
                                         where service = ? and act = 'removed' and organisation = ?
                                         order by id desc limit 1) r
                                 where not exists (select from dependency.description d where d.service = r.service)
                                """)
                        .params(
                                caller.account(),
                                Timestamp.from(clock.instant()),
                                service,
                                caller.organisation())
                        .update();
        if (back == 0) {
            throw Problem.notFound();
        }
    }
}
