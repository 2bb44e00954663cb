package kaname.situation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.situation.next.Ahead;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// What the letters to the caller's organisation say, an incident a row, as `situation.matter`
/// keeps it: now, or as it stood at an earlier moment. As many statements whatever happened.
@Repository
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class Told {

    /// How many incidents stand on a page, and from how many the look ahead goes.
    static final int PAGE = 50;

    private static final int OVER = 20;

    /// How long an incident of which nothing more comes stays on the board; the page says so.
    static final Duration SPAN = Duration.ofDays(90);

    /// An incident as its newest letter tells it, with the newest state that any letter of it
    /// carries. `next` is the earliest clock among the newest letters of each regime.
    record Matter(
            UUID incident,
            UUID letter,
            String operator,
            String content,
            int report,
            String sector,
            String senderJa,
            String senderEn,
            boolean exercise,
            Instant sentAt,
            Instant since,
            int urgency,
            @Nullable String state,
            @Nullable Instant next,
            int waiting) {

        Ahead.Down down() {
            return new Ahead.Down(letter.toString(), operator, content, sentAt);
        }
    }

    /// So many open incidents of a sector whose service is in that state. `silent`: nothing came
    /// for [#SPAN].
    record Tally(
            boolean exercise,
            String sector,
            @Nullable String state,
            boolean silent,
            int incidents,
            @Nullable Instant next) {}

    /// @param open a page, the most urgent first, and one more if there are more
    /// @param over those that ended last
    /// @param down those whose service is down, the most urgent first
    record Picture(
            List<Tally> tallies,
            List<Matter> open,
            List<Matter> over,
            List<Matter> down,
            @Nullable Instant changedBefore,
            @Nullable Instant changedAfter) {
        Picture {
            tallies = List.copyOf(tallies);
            open = List.copyOf(open);
            over = List.copyOf(over);
            down = List.copyOf(down);
        }
    }

    private static final String LIVE = "m.until is null";
    private static final String THEN = "m.since <= :at and (m.until is null or m.until > :at)";

    /// A clock runs, or the service is not back; without a state, a regime asks for one more
    /// report.
    private static final String OPEN =
            """
            m.organisation = :me and m.awaits
            and (m.next_at is not null or m.state is not null
                 or exists (select from unnest(m.stages) s
                             where split_part(s, '/', 1) = any (:regimes) and not s = any (:last)))
            """;

    private static final String OVER_BY_THEN =
            """
            m.organisation = :me and m.next_at is null
            and (m.state = 'normal'
                 or (m.state is null
                     and not exists (select from unnest(m.stages) s
                                      where split_part(s, '/', 1) = any (:regimes) and not s = any (:last))))
            """;

    private static final String BY_CLOCK =
            "coalesce(m.next_at, :never), m.urgency, m.since desc, m.incident";

    private static final String AFTER =
            """
             and (coalesce(m.next_at, :never), m.urgency, -extract(epoch from m.since), m.incident)
                 > (:due, :urgency, -extract(epoch from :since::timestamptz), :incident)
            """;

    private final JdbcClient jdbc;

    Told(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Picture picture(
            Caller caller, When when, Stages stages, boolean exercise, @Nullable Place after) {
        Map<String, Object> asked = asked(caller, when, stages, exercise);
        String stands = when.live() ? LIVE : THEN;
        String recent = stands + " and m.since > :from and m.exercise = :exercise";
        String page = "%s and %s%s".formatted(recent, OPEN, after == null ? "" : AFTER);
        if (after != null) {
            asked.put("due", Timestamp.from(after.due()));
            asked.put("urgency", after.urgency());
            asked.put("since", Timestamp.from(after.since()));
            asked.put("incident", after.incident());
        }
        List<Matter> open = matters(page, BY_CLOCK, PAGE + 1, asked);
        List<Matter> over =
                matters(recent + " and " + OVER_BY_THEN, "m.since desc, m.incident", OVER, asked);
        asked.put("counting", false);
        List<Matter> down =
                matters(recent + " and m.urgency < 2 and " + OPEN, BY_CLOCK, PAGE, asked);
        List<Tally> tallies = tallies(when.live() ? LIVE : THEN + " and m.since > :from", asked);
        return jdbc.sql(
                        """
                        select (select max(m.since) from situation.matter m
                                 where m.organisation = :me and m.exercise = :exercise and m.since < :at) as earlier,
                               (select min(m.since) from situation.matter m
                                 where m.organisation = :me and m.exercise = :exercise and m.since > :at) as later
                        """)
                .params(asked)
                .query((row, _) ->
                        new Picture(
                                tallies,
                                open,
                                over,
                                down,
                                instant(row, "earlier"),
                                instant(row, "later")))
                .single();
    }

    /// Which of these incidents are open in the picture, and in which sector.
    Map<UUID, String> sectors(
            Caller caller, When when, Stages stages, boolean exercise, Collection<UUID> incidents) {
        Map<String, Object> asked = asked(caller, when, stages, exercise);
        asked.put("incidents", incidents.toArray(UUID[]::new));
        Map<UUID, String> sectors = new HashMap<>();
        jdbc.sql(
                        """
                        select m.incident, m.sector from situation.matter m
                         where %s and m.since > :from and m.exercise = :exercise and m.incident = any (:incidents) and %s
                        """
                                .formatted(when.live() ? LIVE : THEN, OPEN))
                .params(asked)
                .query(row -> {
                    sectors.put(row.getObject("incident", UUID.class), row.getString("sector"));
                });
        return sectors;
    }

    /// The incident that this letter is the newest of.
    Optional<Matter> find(Caller caller, UUID letter, Instant now) {
        Map<String, Object> asked = asked(caller, new When(now, true), Stages.NONE, false);
        asked.put("letter", letter);
        String one =
                """
                m.organisation = :me and m.until is null and m.since > :from and m.letter = :letter
                and m.incident = (select k.incident from exchange.letter k where k.id = :letter)
                """;
        return matters(one, "m.incident", 1, asked).stream().findFirst();
    }

    private static Map<String, Object> asked(
            Caller caller, When when, Stages stages, boolean exercise) {
        Map<String, Object> asked = new HashMap<>();
        asked.put("me", caller.organisation());
        asked.put("at", Timestamp.from(when.live() ? Cursor.NEVER : when.at()));
        asked.put("from", Timestamp.from(when.at().minus(SPAN)));
        asked.put("never", Timestamp.from(Cursor.NEVER));
        asked.put("exercise", exercise);
        asked.put("counting", true); // what waits
        asked.put("regimes", stages.regimes().toArray(String[]::new));
        asked.put("last", stages.last().toArray(String[]::new));
        return asked;
    }

    private List<Tally> tallies(String stands, Map<String, Object> asked) {
        return jdbc.sql(
                        """
                        select m.exercise, m.sector, m.state, m.since <= :from as silent, count(*) as incidents, min(m.next_at) as next
                          from situation.matter m where %s and %s
                         group by m.exercise, m.sector, m.state, silent
                        """
                                .formatted(stands, OPEN))
                .params(asked)
                .query((row, _) ->
                        new Tally(
                                row.getBoolean("exercise"),
                                row.getString("sector"),
                                row.getString("state"),
                                row.getBoolean("silent"),
                                row.getInt("incidents"),
                                instant(row, "next")))
                .list();
    }

    private List<Matter> matters(String where, String order, int limit, Map<String, Object> asked) {
        return jdbc.sql(
                        """
                        select m.incident, m.letter, m.operator, m.number, m.sector, m.exercise, m.since, m.urgency, m.state, m.next_at,
                               l.content, l.sent_at, o.name_ja, o.name_en,
                               case when :counting then (select count(*) from exchange.letter w
                                  left join exchange.acknowledgement a on a.letter = w.id and a.at <= :at
                                 where w.incident = m.incident and w.recipient = :me and w.sent_at <= :at and a.letter is null
                                   and (w.purpose = any ((select registry.purposes())::text[])
                                        or exists (select from exchange.crossing c
                                                    where c.letter = w.id and c.organisation = :me
                                                      and coalesce(c.decided_at, c.at) <= :at))) end as waiting
                          from (select m.* from situation.matter m where %s order by %s limit :limit) m
                          join exchange.letter l on l.id = m.letter
                          join registry.organisation o on o.id = l.sender
                         order by %s
                        """
                                .formatted(where, order, order))
                .params(asked)
                .param("limit", limit)
                .query((row, _) -> matter(row))
                .list();
    }

    private static Matter matter(ResultSet row) throws SQLException {
        return new Matter(
                row.getObject("incident", UUID.class),
                row.getObject("letter", UUID.class),
                row.getString("operator"),
                row.getString("content"),
                row.getInt("number"),
                row.getString("sector"),
                row.getString("name_ja"),
                row.getString("name_en"),
                row.getBoolean("exercise"),
                row.getTimestamp("sent_at").toInstant(),
                row.getTimestamp("since").toInstant(),
                row.getInt("urgency"),
                row.getString("state"),
                instant(row, "next_at"),
                row.getInt("waiting"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
