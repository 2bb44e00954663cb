package kaname.advisory;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import kaname.catalogue.PlainText;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What recipients say about the measures of an advisory: each its own answers, the author the
/// rates alone.
@Repository
@Transactional
class Campaigns {

    static final List<String> ANSWERS = List.of("done", "not-done", "not-applicable");

    /// The latest word of the caller's organisation on a measure.
    record Answer(
            int measure,
            String answer,
            String note,
            @Nullable LocalDate onDay,
            java.time.Instant at) {}

    /// In organisations. `sector` is null over all.
    record Rate(
            int measure,
            @Nullable String sector,
            int asked,
            int done,
            int notDone,
            int notApplicable) {

        int notAnswered() {
            return asked - done - notDone - notApplicable;
        }

        /// Of those whom it concerns: who says that it does not apply is not asked to do it.
        int percent() {
            int concerned = asked - notApplicable;
            return concerned == 0 ? 0 : (int) (100L * done / concerned);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Campaigns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @throws Problem 400 for what is no answer; 404 unless it was sent to the caller's
    ///   organisation; 409 where it ended
    void answer(
            Caller caller, Advisory advisory, int measure, String answer, String note, String day) {
        if (!advisory.seen().received()) {
            throw Problem.notFound();
        }
        if (!advisory.current()) {
            throw Drafts.ended();
        }
        LocalDate onDay = checked(advisory, measure, answer, note, day);
        try {
            jdbc.sql(
                            """
                            insert into advisory.answer (advisory, measure, organisation, number, answer, note, on_day,
                                                         account, at)
                            select :advisory, :measure, :me,
                                   1 + coalesce((select max(w.number) from advisory.answer w
                                                  where w.advisory = :advisory and w.measure = :measure
                                                    and w.organisation = :me), 0),
                                   :answer, :note, :day, :account, :at
                            """)
                    .param("advisory", advisory.head().id())
                    .param("measure", measure)
                    .param("me", caller.organisation())
                    .param("answer", answer)
                    .param("note", note.strip())
                    .param("day", onDay)
                    .param("account", caller.account())
                    .param("at", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                    .update();
        } catch (DuplicateKeyException meanwhile) {
            throw Problem.of(
                    409,
                    "answered-meanwhile",
                    Text.of("同じときに別の回答がありました。見直してください", "Somebody answered meanwhile: look again"));
        }
    }

    private static @Nullable LocalDate checked(
            Advisory advisory, int measure, String answer, String note, String day) {
        if (measure < 1 || measure > advisory.body().measures().size()) {
            throw refused(
                    "/measure", Text.of("この注意喚起の対策の番号です", "the number of one of its measures"));
        }
        if (!ANSWERS.contains(answer)) {
            throw refused(
                    "/answer",
                    Text.of(
                            "done、not-done、not-applicable のどれかです",
                            "done, not-done or not-applicable"));
        }
        if (note.strip().length() > 500 || PlainText.hasForbidden(note)) {
            throw refused("/note", Text.of("500文字までです", "at most 500 characters"));
        }
        try {
            return day.isBlank() ? null : LocalDate.parse(day.strip());
        } catch (java.time.format.DateTimeParseException e) {
            throw refused("/on", Text.of("2026-11-27 のような日付です", "a date such as 2026-11-27"));
        }
    }

    private static Problem refused(String pointer, Text detail) {
        return Problem.field("invalid-answer", pointer, detail);
    }

    /// By the number of the measure.
    @Transactional(readOnly = true)
    Map<Integer, Answer> answers(Caller caller, UUID advisory) {
        Map<Integer, Answer> answers = new TreeMap<>();
        jdbc.sql(
                        """
                        select distinct on (w.measure) w.* from advisory.answer w
                         where w.advisory = ? and w.organisation = ? order by w.measure, w.number desc
                        """)
                .params(advisory, caller.organisation())
                .query(row -> {
                    answers.put(
                            row.getInt("measure"),
                            new Answer(
                                    row.getInt("measure"),
                                    row.getString("answer"),
                                    row.getString("note"),
                                    row.getObject("on_day", LocalDate.class),
                                    row.getTimestamp("at").toInstant()));
                });
        return answers;
    }

    /// For the author: over all and in each sector, one statement; nobody else gets a row.
    @Transactional(readOnly = true)
    List<Rate> rates(UUID advisory) {
        return jdbc.sql("select * from advisory.campaign(?)")
                .param(advisory)
                .query((row, _) ->
                        new Rate(
                                row.getInt("measure"),
                                row.getString("sector"),
                                row.getInt("asked"),
                                row.getInt("done"),
                                row.getInt("not_done"),
                                row.getInt("not_applicable")))
                .list();
    }

    /// For a recipient: over all, where it went to four or more; else nothing.
    @Transactional(readOnly = true)
    List<Rate> overall(UUID advisory) {
        return jdbc.sql("select * from advisory.rates(?)")
                .param(advisory)
                .query((row, _) ->
                        new Rate(
                                row.getInt("measure"),
                                null,
                                row.getInt("asked"),
                                row.getInt("done"),
                                row.getInt("not_done"),
                                row.getInt("not_applicable")))
                .list();
    }
}
