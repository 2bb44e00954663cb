package kaname.advisory.partner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import kaname.catalogue.PlainText;
import kaname.exchange.Marking;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The register of foreign partners. What one account of the coordinator's writes counts once
/// another has confirmed it; one alone may suspend, because waiting would do harm.
@Repository
@Transactional
public class Partners {

    static final int PAGE = 50;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String PARTNER =
            """
            select p.id, advisory.ceiling(p.id) as ceiling, to_json(e) as entry, to_json(n) as pending,
                   s.reason, s.at, s.title_ja, s.title_en
              from advisory.partner p
              left join lateral (select e.*, w.title_ja, w.title_en, e.account = advisory.me() as mine
                                   from advisory.partner_entry e
                                   join advisory.partner_confirmed c on c.partner = e.partner and c.number = e.number
                                   left join lateral advisory.desk(e.account) w on true
                                  where e.partner = p.id order by e.number desc limit 1) e on true
              left join lateral (select n.*, w.title_ja, w.title_en, n.account = advisory.me() as mine
                                   from advisory.partner_entry n left join lateral advisory.desk(n.account) w on true
                                  where n.partner = p.id and n.number > coalesce(e.number, 0)
                                  order by n.number desc limit 1) n on true
              left join lateral (select s.reason, s.at, w.title_ja, w.title_en
                                   from advisory.partner_pause s left join lateral advisory.desk(s.account) w on true
                                  where s.partner = p.id and s.ended_at is null) s on true
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Partners(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A page of them by id, and one more if there are more. Nobody but those who write to partners
    /// sees any.
    @Transactional(readOnly = true)
    List<Partner> page(String after) {
        return jdbc.sql(PARTNER + " where p.id > ? order by p.id limit ?")
                .params(after, PAGE + 1)
                .query((row, _) -> partner(row))
                .list();
    }

    /// Those that may be given something now, by id.
    @Transactional(readOnly = true)
    public List<Partner> active() {
        return jdbc.sql(PARTNER + " where advisory.ceiling(p.id) is not null order by p.id")
                .query((row, _) -> partner(row))
                .list();
    }

    @Transactional(readOnly = true)
    Optional<Partner> find(String id) {
        return jdbc.sql(PARTNER + " where p.id = ?")
                .param(id)
                .query((row, _) -> partner(row))
                .optional();
    }

    /// @throws Problem 409 for an id that is taken
    void enter(Caller caller, String id, Partner.Terms terms) {
        Registers.only(caller);
        try {
            jdbc.sql("insert into advisory.partner (id) values (?)").param(id).update();
        } catch (DuplicateKeyException taken) {
            throw Problem.of(
                    409,
                    "id-taken",
                    Text.of("その id の連携先はもうあります", "There is a partner of that id already"));
        }
        write(caller, id, 1, terms);
    }

    /// Until somebody else confirms it, what counted before goes on counting.
    ///
    /// @throws Problem 404; 409 where another word came meanwhile
    void alter(Caller caller, String id, int last, Partner.Terms terms) {
        Registers.only(caller);
        if (latest(id) != last) {
            throw meanwhile();
        }
        try {
            write(caller, id, last + 1, terms);
        } catch (DuplicateKeyException another) {
            throw meanwhile();
        }
    }

    private int latest(String id) {
        return jdbc.sql(
                        "select coalesce(max(number), 0) from advisory.partner_entry where partner"
                                + " = ?")
                .param(found(id).id())
                .query(Integer.class)
                .single();
    }

    private static Problem meanwhile() {
        return Problem.of(
                409,
                "revised-meanwhile",
                Text.of("そのあとに書き直されました。読み直してください", "It was revised meanwhile: read it again"));
    }

    private void write(Caller caller, String id, int number, Partner.Terms terms) {
        jdbc.sql(
                        """
                        insert into advisory.partner_entry (partner, number, name_ja, name_en, kind, country, ceiling,
                                                            instrument, agreed_on, review_on, purpose, contact, account, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(number)
                .param(terms.name().ja())
                .param(terms.name().en())
                .param(terms.kind().id())
                .param(terms.country())
                .param(terms.ceiling().label())
                .param(terms.instrument())
                .param(terms.agreedOn())
                .param(terms.reviewOn())
                .param(terms.purpose())
                .param(terms.contact())
                .param(caller.account())
                .param(Timestamp.from(now()))
                .update();
    }

