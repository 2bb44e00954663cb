package kaname.registry;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What the house no longer keeps, and after how long. Until an administrator sets a period
/// everything is kept; what belongs to an open incident, and the ledger, always.
@Repository
@Transactional
class Retention {

    static final int SHORTEST = 30;
    static final int LONGEST = 36_500;
    private static final int LONGEST_REASON = 2000;

    /// What may go. Ids are stored: never change one.
    enum What {
        ATTACHMENTS(
                "attachments",
                Text.of("添付ファイルの中身", "Contents of attachments"),
                Text.of(
                        "事案を閉じてからの日数。名前・ハッシュ・誰が読んだかは残ります。",
                        "Days since the incident was closed. Name, hash and who read it stay.")),
        ATTEMPTS(
                "attempts",
                Text.of("送信の試みの記録", "Attempts to send a message"),
                Text.of(
                        "届いたか、あきらめてからの日数。閉じた事案のものだけです。結果は残ります。",
                        "Days since it arrived or was given up; of closed incidents only. How it"
                                + " ended stays.")),
        NOTICE_CONTACTS(
                "notice-contacts",
                Text.of("お知らせの中の連絡先", "Contacts in reminders"),
                Text.of(
                        "事案を閉じてからの日数。お知らせそのものは残ります。",
                        "Days since the incident was closed. The reminder itself stays.")),
        LINKS(
                "links",
                Text.of("使い終わった・期限の切れた一回限りのリンク", "One-time links, used or run out"),
                Text.of("期限が切れてからの日数。", "Days since they ran out.")),
        NOTICES(
                "notices",
                Text.of("読まれたお知らせ", "Reminders that were read"),
                Text.of(
                        "事案を閉じてからの日数。いつ出したかの記録は残ります。",
                        "Days since the incident was closed. When each was sent stays.")),
        SESSIONS(
                "sessions",
                Text.of("終わったサインイン", "Sessions that are over"),
                Text.of("終わってからの日数。開いているものは残ります。", "Days since they ended. What is open stays.")),
        DOOR_MARKS(
                "door-marks",
                Text.of("入口の回数の印と、知っているブラウザー", "Marks of attempts, and known browsers"),
                Text.of(
                        "最後の試みから、またはブラウザーの印が効かなくなって（最後の利用から180日）からの日数。",
                        "Days since the last attempt, or since the browser’s mark ran out (180 days"
                                + " after its last use).")),
        ANNOUNCEMENT_READINGS(
                "announcement-readings",
                Text.of("閉じたアカウントがお知らせ・助言を読んだ記録", "Announcements read by closed accounts"),
                Text.of(
                        "閉じてからの日数。組織で最初に読んだ人と時刻は残ります。",
                        "Days since it was closed. Who of the organisation read first, and when,"
                                + " stays."));

        private final String id;
        private final Text label;
        private final Text says;

        What(String id, Text label, Text says) {
            this.id = id;
            this.label = label;
            this.says = says;
        }

        public String id() {
            return id;
        }

        public Text label() {
            return label;
        }

        public Text says() {
            return says;
        }

        static Optional<What> of(String id) {
            return Arrays.stream(values()).filter(what -> what.id.equals(id)).findFirst();
        }
    }

    /// `days` is null where everything is kept.
    record Rule(What what, @Nullable Integer days, String reason, Instant at, String login) {}

    record Run(Instant at, What what, int many, int days) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Retention(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Rule> rules() {
        return jdbc.sql(
                        """
                        select distinct on (r.what) r.what, r.days, r.reason, r.set_at, a.login
                          from platform.retention_rule r join registry.account a on a.id = r.set_by
                         order by r.what, r.number desc
                        """)
                .query((row, _) ->
                        new Rule(
                                What.of(row.getString("what")).orElseThrow(),
                                row.getObject("days", Integer.class),
                                row.getString("reason"),
                                row.getTimestamp("set_at").toInstant(),
                                row.getString("login")))
                .list();
    }

    @Transactional(readOnly = true)
    public List<Run> runs(int most) {
        return jdbc.sql(
                        "select at, what, many, days from platform.retention_run order by at desc"
                                + " limit ?")
                .param(most)
                .query((row, _) ->
                        new Run(
                                row.getTimestamp("at").toInstant(),
                                What.of(row.getString("what")).orElseThrow(),
                                row.getInt("many"),
                                row.getInt("days")))
                .list();
    }

    /// How much a period would remove now; nothing is removed.
    @Transactional(readOnly = true)
    public long count(What what, int days) {
        return jdbc.sql("select platform.retention_count(?, ?, ?)")
                .params(what.id(), checked(days), Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    /// @param days null to keep everything from now on
    public void set(UUID by, What what, @Nullable Integer days, String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw Problem.field(
                    "reason-needed",
                    "/reason",
                    Text.of(
                            "理由を2000文字以内で書いてください。",
                            "Give the reason, in at most 2000 characters."));
        }
        jdbc.sql(
                        """
                        insert into platform.retention_rule (what, number, days, reason, set_at, set_by)
                        select :what, coalesce(max(number), 0) + 1, :days::integer, :reason, :at, :by
                          from platform.retention_rule where what = :what
                        """)
                .param("what", what.id())
                .param("days", days == null ? null : checked(days))
                .param("reason", why)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .update();
    }

    private static int checked(int days) {
        if (days < SHORTEST || days > LONGEST) {
            throw Problem.field(
                    "invalid-days", "/days", Text.of("30日から36500日のあいだです。", "30 to 36500 days."));
        }
        return days;
    }
}
