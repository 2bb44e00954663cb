package kaname.advisory.partner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.catalogue.PlainText;
import kaname.platform.Caller;
import kaname.platform.Guest;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.security.GuestDoor;
import kaname.registry.Networks;
import kaname.registry.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The tokens with which partners fetch: shown once, good for fetching and nothing else, and worth
/// nothing while the partner is suspended or its agreement has lapsed.
@Repository
@Transactional
class PartnerTokens implements GuestDoor {

    private static final Period VALID = Period.ofDays(365);
    private static final int MOST = 100;

    public record Token(
            UUID id,
            String name,
            String networks,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt) {}

    /// What is shown once.
    record Issued(UUID id, String token, Instant expiresAt) {}

    private final JdbcClient jdbc;
    private final Partners partners;
    private final Clock clock;

    PartnerTokens(JdbcClient jdbc, Partners partners, Clock clock) {
        this.jdbc = jdbc;
        this.partners = partners;
        this.clock = clock;
    }

    @Override
    public Optional<Guest> byToken(byte[] hash, String origin) {
        return jdbc.sql("select * from advisory.partner_at_the_door(?, ?, cast(? as inet))")
                .params(hash, Instant.now().atOffset(ZoneOffset.UTC), origin)
                .query((row, _) ->
                        new Guest(row.getObject("token", UUID.class), row.getString("partner")))
                .optional();
    }

    /// The latest first.
    @Transactional(readOnly = true)
    List<Token> of(String partner) {
        return jdbc.sql(
                        """
                        select id, name, array_to_string(networks, ' ') as networks, created_at, expires_at, revoked_at,
                               last_used_at
                          from advisory.partner_token where partner = ? order by created_at desc, id limit ?
                        """)
                .params(partner, MOST)
                .query((row, _) -> token(row))
                .list();
    }

    /// @throws Problem 400 for what can't be read; 404; 409 for a partner that may fetch nothing
    ///   now
    Issued issue(Caller caller, String partner, String name, String networks) {
        Registers.only(caller);
        Partner found = partners.find(partner).orElseThrow(Problem::notFound);
        List<String> from = checked(name.strip(), networks);
        if (found.state() != Partner.State.ACTIVE) {
            throw Problem.of(
                    409,
                    "may-not-fetch",
                    Text.of(
                            "いま受け取れない連携先には、トークンを出せません",
                            "There are no tokens for a partner that may fetch nothing now"));
        }
        Secret secret = Secret.fresh(GuestDoor.PREFIX);
        UUID id = UUID.randomUUID();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant until = now.atOffset(ZoneOffset.UTC).plus(VALID).toInstant();
        keep(caller, id, found.id(), secret, name.strip(), from, now, until);
        return new Issued(id, secret.text(), until);
    }

    void keep(
            Caller caller,
            UUID id,
            String partner,
            Secret secret,
            String name,
            List<String> networks,
            Instant now,
            Instant until) {
        jdbc.sql(
                        """
                        insert into advisory.partner_token (id, hash, partner, name, networks, made_by, created_at, expires_at)
                        values (?, ?, ?, ?, ?::cidr[], ?, ?, ?)
                        """)
                .params(
                        id,
                        secret.hash(),
                        partner,
                        name,
                        networks.toArray(String[]::new),
                        caller.account(),
                        Timestamp.from(now),
                        Timestamp.from(until))
                .update();
    }

    private static List<String> checked(String name, String networks) {
        if (name.isEmpty()
                || name.length() > 100
                || PlainText.hasForbidden(name)
                || PlainText.breaksLine(name)) {
            throw Problem.field(
                    PartnerCheck.CODE,
                    "/name",
                    Text.of("1行、1〜100文字で書いてください", "write one line of 1 to 100 characters"));
        }
        return Networks.read(networks)
                .orElseThrow(() ->
                        Problem.field(
                                PartnerCheck.CODE,
                                "/networks",
                                Text.of(
                                        "192.0.2.0/24 のように書いてください。20件までです",
                                        "networks such as 192.0.2.0/24, at most 20")));
    }

    /// @throws Problem 404 for what is not there or was revoked
    void revoke(Caller caller, String partner, UUID token) {
        Registers.only(caller);
        int revoked =
                jdbc.sql(
                                "update advisory.partner_token set revoked_at = ? where id = ? and"
                                        + " partner = ? and revoked_at is null")
                        .params(Timestamp.from(clock.instant()), token, partner)
                        .update();
        if (revoked == 0) {
            throw Problem.notFound();
        }
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("networks"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                instant(row, "revoked_at"),
                instant(row, "last_used_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
