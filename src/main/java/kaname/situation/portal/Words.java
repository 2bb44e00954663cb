package kaname.situation.portal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import kaname.catalogue.PlainText;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.security.Turnstile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Words of the public: anybody adds one, the coordinator reads them. Of whoever wrote nothing is
/// kept.
@Repository
@Transactional
class Words {

    static final int LONGEST = 2_000;

    /// So much may wait to be read.
    static final int MOST = 2_000;

    private static final String PURPOSE = "public feedback";
    private static final int FREE_FOR_NETWORK = 3;
    private static final int FREE_FOR_ALL = 60;

    private final JdbcClient jdbc;
    private final Turnstile turnstile;
    private final Clock clock;

    Words(JdbcClient jdbc, Turnstile turnstile, Clock clock) {
        this.jdbc = jdbc;
        this.turnstile = turnstile;
        this.clock = clock;
    }

    /// @throws Problem 400 for nothing or too much; 429 for too many words from there, from
    ///   everywhere, or unread
    void hear(String text, String address) {
        String said = text.strip();
        if (said.isEmpty() || said.length() > LONGEST || PlainText.hasForbidden(said)) {
            throw Problem.field(
                    "invalid-text",
                    "/text",
                    Text.of(
                            "1～2,000文字の文章で書いてください",
                            "Write a text of between 1 and 2,000 characters"));
        }
        long wait = turnstile.enter(PURPOSE, address, FREE_FOR_NETWORK, FREE_FOR_ALL).toSeconds();
        if (wait > 0) {
            throw Problem.of(
                    429,
                    "too-many-words",
                    Text.of(
                                    "続けて届いているので、{0}秒ほど待ってから送ってください",
                                    "There have been many: please send it again in {0} seconds")
                            .with(wait));
        }
        boolean heard =
                jdbc.sql("select situation.hear(?, ?, ?, ?)")
                        .params(UUID.randomUUID(), said, now(), MOST)
                        .query(Boolean.class)
                        .single();
        if (!heard) {
            throw Problem.of(
                    429,
                    "too-many-words",
                    Text.of(
                            "読まれていないご意見が多いため、いまはお預かりできません",
                            "So many wait to be read that no more can be taken now"));
        }
    }

    /// The newest first.
    @Transactional(readOnly = true)
    public List<Word> page(Cursor after, int most) {
        return jdbc.sql(
                        """
                        select id, at, text, done_at is not null as done from situation.feedback
                         where (at, id) < (?, ?)
                         order by at desc, id desc limit ?
                        """)
                .param(Timestamp.from(after.at()))
                .param(after.id())
                .param(most)
                .query((row, _) ->
                        new Word(
                                row.getObject("id", UUID.class),
                                row.getTimestamp("at").toInstant(),
                                row.getString("text"),
                                row.getBoolean("done")))
                .list();
    }

    void done(Caller caller, UUID id) {
        jdbc.sql(
                        """
                        update situation.feedback set done_at = ?, done_by = ? where id = ? and done_at is null
                        """)
                .params(now(), caller.account(), id)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
