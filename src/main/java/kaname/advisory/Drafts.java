package kaname.advisory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.advisory.partner.ToPartners;
import kaname.exchange.CanonicalJson;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The drafts of the caller's desk: revisions, each whole, and the approval of the last of them by
/// an account that wrote none.
@Repository
@Transactional
class Drafts {

    /// A draft as it stands. `approvedBy` is the account that approved this very revision,
    /// `released` the advisory that came of it.
    record Standing(
            UUID id,
            int revision,
            Written written,
            @Nullable UUID supersedes,
            Instant changedAt,
            Text changedBy,
            boolean mine,
            @Nullable Text approvedBy,
            @Nullable UUID released) {

        boolean approved() {
            return approvedBy != null;
        }
    }

    private static final String STANDING =
            """
            select d.id, d.supersedes, r.number, r.content, r.at, w.title_ja, w.title_en, a.id as released,
                   exists (select from advisory.revision m where m.draft = d.id and m.account = :account) as mine,
                   y.title_ja as by_ja, y.title_en as by_en
              from advisory.draft d
              join advisory.revision r on r.draft = d.id
               and r.number = (select max(x.number) from advisory.revision x where x.draft = d.id)
              cross join lateral advisory.desk(r.account) w
              left join advisory.approval p on p.draft = d.id and p.number = r.number
              left join lateral advisory.desk(p.account) y on p.account is not null
              left join advisory.advisory a on a.draft = d.id
             where d.author = :me and not exists (select from advisory.discarded x where x.draft = d.id)
            """;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private final JdbcClient jdbc;
    private final ToPartners abroad;
    private final Clock clock;

    Drafts(JdbcClient jdbc, ToPartners abroad, Clock clock) {
        this.jdbc = jdbc;
        this.abroad = abroad;
        this.clock = clock;
    }

    static boolean mayWrite(Caller caller) {
        return List.of("ministry-desk", "coordinator", "ceptoar-office").contains(caller.role());
    }

    static void onlyForWriters(Caller caller) {
        if (!mayWrite(caller)) {
            throw Problem.of(
                    403,
                    "not-permitted",
                    Text.of(
                            "注意喚起を書くのは、省庁・総合調整・セプター事務局の担当です",
                            "Desks of ministries, the coordinator and CEPTOAR offices write"
                                    + " advisories"));
        }
    }

