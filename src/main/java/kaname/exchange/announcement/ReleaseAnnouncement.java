package kaname.exchange.announcement;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.exchange.CanonicalJson;
import kaname.exchange.Hash;
import kaname.exchange.LedgerEntry;
import kaname.exchange.LedgerWriter;
import kaname.exchange.Marking;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Releases an announcement to all whom it is for, in one transaction and a handful of statements,
/// however many they are. What was decided and who got it stand in the ledger as one hash.
@Service
@Transactional
class ReleaseAnnouncement {

    /// What was released, and how many it reached.
    record Released(UUID id, Instant at, int reached) {}

    /// Whom it would reach, and the draft with its audience in the registry's ids.
    record Reach(Draft draft, List<String> organisations) {}

    private final JdbcClient jdbc;
    private final Audiences audiences;
    private final LedgerWriter ledger;
    private final Clock clock;
    private final ObjectProvider<FullText> fullTexts;

    ReleaseAnnouncement(
            JdbcClient jdbc,
            Audiences audiences,
            LedgerWriter ledger,
            Clock clock,
            ObjectProvider<FullText> fullTexts) {
        this.jdbc = jdbc;
        this.audiences = audiences;
        this.ledger = ledger;
        this.clock = clock;
        this.fullTexts = fullTexts;
    }

    static boolean mayRelease(Caller caller) {
        return caller.role().equals("ministry-desk") || caller.role().equals("coordinator");
    }

    /// Whom it would reach if it were released now.
    ///
    /// @throws Problem 403 unless the caller writes for a ministry, an authority or the
    ///   coordinator; 400 with every place to correct; 409 for what was replaced already
    @Transactional(readOnly = true)
    Reach reach(Caller caller, Entered entered) {
        return reach(caller, draft(caller, entered));
    }

    private Draft draft(Caller caller, Entered entered) {
        if (!mayRelease(caller)) {
            throw notYours();
        }
        Draft draft = entered.checked();
        UUID earlier = draft.supersedes();
        if (earlier != null && fullTexts.stream().anyMatch(room -> room.of(earlier).isPresent())) {
            throw Problem.field(
                    "invalid-announcement",
                    "/supersedes",
                    Text.of(
                            "注意喚起は、注意喚起の画面で改めるか取り消します",
                            "an advisory is corrected or revoked where it was written"));
        }
        return known(draft);
    }

    Draft known(Draft draft) {
        return draft.to(audiences.known(draft.audience()));
    }

    static Problem notYours() {
        return Problem.of(
                403,
                "not-permitted",
                Text.of(
                        "情報提供・助言・指導を出すのは、省庁と総合調整の窓口です",
                        "Ministries and the coordinator release announcements"));
    }

    Reach reach(Caller caller, Draft draft) {
        if (draft.supersedes() != null) {
            earlier(caller, draft, draft.supersedes());
        }
        boolean office = caller.role().equals("ceptoar-office");
        List<String> organisations =
                audiences.reached(
                        caller.organisation(), draft.audience(), draft.supersedes(), office);
        if (office && !organisations.containsAll(draft.audience().organisations())) {
            throw Problem.field(
                    "invalid-audience",
                    "/audience/organisations",
                    Text.of(
                            "セプター事務局が送れるのは、自分の構成員とほかのセプター事務局です",
                            "a CEPTOAR office writes to its members and to other offices"));
        }
        if (organisations.isEmpty()) {
            throw Problem.field(
                    "empty-audience",
                    "/audience",
                    Text.of("この宛先に当たる組織がありません", "no organisation is meant by this"));
        }
        return new Reach(draft, organisations);
    }

    private void earlier(Caller caller, Draft draft, UUID id) {
        record Earlier(boolean exercise, String marking, @Nullable UUID follower) {}
        Earlier earlier =
                jdbc.sql(
                                """
                                select a.exercise, a.marking, f.id as follower from exchange.announcement a
                                  left join exchange.announcement f on f.supersedes = a.id
                                 where a.id = ? and a.sender = ?
                                """)
                        .params(id, caller.organisation())
                        .query((row, _) ->
                                new Earlier(
                                        row.getBoolean("exercise"),
                                        row.getString("marking"),
                                        row.getObject("follower", UUID.class)))
                        .optional()
                        .orElseThrow(() ->
                                Problem.field(
                                        "invalid-announcement",
                                        "/supersedes",
                                        Text.of(
                                                "あなたの組織が出した連絡の id です",
                                                "the id of an announcement of your organisation")));
        if (earlier.follower() != null) {
            throw replaced();
        }
        if (earlier.exercise() != draft.exercise()) {
            throw Problem.field(
                    "invalid-announcement",
                    "/exercise",
                    Text.of("演習と本番は置き換えられません", "an exercise replaces an exercise only"));
        }
        if (draft.marking() == Marking.RED && !earlier.marking().equals(Marking.RED.label())) {
            throw Problem.field(
                    "invalid-announcement",
                    "/tlp",
                    Text.of(
                            "もとの宛先の全員に届くため、TLP:RED にはできません",
                            "it reaches everyone whom the earlier one reached, so not TLP:RED"));
        }
    }

