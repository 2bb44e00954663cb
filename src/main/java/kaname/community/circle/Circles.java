package kaname.community.circle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import kaname.exchange.Marking;
import kaname.platform.Caller;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Circles as row-level security shows them, and the doors of the database through which one is
/// founded, joined and left.
@Repository
class Circles {

    private static final int MOST_LISTED = 100;

    private static final String CIRCLE =
            """
            select c.*, b.name_ja as beside_ja, b.name_en as beside_en,
                   case when m.joined_at is not null and c.id in (select s from community.stewarding() s) then 'STEWARD'
                        when m.joined_at is not null and c.id in (select x from community.belonging() x) then 'MEMBER'
                        when m.id is not null and m.joined_at is null then 'INVITED'
                        when exists (select from community.guest g
                                      where g.circle = c.id and g.organisation = :me and g.revoked_at is null) then 'GUEST'
                        else 'OUTSIDE' end as standing,
                   community.size_of(c.id) as members,
                   (select count(*) from community.thread t
                      left join community.reading r on r.thread = t.id and r.account = :account
                     where t.circle = c.id and t.last_at > coalesce(r.until, '-infinity')) as unread
              from community.circle c
              left join community.circle b on b.id = c.beside
              left join community.member m on m.circle = c.id and m.organisation = :me and m.ended_at is null
            """;

    private final JdbcClient jdbc;

    Circles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Circle> all(Caller caller) {
        return jdbc.sql(
                        "select * from ("
                                + CIRCLE
                                + ") c order by unread > 0 desc, kind, founded_at, id limit :most")
                .param("me", caller.organisation())
                .param("account", caller.account())
                .param("most", MOST_LISTED)
                .query((row, _) -> circle(row))
                .list();
    }

    Optional<Circle> find(Caller caller, UUID id) {
        return jdbc.sql(CIRCLE + " where c.id = :id")
                .param("me", caller.organisation())
                .param("account", caller.account())
                .param("id", id)
                .query((row, _) -> circle(row))
                .optional();
    }