    /// Begins a draft, or that of the next version of an advisory of the caller's.
    ///
    /// @throws Problem 400 with every place to correct, 403 for who writes none, 409 where the
    ///   advisory was replaced or revoked already
    UUID open(Caller caller, Written written, @Nullable UUID supersedes) {
        onlyForWriters(caller);
        if (supersedes != null) {
            current(caller, supersedes);
        }
        check(caller, written, supersedes);
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "insert into advisory.draft (id, author, supersedes, opened_at) values (?,"
                                + " ?, ?, ?)")
                .param(id)
                .param(caller.organisation())
                .param(supersedes)
                .param(Timestamp.from(now()))
                .update();
        write(caller, id, 1, written);
        return id;
    }

    private void current(Caller caller, UUID advisory) {
        Boolean ended =
                jdbc.sql(
                                """
                                select e.advisory is not null from advisory.advisory a
                                  left join advisory.ended e on e.advisory = a.id
                                 where a.id = ? and a.author = ?
                                """)
                        .params(advisory, caller.organisation())
                        .query(Boolean.class)
                        .optional()
                        .orElseThrow(Problem::notFound);
        if (ended) {
            throw ended();
        }
    }

    static Problem ended() {
        return Problem.of(
                409,
                "already-ended",
                Text.of(
                        "この注意喚起は、新しい版が出たか取り消されました",
                        "A newer version took its place, or it was revoked"));
    }

    /// One more revision; whatever was approved before is no longer approved.
    ///
    /// @throws Problem 400 with every place to correct; 404; 409 for what was released
    int revise(Caller caller, UUID id, Written written) {
        Standing standing = standing(caller, id);
        if (standing.released() != null) {
            throw released();
        }
        check(caller, written, standing.supersedes());
        write(caller, id, standing.revision() + 1, written);
        return standing.revision() + 1;
    }

    private static Problem released() {
        return Problem.of(
                409, "already-released", Text.of("この案はもう出しました", "It was released already"));
    }

    private void check(Caller caller, Written written, @Nullable UUID supersedes) {
        Draft draft = Check.of(written, supersedes != null);
        abroad.of(caller, draft.leaving(supersedes));
        List<UUID> letters =
                written.sources().stream()
                        .filter(source -> !source.anonymous())
                        .map(Source::subject)
                        .distinct()
                        .toList();
        if (letters.isEmpty()) {
            return;
        }
        int readable =
                jdbc.sql("select count(*) from exchange.letter where id = any (?)")
                        .param(letters.toArray(UUID[]::new))
                        .query(Integer.class)
                        .single();
        if (readable < letters.size()) {
            throw Problem.field(
                    "invalid-advisory",
                    "/sources",
                    Text.of("あなたが読める通知の id です", "the ids of letters that you may read"));
        }
    }

    private void write(Caller caller, UUID draft, int number, Written written) {
        jdbc.sql(
                        """
                        insert into advisory.revision (draft, number, author, account, at, content)
                        values (?, ?, ?, ?, ?, ?::jsonb)
                        """)
                .params(
                        draft,
                        number,
                        caller.organisation(),
                        caller.account(),
                        Timestamp.from(now()),
                        CanonicalJson.compact(written))
                .update();
    }

    /// Somebody else of the same organisation has read it and answers for it too.
    ///
    /// @throws Problem 403 for an account that wrote any of it; 409 where another revision came
    ///   meanwhile
    void approve(Caller caller, UUID id, int revision) {
        Standing standing = standing(caller, id);
        if (standing.released() != null) {
            throw released();
        }
        if (standing.mine()) {
            throw Problem.of(
                    403,
                    "second-account",
                    Text.of(
                            "自分が書いた案は承認できません。同じ組織のほかの担当が承認します",
                            "Whoever wrote any of it cannot approve it: another account of your"
                                    + " organisation does"));
        }
        if (standing.revision() != revision) {
            throw Problem.of(
                    409,
                    "revised-meanwhile",
                    Text.of("そのあとに書き直されました。読み直してください", "It was revised meanwhile: read it again"));
        }
        jdbc.sql(
                        """
                        insert into advisory.approval (draft, number, author, account, at) values (?, ?, ?, ?, ?)
                            on conflict do nothing
                        """)
                .params(
                        id,
                        revision,
                        caller.organisation(),
                        caller.account(),
                        Timestamp.from(now()))
                .update();
    }

    void discard(Caller caller, UUID id) {
        if (standing(caller, id).released() != null) {
            throw released();
        }
        jdbc.sql("insert into advisory.discarded (draft, author, account, at) values (?, ?, ?, ?)")
                .params(id, caller.organisation(), caller.account(), Timestamp.from(now()))
                .update();
    }

    /// @throws Problem 404 unless it is the caller's desk's
    @Transactional(readOnly = true)
    Standing standing(Caller caller, UUID id) {
        return named(caller, STANDING + " and d.id = :id")
                .param("id", id)
                .query((row, _) -> standing(row))
                .optional()
                .orElseThrow(Problem::notFound);
    }

    /// Those not yet released, the newest first.
    @Transactional(readOnly = true)
    List<Standing> open(Caller caller, int most) {
        return named(
                        caller,
                        STANDING
                                + " and a.id is null order by d.opened_at desc, d.id desc limit"
                                + " :most")
                .param("most", most)
                .query((row, _) -> standing(row))
                .list();
    }

    /// What an advisory of the caller's was written as, to begin its next version with.
    @Transactional(readOnly = true)
    Written of(Caller caller, UUID advisory) {
        current(caller, advisory);
        return jdbc.sql(
                        """
                        select r.content from advisory.advisory a
                          join advisory.revision r on r.draft = a.draft and r.number = a.revision where a.id = ?
                        """)
                .param(advisory)
                .query((row, _) -> written(row.getString("content")))
                .single();
    }

    static Written written(String json) {
        return CanonicalJson.read(CanonicalJson.parse(json), Written.class);
    }

    /// As far as it goes; what is not said is empty.
    static Written partly(String json) {
        return JSON.readValue(json, Written.class);
    }

    private JdbcClient.StatementSpec named(Caller caller, String sql) {
        return jdbc.sql(sql).param("account", caller.account()).param("me", caller.organisation());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Standing standing(ResultSet row) throws SQLException {
        String approver = row.getString("by_ja");
        return new Standing(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                written(row.getString("content")),
                row.getObject("supersedes", UUID.class),
                row.getTimestamp("at").toInstant(),
                Text.of(row.getString("title_ja"), row.getString("title_en")),
                row.getBoolean("mine"),
                approver == null ? null : Text.of(approver, row.getString("by_en")),
                row.getObject("released", UUID.class));
    }

    /// Only for what is there to be found again by its id.
    static Optional<UUID> id(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