    private static Problem replaced() {
        return Problem.of(
                409,
                "already-replaced",
                Text.of(
                        "この連絡はもう訂正か取消しをしました",
                        "That announcement was replaced or withdrawn already"));
    }

    /// Releases it, once for each key of a sender: the same key again gives what was released
    /// before.
    ///
    /// @throws Problem as [#reach]; 422 for a key that released something else
    Released release(Caller caller, Entered entered, String key) {
        return release(caller, draft(caller, entered), key);
    }

    Released release(Caller caller, Draft draft, String key) {
        hold(caller, key, draft.supersedes());
        Optional<Released> before = before(caller, key, draft);
        if (before.isPresent()) {
            return before.get();
        }
        Reach reach = reach(caller, draft);
        UUID id = UUID.randomUUID();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Statement statement = Statement.of(id, at, caller, reach);
        store(id, at, caller, reach);
        record(id, caller, key, statement);
        reachAll(id, at, caller, reach.organisations());
        ledger.append(
                at,
                List.of(
                        new LedgerWriter.Act(
                                LedgerEntry.ANNOUNCEMENT,
                                id,
                                caller.organisation(),
                                draft.kind().id() + (draft.exercise() ? " exercise" : ""),
                                Hash.sha256(CanonicalJson.compact(statement)))));
        return new Released(id, at, reach.organisations().size());
    }

    /// The same key, and the same announcement to be replaced, wait for each other.
    private void hold(Caller caller, String key, @Nullable UUID supersedes) {
        jdbc.sql(
                        """
                        select count(pg_advisory_xact_lock(hashtextextended(what, 18)))
                          from (select distinct what from unnest(?::text[]) as t (what) order by what) t
                        """)
                .param(new String[] {caller.organisation() + " " + key, String.valueOf(supersedes)})
                .query(Long.class)
                .single();
    }

    private Optional<Released> before(Caller caller, String key, Draft draft) {
        record Before(Released released, String statement) {}
        Optional<Before> found =
                jdbc.sql(
                                """
                                select a.id, a.released_at, a.reached, r.statement
                                  from exchange.announcement_record r join exchange.announcement a on a.id = r.announcement
                                 where r.sender = ? and r.request_key = ?
                                """)
                        .params(caller.organisation(), key)
                        .query((row, _) ->
                                new Before(
                                        new Released(
                                                row.getObject("id", UUID.class),
                                                row.getTimestamp("released_at").toInstant(),
                                                row.getInt("reached")),
                                        row.getString("statement")))
                        .optional();
        found.filter(one -> !Statement.sameAs(one.statement(), draft))
                .ifPresent(_ -> {
                    throw Problem.of(
                            422,
                            "key-reused",
                            Text.of(
                                    "この Idempotency-Key は別の連絡に使われました",
                                    "This Idempotency-Key released something else"));
                });
        return found.map(Before::released);
    }

    /// What this key released, for a form that was sent twice.
    @Transactional(readOnly = true)
    Optional<UUID> released(Caller caller, String key) {
        return jdbc.sql(
                        """
                        select announcement from exchange.announcement_record where sender = ? and request_key = ?
                        """)
                .params(caller.organisation(), key)
                .query(UUID.class)
                .optional();
    }

    private void store(UUID id, Instant at, Caller caller, Reach reach) {
        Draft draft = reach.draft();
        LegalBasis basis = draft.basis();
        jdbc.sql(
                        """
                        insert into exchange.announcement (id, sender, account, kind, instrument, article, title, text,
                                                           marking, exercise, released_at, reached, supersedes, withdraws,
                                                           urgent)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(caller.organisation())
                .param(caller.account())
                .param(draft.kind().id())
                .param(basis == null ? null : basis.instrument())
                .param(basis == null ? null : basis.article())
                .param(draft.title())
                .param(draft.text())
                .param(draft.marking().label())
                .param(draft.exercise())
                .param(Timestamp.from(at))
                .param(reach.organisations().size())
                .param(draft.supersedes())
                .param(draft.withdraws())
                .param(draft.urgent())
                .update();
    }

    private void record(UUID id, Caller caller, String key, Statement statement) {
        jdbc.sql(
                        """
                        insert into exchange.announcement_record (announcement, sender, request_key, audience, statement)
                        values (?, ?, ?, ?::jsonb, ?)
                        """)
                .params(
                        id,
                        caller.organisation(),
                        key,
                        CanonicalJson.compact(statement.audience()),
                        CanonicalJson.compact(statement))
                .update();
    }

    private void reachAll(UUID id, Instant at, Caller caller, List<String> organisations) {
        jdbc.sql(
                        """
                        insert into exchange.announcement_recipient (announcement, organisation, sender, released_at)
                        select ?, o, ?, ? from unnest(?::text[]) as t (o)
                        """)
                .params(
                        id,
                        caller.organisation(),
                        Timestamp.from(at),
                        organisations.toArray(String[]::new))
                .update();
    }
}
