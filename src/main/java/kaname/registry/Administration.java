package kaname.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Callers;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Accounts, their links and tokens, and what administrators did. The database lets nobody but an
/// administrator in here.
@Repository
@Transactional
class Administration {

    record Account(
            UUID id,
            Organisation organisation,
            String login,
            String role,
            Text title,
            boolean hasPassword) {}

    record NewAccount(String organisation, String role, String login, Text title) {}

    record Token(
            UUID id,
            String name,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {}

    record Act(Instant at, String login, String what, String subject) {}

    static final int PAGE = 100;

    private static final String ACCOUNT =
            """
            select a.id, a.login, a.role, a.title_ja, a.title_en, a.has_password, o.id as organisation,
                   o.name_ja, o.name_en, o.kind
              from registry.account a join registry.organisation o on o.id = a.organisation
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Administration(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A page of accounts by login, and one more if there are more.
    @Transactional(readOnly = true)
    public List<Account> accounts(String after) {
        return jdbc.sql(ACCOUNT + " where a.login > ? order by a.login limit ?")
                .params(after, PAGE + 1)
                .query((row, _) -> account(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Account account(UUID id) {
        return jdbc.sql(ACCOUNT + " where a.id = ?")
                .param(id)
                .query((row, _) -> account(row))
                .optional()
                .orElseThrow(Problem::notFound);
    }

    @Transactional(readOnly = true)
    public List<Organisation> organisations() {
        return jdbc.sql("select id, name_ja, name_en, kind from registry.organisation order by id")
                .query((row, _) -> organisation(row, "id"))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Organisation> organisation(String id) {
        return jdbc.sql("select id, name_ja, name_en, kind from registry.organisation where id = ?")
                .param(id)
                .query((row, _) -> organisation(row, "id"))
                .optional();
    }

    @Transactional(readOnly = true)
    public List<Token> tokens(UUID account) {
        return jdbc.sql(
                        """
                        select id, name, created_at, expires_at, revoked_at from registry.token
                         where account = ? order by created_at desc, id limit 200
                        """)
                .param(account)
                .query((row, _) ->
                        new Token(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                                instant(row, "expires_at"),
                                instant(row, "revoked_at")))
                .list();
    }

    @Transactional(readOnly = true)
    public List<Act> acts() {
        return jdbc.sql(
                        """
                        select c.at, a.login, c.what, c.subject
                          from registry.act c join registry.account a on a.id = c.account
                         order by c.id desc limit 50
                        """)
                .query((row, _) ->
                        new Act(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("login"),
                                row.getString("what"),
                                row.getString("subject")))
                .list();
    }

    /// Makes an account without a password.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException when the login is taken
    public UUID create(NewAccount wanted) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into registry.account (id, organisation, login, role, title_ja, title_en)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        wanted.organisation(),
                        wanted.login(),
                        wanted.role(),
                        wanted.title().ja(),
                        wanted.title().en())
                .update();
        record(
                "account-created",
                wanted.login() + " " + wanted.role() + " " + wanted.organisation());
        return id;
    }

    /// A link for choosing a password; links given out before end.
    public Secret link(UUID id) {
        Account account = account(id);
        Secret link = Secret.fresh("");
        jdbc.sql("update registry.welcome set used_at = ? where account = ? and used_at is null")
                .params(now(), id)
                .update();
        jdbc.sql(
                        "insert into registry.welcome (hash, account, created_at, expires_at)"
                                + " values (?, ?, ?, ?)")
                .params(link.hash(), id, now(), now().plus(FirstAdministrator.VALID))
                .update();
        record("link-issued", account.login());
        return link;
    }

    /// A token for programs; without `valid` it lasts until it is revoked.
    public Secret token(UUID id, String name, @Nullable Period valid) {
        Account account = account(id);
        Secret token = Secret.fresh("kaname_");
        jdbc.sql(
                        """
                        insert into registry.token (hash, account, name, created_at, expires_at)
                        values (:hash, :account, :name, :now, :expires)
                        """)
                .param("hash", token.hash())
                .param("account", id)
                .param("name", name)
                .param("now", now())
                .param(
                        "expires",
                        valid == null ? null : now().plus(valid),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        record("token-issued", account.login() + " " + name);
        return token;
    }

    public void revoke(UUID id, UUID token) {
        Account account = account(id);
        Token known =
                tokens(id).stream()
                        .filter(each -> each.id().equals(token))
                        .findFirst()
                        .orElseThrow(Problem::notFound);
        int revoked =
                jdbc.sql(
                                "update registry.token set revoked_at = ? where id = ? and"
                                        + " revoked_at is null")
                        .params(now(), token)
                        .update();
        if (revoked == 1) {
            record("token-revoked", account.login() + " " + known.name());
        }
    }

    void record(String what, String subject) {
        jdbc.sql("insert into registry.act (at, account, what, subject) values (?, ?, ?, ?)")
                .params(
                        now(),
                        Callers.current().orElseThrow(Problem::notFound).account(),
                        what,
                        subject)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                organisation(row, "organisation"),
                row.getString("login"),
                row.getString("role"),
                Text.of(row.getString("title_ja"), row.getString("title_en")),
                row.getBoolean("has_password"));
    }

    private static Organisation organisation(ResultSet row, String id) throws SQLException {
        return new Organisation(
                row.getString(id),
                Text.of(row.getString("name_ja"), row.getString("name_en")),
                row.getString("kind"));
    }
}
