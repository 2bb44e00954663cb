package kaname.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kaname.platform.Callers;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.security.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Accounts, their links and tokens, and what was done to them. The database lets in
/// administrators, stewards as far as their own organisation goes, and everybody to their own
/// tokens.
@Repository
@Transactional
class Administration {

    record Account(
            UUID id,
            Organisation organisation,
            String login,
            String role,
            Text title,
            boolean hasPassword,
            boolean steward,
            boolean service,
            boolean closed) {}

    record NewAccount(
            String organisation, String role, String login, Text title, boolean service) {}

    /// What a token may do, from where (CIDR; empty: anywhere) and for how long.
    record Grant(Set<Scope> scopes, List<String> networks, Period valid) {
        static final Grant YEAR =
                new Grant(EnumSet.allOf(Scope.class), List.of(), Period.ofYears(1));
    }

    record Token(
            UUID id,
            String name,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt,
            String scopes,
            String networks) {}

    /// `login` is null for somebody whom the caller may not see: an administrator of the house.
    record Act(Instant at, @Nullable String login, String what, String subject) {}

    static final int PAGE = 100;

    private static final String ACCOUNT =
            """
            select a.id, a.login, a.role, a.title_ja, a.title_en, a.has_password, a.steward,
                   a.kind = 'service' as service, a.closed_at is not null as closed, o.id as organisation,
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
    public Optional<Account> account(String login) {
        return jdbc.sql(ACCOUNT + " where a.login = ?")
                .param(login)
                .query((row, _) -> account(row))
                .optional();
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
                        select id, name, created_at, expires_at, revoked_at, last_used_at,
                               array_to_string(scopes, ' ') as scopes, array_to_string(networks, ' ') as networks
                          from registry.token
                         where account = ? order by created_at desc, id limit 200
                        """)
                .param(account)
                .query((row, _) ->
                        new Token(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                                instant(row, "expires_at"),
                                instant(row, "revoked_at"),
                                instant(row, "last_used_at"),
                                row.getString("scopes"),
                                row.getString("networks")))
                .list();
    }

    @Transactional(readOnly = true)
    public List<Act> acts() {
        return jdbc.sql(
                        """
                        select c.at, a.login, c.what, c.subject
                          from registry.act c left join registry.account a on a.id = c.account
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
        jdbc.sql("select registry.create_account(?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        wanted.organisation(),
                        wanted.login(),
                        wanted.role(),
                        wanted.title().ja(),
                        wanted.title().en(),
                        wanted.service() ? "service" : "person",
                        now())
                .query((_, _) -> id)
                .single();
        return id;
    }

    /// A link for choosing a password; links given out before end.
    public Secret link(UUID id) {
        return link(id, null, FirstAdministrator.VALID);
    }

    /// A link that goes to that address.
    public Secret link(UUID id, @Nullable String mail, Duration valid) {
        Secret link = Secret.fresh("");
        through(
                "select registry.issue_link(:hash, :account, :mail, :now, :until)",
                Map.of("hash", link.hash(), "account", id, "until", now().plus(valid)),
                mail);
        return link;
    }

    public void endLinks(UUID id) {
        through("select registry.end_links(:account, :now)", Map.of("account", id), null);
    }

    /// A token for programs; what it may do, from where and until when is said now and stays.
    public Secret token(UUID id, String name, Grant grant) {
        Secret token = Secret.token();
        through(
                "select registry.issue_token(:hash, :account, :name, :scopes, :networks, :now,"
                        + " :until)",
                Map.of(
                        "hash",
                        token.hash(),
                        "account",
                        id,
                        "name",
                        name,
                        "scopes",
                        grant.scopes().stream().map(Scope::id).toArray(String[]::new),
                        "networks",
                        grant.networks().toArray(String[]::new),
                        "until",
                        now().plus(grant.valid())),
                null);
        return token;
    }

    public void revoke(UUID token) {
        through("select registry.revoke_token(:token, :now)", Map.of("token", token), null);
    }

    /// Closed, reopened, given or relieved of the accounts.
    public void alter(UUID id, Deed deed) {
        alter(id, deed.act(), null);
    }

    public void changeRole(UUID id, Role role) {
        alter(id, "role-changed", role.id());
    }

    private void alter(UUID id, String act, @Nullable String role) {
        Boolean done;
        try {
            done = altered(id, act, role);
        } catch (UncategorizedSQLException refused) {
            throw refusal(refused);
        }
        if (!done) {
            throw Problem.notFound();
        }
    }

    private Boolean altered(UUID id, String act, @Nullable String role) {
        return jdbc.sql("select registry.alter_account(:account, :deed, :role, :now)")
                .param("account", id)
                .param("deed", act)
                .param("role", role, Types.VARCHAR)
                .param("now", now())
                .query(Boolean.class)
                .single();
    }

    /// What the doors refuse by a code of their own.
    private static RuntimeException refusal(UncategorizedSQLException refused) {
        SQLException cause = refused.getSQLException();
        return switch (cause == null ? "" : String.valueOf(cause.getSQLState())) {
            case "KS001" ->
                    Problem.of(
                            409,
                            "last-steward",
                            Text.of(
                                    "最後のアカウント管理者です。先に別の人に任せてください",
                                    "This is the last steward: make someone else one first"));
            case "KS002" ->
                    Problem.of(
                            429,
                            "too-many-links",
                            Text.of(
                                    "一日に出せるリンクは50本までです。明日続けてください",
                                    "At most fifty links a day: go on tomorrow"));
            default -> refused;
        };
    }

    /// Each door says whether there is such a thing for this caller.
    private void through(String door, Map<String, Object> parameters, @Nullable String mail) {
        Boolean done;
        try {
            done =
                    jdbc.sql(door)
                            .params(parameters)
                            .param("mail", mail, Types.VARCHAR)
                            .param("now", now())
                            .query(Boolean.class)
                            .single();
        } catch (UncategorizedSQLException refused) {
            throw refusal(refused);
        }
        if (!done) {
            throw Problem.notFound();
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
                row.getBoolean("has_password"),
                row.getBoolean("steward"),
                row.getBoolean("service"),
                row.getBoolean("closed"));
    }

    private static Organisation organisation(ResultSet row, String id) throws SQLException {
        return new Organisation(
                row.getString(id),
                Text.of(row.getString("name_ja"), row.getString("name_en")),
                row.getString("kind"));
    }
}