    /// False where the caller may not found one of that kind, or there is one already.
    boolean found(UUID id, Founding founding, Instant at) {
        Circle.Origin origin = founding.origin();
        return jdbc.sql("select community.found(?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(founding.kind().id())
                .param(founding.name().ja())
                .param(founding.name().en())
                .param(founding.ceiling().label())
                .param(founding.beside())
                .param(origin == null ? null : origin.what())
                .param(origin == null ? null : origin.id())
                .param(Timestamp.from(at))
                .query((row, _) -> row.getObject(1) != null)
                .single();
    }

    boolean invite(UUID circle, String organisation, Instant at) {
        return jdbc.sql("select community.invite(?, ?, ?)")
                .params(circle, organisation, Timestamp.from(at))
                .query((row, _) -> row.getObject(1) != null)
                .single();
    }

    /// `step` is `joined`, `left`, `removed` or `steward`; false unless it was the caller's to
    /// take.
    boolean move(UUID circle, String organisation, String step, boolean hidden, Instant at) {
        return jdbc.sql("select community.move_member(?, ?, ?, ?, ?)")
                .params(circle, organisation, step, hidden, Timestamp.from(at))
                .query((row, _) -> row.getObject(1) != null)
                .single();
    }

    boolean inviteGuest(
            UUID id,
            UUID circle,
            @Nullable UUID thread,
            String organisation,
            String reason,
            Instant at) {
        return jdbc.sql("select community.invite_guest(?, ?, ?::uuid, ?, ?, ?)")
                .param(id)
                .param(circle)
                .param(thread)
                .param(organisation)
                .param(reason)
                .param(Timestamp.from(at))
                .query((row, _) -> row.getObject(1) != null)
                .single();
    }

    /// Whose it was; empty unless the caller keeps the circle and it was still good.
    Optional<String> revokeGuest(UUID id, UUID circle, Instant at) {
        return jdbc.sql("select community.revoke_guest(?, ?, ?)")
                .params(id, circle, Timestamp.from(at))
                .query((row, _) -> row.getString(1))
                .optional();
    }

    /// Those whom the caller may see, the stewards first.
    List<Member> members(UUID circle, LocalDate day) {
        return jdbc.sql(
                        """
                        select m.*, o.name_ja, o.name_en, f.state, f.expires_on
                          from community.member m
                          join registry.organisation o on o.id = m.organisation
                          left join community.freshness(:circle, :day) f on f.organisation = m.organisation
                         where m.circle = :circle and m.ended_at is null
                         order by not m.steward, m.joined_at is null, o.id
                        """)
                .param("circle", circle)
                .param("day", java.sql.Date.valueOf(day))
                .query((row, _) -> member(row))
                .list();
    }

    List<Guest> guests(UUID circle) {
        return jdbc.sql(
                        """
                        select g.*, o.name_ja, o.name_en, i.name_ja as inviter_ja, i.name_en as inviter_en, t.title
                          from community.guest g
                          join registry.organisation o on o.id = g.organisation
                          join registry.organisation i on i.id = g.inviter
                          left join community.thread t on t.id = g.thread
                         where g.circle = ? order by g.revoked_at is not null, g.invited_at desc limit 100
                        """)
                .param(circle)
                .query((row, _) -> guest(row))
                .list();
    }

    /// Whom a steward could invite as a member (`government` false) or to read.
    List<Choice> choices(UUID circle, boolean government) {
        return jdbc.sql(
                        """
                        select o.id, o.name_ja, o.name_en
                          from registry.organisation o join community.circle c on c.id = ?
                         where (o.kind not in ('operator', 'ceptoar', 'industry-body')) = ? and o.id <> 'house'
                           and (? or case c.kind when 'ceptoar' then o.ceptoar = c.office
                                                 when 'council' then o.kind = 'ceptoar' else true end)
                           and not exists (select from community.member m
                                            where m.circle = c.id and m.organisation = o.id and m.ended_at is null)
                         order by o.kind, o.id
                        """)
                .params(circle, government, government)
                .query((row, _) -> choice(row))
                .list();
    }

    /// Where an entry of this circle could be carried.
    List<Choice> destinations(UUID circle) {
        return jdbc.sql(
                        "select id::text, name_ja, name_en from community.destinations(?) order by"
                                + " id")
                .param(circle)
                .query((row, _) -> choice(row))
                .list();
    }

    private static Choice choice(ResultSet row) throws SQLException {
        return new Choice(row.getString("id"), name(row, "name"));
    }

    private static Circle circle(ResultSet row) throws SQLException {
        String origin = row.getString("origin");
        return new Circle(
                row.getObject("id", UUID.class),
                CircleKind.of(row.getString("kind")).orElseThrow(),
                name(row, "name"),
                Marking.of(row.getString("ceiling")).orElseThrow(),
                row.getString("office"),
                row.getString("beside_ja") == null ? null : name(row, "beside"),
                origin == null ? null : new Circle.Origin(origin, row.getString("origin_id")),
                Circle.Standing.valueOf(row.getString("standing")),
                row.getInt("members"),
                row.getInt("unread"));
    }

    private static Member member(ResultSet row) throws SQLException {
        String state = row.getString("state");
        java.sql.Date expires = row.getDate("expires_on");
        return new Member(
                row.getString("organisation"),
                name(row, "name"),
                row.getBoolean("steward"),
                row.getBoolean("hidden"),
                row.getTimestamp("invited_at").toInstant(),
                instant(row, "joined_at"),
                state == null
                        ? null
                        : new Member.Freshness(
                                Member.State.valueOf(state.toUpperCase(Locale.ROOT)),
                                expires == null ? null : expires.toLocalDate()));
    }

    private static Guest guest(ResultSet row) throws SQLException {
        return new Guest(
                row.getObject("id", UUID.class),
                row.getString("organisation"),
                name(row, "name"),
                row.getObject("thread", UUID.class),
                row.getString("title"),
                row.getString("reason"),
                row.getTimestamp("invited_at").toInstant(),
                name(row, "inviter"),
                instant(row, "revoked_at"));
    }

    static Text name(ResultSet row, String prefix) throws SQLException {
        return Text.of(row.getString(prefix + "_ja"), row.getString(prefix + "_en"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
