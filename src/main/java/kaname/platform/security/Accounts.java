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

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(caller(row), row.getString("password_hash"));
    }

    private static Caller caller(ResultSet row) throws SQLException {
        return new Caller(
                row.getObject("id", UUID.class),
                row.getString("organisation"),
                Text.of(row.getString("organisation_ja"), row.getString("organisation_en")),
                row.getString("kind"),
                row.getString("role"),
                Text.of(row.getString("title_ja"), row.getString("title_en")));
    }
}
