package kaname.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Stage;
import kaname.platform.Caller;
import kaname.platform.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The clocks that law gives to authorities: they start when the letter is delivered, and only a
/// response meets them, not an acknowledgement and not a question.
@Repository
@Transactional
class AnswerClocks {

    private static final int MOST_SHOWN = 25;

    private static final String CLOCK =
            """
            select l.*, c.due_at as answer_due_at, c.answered_at
              from exchange.answer_clock c join exchange.letter l on l.id = c.letter
            """;

    private final JdbcClient jdbc;
    private final Mailbox mailbox;
    private final Catalogues catalogues;
    private final Clock clock;

    AnswerClocks(JdbcClient jdbc, Mailbox mailbox, Catalogues catalogues, Clock clock) {
        this.jdbc = jdbc;
        this.mailbox = mailbox;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /// One statement where a letter starts a clock, none else. An unverified rule starts none.
    void start(List<Dispatch.Addressed> sent) {
        List<Letter> letters = new ArrayList<>();
        List<String> dues = new ArrayList<>();
        Catalogue catalogue = catalogues.now();
        for (Dispatch.Addressed addressed : sent) {
            Letter letter = addressed.letter();
            if (letter.recipient() != null) {
                rule(letter, catalogue)
                        .map(answer -> letter.sentAt().plus(answer.within()))
                        .ifPresent(due -> {
                            letters.add(letter);
                            dues.add(due.toString());
                        });
            }
        }
        if (letters.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into exchange.answer_clock (letter, operator, recipient, due_at)
                        select l.id, l.operator, l.recipient, d.due::timestamptz
                          from unnest(?::text[]::uuid[], ?::text[]) as d (letter, due)
                          join exchange.letter l on l.id = d.letter
                        """)
                .params(
                        letters.stream().map(l -> l.id().toString()).toArray(String[]::new),
                        dues.toArray(String[]::new))
                .update();
    }

    private static Optional<Stage.Answer> rule(Letter letter, Catalogue catalogue) {
        return catalogue
                .regime(letter.regime())
                .flatMap(regime -> regime.stage(letter.stage(), NextReport.day(letter)))
                .map(Stage::answer)
                .filter(Stage.Answer::armed);
    }

    /// What the caller's organisation still owes, the earliest first.
    @Transactional(readOnly = true)
    public List<AnswerClock> owed(Caller caller) {
        return list(
                jdbc.sql(
                                CLOCK
                                        + """
                                         where c.recipient = ? and c.answered_at is null
                                         order by c.due_at, c.letter limit ?
                                        """)
                        .params(caller.organisation(), MOST_SHOWN));
    }

    /// By letter, as far as they have such a clock.
    @Transactional(readOnly = true)
    public Map<String, AnswerClock> of(Collection<UUID> letters) {
        Map<String, AnswerClock> found = new HashMap<>();
        list(jdbc.sql(CLOCK + " where c.letter = any (?)").param(letters.toArray(UUID[]::new)))
                .forEach(one -> found.put(one.letter().toString(), one));
        return found;
    }

    /// The recipient's response with its initial feedback: said in the letter's thread, and entered
    /// in the ledger as all that is said there.
    ///
    /// @throws Problem 404 unless the letter was addressed to the caller's organisation
    public Mailbox.Question answer(Caller caller, UUID letter, String text) {
        boolean addressed =
                mailbox.find(letter)
                        .filter(d -> caller.organisation().equals(d.letter().recipient()))
                        .isPresent();
        if (!addressed) {
            throw Problem.notFound();
        }
        Mailbox.Question said = mailbox.ask(caller, letter, text);
        jdbc.sql(
                        """
                        insert into exchange.answer (question, letter, organisation, at) values (?, ?, ?, ?)
                        """)
                .params(said.id(), letter, caller.organisation(), Timestamp.from(said.at()))
                .update();
        return said;
    }

    private List<AnswerClock> list(JdbcClient.StatementSpec statement) {
        Catalogue catalogue = catalogues.now();
        Instant now = clock.instant();
        return statement.query((row, _) -> clock(row, catalogue, now)).list();
    }

    private static AnswerClock clock(ResultSet row, Catalogue catalogue, Instant now)
            throws SQLException {
        Timestamp answered = row.getTimestamp("answered_at");
        return AnswerClock.of(
                Mailbox.letter(row),
                row.getTimestamp("answer_due_at").toInstant(),
                answered == null ? null : answered.toInstant(),
                catalogue,
                now);
    }
}