    /// @throws Problem 403 for whoever wrote it; 404; 409 where another word came meanwhile
    void confirm(Caller caller, String id, int number) {
        Registers.only(caller);
        Partner.Entry pending = found(id).pending();
        if (pending == null || pending.number() != number) {
            throw meanwhile();
        }
        if (pending.mine() || !secondHand(id, number)) {
            throw Problem.of(
                    403,
                    "second-account",
                    Text.of(
                            "書いた本人と、その人が3日以内に招いた人は確認できません。総合調整のほかの担当が確認します",
                            "Whoever wrote it, or was invited by them within three days, can't"
                                    + " confirm it: another account of the coordinator’s does"));
        }
        jdbc.sql(
                        "insert into advisory.partner_confirmed (partner, number, account, at)"
                                + " values (?, ?, ?, ?)")
                .params(id, number, caller.account(), Timestamp.from(now()))
                .update();
    }

    private boolean secondHand(String id, int number) {
        return jdbc.sql("select registry.second_hand(advisory.entered_by(?, ?), advisory.me())")
                .params(id, number)
                .query(Boolean.class)
                .single();
    }

    /// Nothing can be fetched from now on; doing so twice changes nothing.
    void suspend(Caller caller, String id, String reason) {
        Registers.only(caller);
        Partner found = found(id);
        String because = reason.strip();
        if (because.isEmpty()
                || because.length() > PartnerCheck.LONGEST_REASON
                || PlainText.hasForbidden(because)) {
            throw Problem.field(
                    PartnerCheck.CODE,
                    "/reason",
                    Text.of("理由を1〜{0}文字で書いてください", "say why, in 1 to {0} characters")
                            .with(PartnerCheck.LONGEST_REASON));
        }
        if (found.paused() == null) {
            jdbc.sql(
                            """
                            insert into advisory.partner_pause (partner, number, reason, account, at)
                            select ?, 1 + count(*), ?, ?, ? from advisory.partner_pause where partner = ?
                                on conflict do nothing
                            """)
                    .params(id, because, caller.account(), Timestamp.from(now()), id)
                    .update();
        }
    }

    /// Back to what two people agreed on.
    void resume(Caller caller, String id) {
        Registers.only(caller);
        jdbc.sql(
                        "update advisory.partner_pause set ended_by = ?, ended_at = greatest(at, ?)"
                                + " where partner = ? and ended_at is null")
                .params(caller.account(), Timestamp.from(now()), found(id).id())
                .update();
    }

    private Partner found(String id) {
        return find(id).orElseThrow(Problem::notFound);
    }

    /// Whether that is the country of the house.
    boolean home(String country) {
        return jdbc.sql("select advisory.is_home(?)").param(country).query(Boolean.class).single();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Partner partner(ResultSet row) throws SQLException {
        Partner.Entry entry = entry(row.getString("entry"));
        OffsetDateTime paused = row.getObject("at", OffsetDateTime.class);
        return new Partner(
                row.getString("id"),
                state(entry != null, paused != null, row.getString("ceiling") != null),
                entry,
                entry(row.getString("pending")),
                paused == null
                        ? null
                        : new Partner.Pause(
                                row.getString("reason"),
                                desk(row.getString("title_ja"), row.getString("title_en")),
                                paused.toInstant()));
    }

    private static Partner.State state(boolean confirmed, boolean paused, boolean open) {
        return !confirmed
                ? Partner.State.WAITING
                : paused
                        ? Partner.State.SUSPENDED
                        : open ? Partner.State.ACTIVE : Partner.State.LAPSED;
    }

    private static Partner.@Nullable Entry entry(@Nullable String json) {
        JsonNode stored = json == null ? JSON.nullNode() : JSON.readTree(json);
        if (stored.path("number").isMissingNode() || stored.path("number").isNull()) {
            return null;
        }
        return new Partner.Entry(
                stored.path("number").asInt(),
                new Partner.Terms(
                        Text.of(text(stored, "name_ja"), text(stored, "name_en")),
                        Partner.Kind.of(text(stored, "kind")).orElseThrow(),
                        stored.path("country").isNull() ? null : text(stored, "country"),
                        Marking.of(text(stored, "ceiling")).orElseThrow(),
                        text(stored, "instrument"),
                        LocalDate.parse(text(stored, "agreed_on")),
                        LocalDate.parse(text(stored, "review_on")),
                        text(stored, "purpose"),
                        text(stored, "contact")),
                desk(
                        stored.path("title_ja").asString(null),
                        stored.path("title_en").asString(null)),
                OffsetDateTime.parse(text(stored, "at")).toInstant(),
                stored.path("mine").asBoolean());
    }

    private static String text(JsonNode stored, String name) {
        return stored.path(name).asString();
    }

    /// Of another organisation that keeps the register, the desk is all that is told.
    private static Text desk(@Nullable String ja, @Nullable String en) {
        return ja == null || en == null ? Text.of("総合調整", "the coordinator") : Text.of(ja, en);
    }
}
