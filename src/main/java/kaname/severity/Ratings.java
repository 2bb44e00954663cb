package kaname.severity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.exchange.Hash;
import kaname.exchange.LedgerEntry;
import kaname.exchange.LedgerWriter;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Ratings as row-level security shows them: to the operator, and to whoever may read a letter
/// about the incident.
@Repository
@Transactional(readOnly = true)
public class Ratings implements Levels {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Rating.OnAxis>> AXES = new TypeReference<>() {};

    private static final int MOST = 10_000;
    private static final int MOST_HIGH = 100;

    private static final String RATING =
            """
            select r.*, o.name_ja, o.name_en from severity.rating r
              join registry.organisation o on o.id = r.organisation
            """;

    private final JdbcClient jdbc;
    private final LedgerWriter ledger;
    private final Catalogues catalogues;
    private final Clock clock;

    Ratings(JdbcClient jdbc, LedgerWriter ledger, Catalogues catalogues, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /// An incident that was rated: what stands in a mode.
    public record Rated(
            UUID incident, boolean exercise, Rating.Mode mode, Instant newest, Standing standing) {}

    /// All of an incident, the oldest first.
    public List<Rating> of(UUID incident) {
        return jdbc.sql(RATING + " where r.incident = ? order by r.at, r.id")
                .param(incident)
                .query((row, _) -> rating(row))
                .list();
    }

    @Override
    public int level(UUID incident) {
        return levels(List.of(incident)).getOrDefault(incident, 0);
    }

    /// As [Levels#level], of those that an authority rated: one statement, however many.
    public Map<UUID, Integer> levels(Collection<UUID> incidents) {
        Map<UUID, Integer> levels = new HashMap<>();
        jdbc.sql(
                        """
                        select incident, level from severity.standing
                         where mode = 'predictive' and incident = any (?)
                        """)
                .param(incidents.toArray(UUID[]::new))
                .query(row -> {
                    levels.put(row.getObject("incident", UUID.class), row.getInt("level"));
                });
        return levels;
    }

    /// What stood at a moment for each incident that was rated within a span before it, while it
    /// lasts: one statement. Of more ratings than [#MOST] the newest are read.
    public Map<UUID, Integer> stood(Instant at, Duration span) {
        Map<UUID, List<Rating>> byIncident = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select * from (
                            select r.*, o.name_ja, o.name_en from severity.rating r
                              join registry.organisation o on o.id = r.organisation
                             where r.mode = 'predictive' and r.at <= ? and r.at > ?
                             order by r.at desc, r.id desc limit ?) newest
                         order by at, id
                        """)
                .params(Timestamp.from(at), Timestamp.from(at.minus(span)), MOST)
                .query(row -> {
                    Rating one = rating(row);
                    byIncident.computeIfAbsent(one.incident(), _ -> new ArrayList<>()).add(one);
                });
        Map<UUID, Integer> stood = new HashMap<>();
        byIncident.forEach((incident, ratings) -> {
            Integer level = Standing.of(ratings).level();
            if (level != null) {
                stood.put(incident, level);
            }
        });
        return stood;
    }

    /// What was rated while it lasts of the incidents of which an authority said that level or more
    /// since a moment, the oldest first: one statement. Of more than [#MOST_HIGH] the newest.
    public Map<UUID, List<Rating>> reaching(int level, boolean exercise, Instant from) {
        Map<UUID, List<Rating>> byIncident = new LinkedHashMap<>();
        jdbc.sql(
                        RATING
                                + """
                                 where r.mode = 'predictive' and r.incident in (
                                     select high.incident from severity.rating high
                                      where high.mode = 'predictive' and high.authority and high.level >= ?
                                        and high.exercise = ? and high.at > ?
                                      group by high.incident order by max(high.at) desc, high.incident limit ?)
                                 order by r.at, r.id
                                """)
                .params(level, exercise, Timestamp.from(from), MOST_HIGH)
                .query(row -> {
                    Rating one = rating(row);
                    byIncident.computeIfAbsent(one.incident(), _ -> new ArrayList<>()).add(one);
                });
        return byIncident;
    }

    /// The incidents that were rated last, one of each mode, the newest first.
    public List<Rated> latest(int limit) {
        Map<List<Object>, List<Rating>> byIncident = new HashMap<>();
        Map<UUID, Boolean> exercises = new HashMap<>();
        jdbc.sql(
                        RATING
                                + """
                                 where r.incident in (
                                     select incident from severity.rating group by incident
                                      order by max(at) desc, incident limit ?)
                                 order by r.at, r.id
                                """)
                .param(limit)
                .query(row -> {
                    Rating one = rating(row);
                    exercises.put(one.incident(), row.getBoolean("exercise"));
                    byIncident
                            .computeIfAbsent(
                                    List.of(one.incident(), one.mode()), _ -> new ArrayList<>())
                            .add(one);
                });
        return byIncident.values().stream()
                .map(ratings -> {
                    Rating last = ratings.getLast();
                    return new Rated(
                            last.incident(),
                            exercises.getOrDefault(last.incident(), false),
                            last.mode(),
                            last.at(),
                            Standing.of(ratings));
                })
                .sorted(java.util.Comparator.comparing(Rated::newest).reversed())
                .toList();
    }

    /// Adds a rating of the caller's organisation; what it said before stays.
    ///
    /// @param settles the ratings that it reconciles; only the coordinator's may
    /// @throws Problem 400 naming the axis; 403 for who was not told, or may not reconcile
    @Transactional
    public Rating rate(
            Caller caller,
            UUID incident,
            Rating.Mode mode,
            List<Rating.OnAxis> axes,
            List<UUID> settles) {
        CheckedAxes.check(catalogues.now().rated(), axes);
        Rating rating =
                new Rating(
                        UUID.randomUUID(),
                        incident,
                        mode,
                        caller.organisation(),
                        caller.organisationName(),
                        !caller.isOperator(),
                        axes,
                        settles,
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        String written = JSON.writeValueAsString(axes);
        boolean kept =
                jdbc.sql("select severity.rate(?, ?, ?, ?::jsonb, ?::smallint, ?, ?)")
                        .params(
                                rating.id(),
                                incident,
                                mode.id(),
                                written,
                                rating.level(),
                                settles.toArray(UUID[]::new),
                                Timestamp.from(rating.at()))
                        .query(Boolean.class)
                        .single();
        if (!kept) {
            throw Problem.of(
                    403,
                    "not-permitted",
                    settles.isEmpty()
                            ? Text.of(
                                    "評価できるのは、事業者と、この事案を知らされた所管省庁・総合調整などです",
                                    "Its operator rates it, and the authorities that were told")
                            : Text.of("評価をまとめるのは、総合調整の機関です", "Only the coordinator reconciles"));
        }
        ledger.append(
                rating.at(),
                List.of(
                        new LedgerWriter.Act(
                                LedgerEntry.SEVERITY,
                                incident,
                                caller.organisation(),
                                mode.id() + " " + rating.level(),
                                Hash.sha256(written))));
        return rating;
    }

    private static Rating rating(ResultSet row) throws SQLException {
        return new Rating(
                row.getObject("id", UUID.class),
                row.getObject("incident", UUID.class),
                Rating.Mode.of(row.getString("mode")).orElseThrow(),
                row.getString("organisation"),
                Text.of(row.getString("name_ja"), row.getString("name_en")),
                row.getBoolean("authority"),
                JSON.readValue(row.getString("axes"), AXES),
                Arrays.asList((UUID[]) row.getArray("settles").getArray()),
                row.getTimestamp("at").toInstant());
    }
}
