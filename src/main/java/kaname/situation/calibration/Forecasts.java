package kaname.situation.calibration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kaname.dependency.Drawn;
import kaname.dependency.model.Model;
import kaname.dependency.model.WriteModel;
import kaname.exchange.Hash;
import kaname.platform.Caller;
import kaname.platform.Text;
import kaname.situation.next.Ahead;
import kaname.situation.next.Failing;
import kaname.situation.next.FallsNext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What was said to fall next: once for each letter that changed it and each model that it was
/// worked out from, whoever looks how often. Row-level security shows a desk its own.
@Repository
@Transactional
public class Forecasts {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String KEEP =
            """
            insert into situation.forecast (letter, incident, organisation, role, failed, foretold, sector, keeper, called, only_one,
                                            exercise, at, starts, until, expects, p10, p50, p90, probability, scenarios, seed,
                                            model)
            select l.id, l.incident, :me, :role, f.failed, f.foretold, f.sector, f.keeper, f.called, f.only_one, l.exercise, :at,
                   f.starts, :until, f.expects, f.p10, f.p50, f.p90, f.probability, f.scenarios, :seed, :model
              from jsonb_to_recordset(:rows::jsonb) as f (
                   letter uuid, failed text, foretold text, sector text, keeper text, called text[], only_one boolean,
                   starts timestamptz, expects boolean, p10 numeric, p50 numeric, p90 numeric,
                   probability double precision, scenarios integer)
              join exchange.letter l on l.id = f.letter and l.recipient = :me
                on conflict do nothing
            """;

    /// What is down as it is known, in a model, for a desk: kept once.
    private record Question(String organisation, String role, Model model, List<Failing> failing) {}

    private static final int MOST = 256;

    private final Map<Question, Boolean> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Question, Boolean> eldest) {
                    return size() > MOST;
                }
            };

    private final JdbcClient jdbc;
    private final Clock clock;

    Forecasts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Keeps what was worked out just now. A service that is known to be down is not foretold.
    public void keep(Caller caller, Ahead ahead) {
        Drawn drawn = ahead.drawn();
        if (drawn == null || !isNew(caller, drawn.model(), ahead.failing())) {
            return;
        }
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ArrayNode rows = rows(ahead, drawn);
        if (!rows.isEmpty()) {
            jdbc.sql(KEEP)
                    .param("me", caller.organisation())
                    .param("role", caller.role())
                    .param("at", Timestamp.from(at))
                    .param("until", Timestamp.from(at.plus(Duration.ofHours(FallsNext.AHEAD))))
                    .param("seed", FallsNext.SEED)
                    .param("model", hash(drawn.model()))
                    .param("rows", rows.toString())
                    .update();
        }
    }

    private boolean isNew(Caller caller, Model model, List<Failing> failing) {
        if (failing.isEmpty()) {
            return false;
        }
        synchronized (kept) {
            return kept.put(
                            new Question(caller.organisation(), caller.role(), model, failing),
                            true)
                    == null;
        }
    }

    private static byte[] hash(Model model) {
        return Hash.sha256(WriteModel.json(model).toString().getBytes(UTF_8)).bytes();
    }

    private static ArrayNode rows(Ahead ahead, Drawn drawn) {
        Set<String> down =
                ahead.failing().stream().map(Failing::service).collect(Collectors.toSet());
        Map<String, Drawn.Known> known =
                drawn.known().stream().collect(Collectors.toMap(Drawn.Known::id, one -> one));
        Map<String, Long> many =
                drawn.known().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Drawn.Known::organisation, Collectors.counting()));
        ArrayNode rows = JSON.createArrayNode();
        for (Failing failing : ahead.failing()) {
            FallsNext next = ahead.after(failing.letter()).orElseThrow();
            for (FallsNext.Stop stop : next.stops()) {
                Drawn.Known one = known.get(stop.id());
                if (one != null && !down.contains(stop.id())) {
                    ObjectNode row = rows.addObject();
                    row.put("keeper", one.organisation());
                    row.put("only_one", many.getOrDefault(one.organisation(), 0L) == 1);
                    row.putArray("called").add(one.service().ja()).add(one.service().en());
                    write(row, failing, stop, next.scenarios());
                }
            }
        }
        return rows;
    }

    private static void write(ObjectNode row, Failing failing, FallsNext.Stop stop, int scenarios) {
        row.put("letter", failing.letter());
        row.put("failed", failing.service());
        row.put("foretold", stop.id());
        row.put("sector", stop.sector());
        row.put("starts", failing.since().toString());
        row.put("expects", failing.back() != null);
        row.put("p10", hours(failing.since(), stop.early()));
        row.put("p50", hours(failing.since(), stop.middle()));
        row.put("p90", hours(failing.since(), stop.late()));
        row.put("probability", stop.probability());
        row.put("scenarios", scenarios);
    }

    private static double hours(Instant from, Instant to) {
        return Duration.between(from, to).toMinutes() / 60.0;
    }

    /// What these letters were last said to bring, by that moment.
    @Transactional(readOnly = true)
    public Ahead stood(List<UUID> letters, Instant at) {
        Map<String, List<Stood>> byLetter =
                jdbc
                        .sql(
                                """
                                select f.*, o.name_ja || ' ' || f.called[1] as ja, o.name_en || ', ' || f.called[2] as en
                                  from (select f.*, rank() over (partition by f.letter order by f.at desc, f.model) as place
                                          from situation.forecast f where f.letter = any (:letters) and f.at <= :at) f
                                  join registry.organisation o on o.id = f.keeper
                                 where f.place = 1 order by f.p50, f.foretold
                                """)
                        .param("letters", letters.toArray(UUID[]::new))
                        .param("at", Timestamp.from(at))
                        .query((row, _) -> stood(row, at))
                        .stream()
                        .collect(
                                Collectors.groupingBy(
                                        Stood::letter, LinkedHashMap::new, Collectors.toList()));
        Map<String, FallsNext> after = new LinkedHashMap<>();
        byLetter.forEach((letter, rows) -> after.put(letter, Stood.together(rows)));
        return new Ahead(List.of(), after, null, null);
    }

    private record Stood(String letter, FallsNext.Stop stop, int scenarios, boolean expects) {

        static FallsNext together(List<Stood> rows) {
            Stood first = rows.getFirst();
            return new FallsNext(
                    rows.stream().map(Stood::stop).toList(),
                    0,
                    first.scenarios(),
                    FallsNext.AHEAD,
                    first.expects());
        }
    }

    private static Stood stood(ResultSet row, Instant at) throws SQLException {
        Instant starts = row.getTimestamp("starts").toInstant();
        Instant middle = after(starts, row.getDouble("p50"));
        return new Stood(
                row.getString("letter"),
                new FallsNext.Stop(
                        row.getString("foretold"),
                        Text.of(row.getString("ja"), row.getString("en")),
                        row.getString("sector"),
                        after(starts, row.getDouble("p10")),
                        middle,
                        after(starts, row.getDouble("p90")),
                        row.getDouble("probability"),
                        middle.isBefore(at)),
                row.getInt("scenarios"),
                row.getBoolean("expects"));
    }

    private static Instant after(Instant start, double hours) {
        return start.plus(Duration.ofMinutes(Math.round(hours * 60)));
    }
}
