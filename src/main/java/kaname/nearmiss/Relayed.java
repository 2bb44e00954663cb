package kaname.nearmiss;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What is out, for those whom it was relayed to, its office and whoever has its ticket: the
/// database decides.
@Repository
@Transactional
public class Relayed {

    static final int LONGEST_QUESTION = 4_000;
    private static final String COLUMNS =
            """
            select r.id, r.sector, r.systems, r.month, r.what, r.why_not, r.crowd, r.exercise, r.relayed_on, r.withdrawn,
                   (select count(*) from nearmiss.question q where q.relayed = r.id) as questions
              from nearmiss.relayed r
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Relayed(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Out> list(@Nullable LocalDate before, @Nullable UUID after, int most) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                 where ?::date is null or (r.relayed_on, r.id) < (?::date, ?::uuid)
                                 order by r.relayed_on desc, r.id desc limit ?
                                """)
                .param(date(before))
                .param(date(before))
                .param(after)
                .param(most)
                .query((row, _) -> Out.of(row))
                .list();
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    /// What was not taken back, of the months from `first` on and before `end`, the newest first.
    @Transactional(readOnly = true)
    public List<Out> between(LocalDate first, LocalDate end, boolean exercise, int most) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                 where r.month >= ? and r.month < ? and r.exercise = ? and not r.withdrawn
                                 order by r.month desc, r.id limit ?
                                """)
                .params(Date.valueOf(first), Date.valueOf(end), exercise, most)
                .query((row, _) -> Out.of(row))
                .list();
    }

    /// What became of them, as far as the caller may see it.
    ///
    /// @param opened by the caller's own organisation
    public record Fate(int relayed, int withdrawn, int opened, int questions, int answered) {}

    @Transactional(readOnly = true)
    public Fate fate(LocalDate first, LocalDate end, boolean exercise) {
        return jdbc.sql(
                        """
                        select count(*)::integer as relayed, count(*) filter (where r.withdrawn)::integer as withdrawn,
                               count(*) filter (where exists (select from nearmiss.look l where l.relayed = r.id
                                                                 and l.organisation = registry.caller()))::integer as opened,
                               coalesce(sum((select count(*) from nearmiss.question q where q.relayed = r.id)), 0)::integer
                                   as questions,
                               coalesce(sum((select count(*) from nearmiss.question q where q.relayed = r.id
                                                and exists (select from nearmiss.answer a where a.question = q.id))),
                                        0)::integer as answered
                          from nearmiss.relayed r where r.month >= ? and r.month < ? and r.exercise = ?
                        """)
                .params(Date.valueOf(first), Date.valueOf(end), exercise)
                .query(Fate.class)
                .single();
    }

    @Transactional(readOnly = true)
    Optional<Out> find(UUID id) {
        return jdbc.sql(COLUMNS + " where r.id = ?")
                .param(id)
                .query((row, _) -> Out.of(row))
                .optional();
    }

    /// A reader opens it: the reporter sees which organisation did, and on which day.
    Out open(Caller caller, UUID id) {
        Out out = find(id).orElseThrow(Problem::notFound);
        if (!caller.role().equals("ceptoar-office")) {
            jdbc.sql(
                            """
                            insert into nearmiss.look (relayed, organisation, role, day) values (?, ?, ?, ?)
                                on conflict do nothing
                            """)
                    .params(id, caller.organisation(), caller.role(), Date.valueOf(today()))
                    .update();
        }
        return out;
    }

    @Transactional(readOnly = true)
    List<Out.Look> looks(UUID id) {
        return jdbc.sql(
                        """
                        select o.name_ja, o.name_en, l.role, l.day from nearmiss.look l
                          join registry.organisation o on o.id = l.organisation
                         where l.relayed = ? order by l.day, o.id
                        """)
                .param(id)
                .query((row, _) ->
                        new Out.Look(
                                row.getString("name_ja"),
                                row.getString("name_en"),
                                row.getString("role"),
                                row.getDate("day").toLocalDate()))
                .list();
    }

    @Transactional(readOnly = true)
    List<Out.Question> questions(UUID id) {
        Map<UUID, Out.Question> found = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select q.id, o.name_ja, o.name_en, q.at, q.text, a.answered_on, a.text as answer
                          from nearmiss.question q join registry.organisation o on o.id = q.organisation
                          left join nearmiss.answer a on a.question = q.id
                         where q.relayed = ? order by q.at, q.id, a.answered_on, a.id
                        """)
                .param(id)
                .query(row -> {
                    Out.Question question =
                            new Out.Question(
                                    row.getObject("id", UUID.class),
                                    row.getString("name_ja"),
                                    row.getString("name_en"),
                                    LocalDate.ofInstant(
                                            row.getTimestamp("at").toInstant(), OfficeKeys.TOKYO),
                                    row.getString("text"),
                                    new ArrayList<>());
                    Out.Question known = found.computeIfAbsent(question.id(), _ -> question);
                    if (row.getString("answer") != null) {
                        known.answers()
                                .add(
                                        new Out.Answer(
                                                row.getDate("answered_on").toLocalDate(),
                                                row.getString("answer")));
                    }
                });
        return List.copyOf(found.values());
    }

    /// @throws Problem 404 for what was not relayed to the caller; 400 for an empty or overlong
    ///   question; 409 for what was withdrawn
    UUID ask(Caller caller, UUID id, String text) {
        Out out = find(id).orElseThrow(Problem::notFound);
        if (out.withdrawn()) {
            throw Problem.of(409, "withdrawn", Text.of("報告者が取り下げました", "The reporter withdrew it"));
        }
        String asked = text.strip();
        if (asked.isEmpty() || asked.length() > LONGEST_QUESTION) {
            throw Problem.field(
                    "invalid-question",
                    "/text",
                    Text.of("1〜4,000文字で書いてください", "between 1 and 4,000 characters"));
        }
        if (caller.role().equals("ceptoar-office")) {
            throw Problem.of(
                    403,
                    "not-permitted",
                    Text.of("事務局は報告者に直接尋ねられます", "The office asks the reporter itself"));
        }
        UUID question = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into nearmiss.question (id, relayed, organisation, account, at, text)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        question,
                        id,
                        caller.organisation(),
                        caller.account(),
                        Timestamp.from(clock.instant().truncatedTo(ChronoUnit.SECONDS)),
                        asked)
                .update();
        return question;
    }

    /// Its text goes for everybody; that there was one stays.
    void withdraw(UUID id) {
        jdbc.sql(
                        """
                        update nearmiss.relayed set what = '', why_not = null, withdrawn = true
                         where id = ? and not withdrawn
                        """)
                .param(id)
                .update();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(OfficeKeys.TOKYO));
    }
}
