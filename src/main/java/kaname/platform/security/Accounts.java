package kaname.platform.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Looks up who could be at the door; nothing else reads accounts before there is a caller.
@Repository
class Accounts {

    /// An account with what proves its password; null where it has none.
    record Account(Caller caller, @Nullable String passwordHash) {}

    /// Who holds a token, and what it may do.
    record Holder(Caller caller, Set<Scope> scopes) {}

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> byLogin(String login) {
        return jdbc.sql("select * from registry.account_by_login(:login)")
                .param("login", login)
                .query(Accounts::account)
                .optional();
    }

    Optional<Holder> byToken(byte[] hash, Instant at, String origin) {
        return jdbc.sql("select * from registry.token_by_hash(:hash, :at, cast(:origin as inet))")
                .param("hash", hash)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("origin", origin)
                .query((row, _) -> new Holder(caller(row), Scope.read(row.getArray("scopes"))))
                .optional();
    }

    /// What that account calls itself at the door.
    String login(UUID account) {
        return jdbc.sql("select registry.login_of(?)").param(account).query(String.class).single();
    }

    /// The same password, kept as passwords are kept now.
    void rehash(Caller caller, String old, String fresh) {
        jdbc.sql("select registry.rehash_password(?, ?, ?) is null")
                .params(caller.account(), old, fresh)
                .query(Boolean.class)
                .single();
    }

    /// The caller's own new password; links for choosing one end.
    @Transactional
    public void changePassword(String fresh, Instant at) {
        jdbc.sql("select registry.change_password(?, ?) is null")
                .params(fresh, at.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /// The caller's own login.
    @Transactional(readOnly = true)
    public String ownLogin() {
        return jdbc.sql("select registry.my_login()").query(String.class).single();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(caller(row), row.getString("password_hash"));
    }

    /// Who that row says is calling: an account with its organisation.
    static Caller caller(ResultSet row) throws SQLException {
        return new Caller(
                row.getObject("id", UUID.class),
                row.getString("organisation"),
                Text.of(row.getString("organisation_ja"), row.getString("organisation_en")),
                row.getString("kind"),
                row.getString("role"),
                Text.of(row.getString("title_ja"), row.getString("title_en")));
    }
}
