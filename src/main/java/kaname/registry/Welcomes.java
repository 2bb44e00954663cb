package kaname.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Links that let someone choose a password, once.
@Repository
class Welcomes {

    /// Whom a link welcomes; for the first administrator nobody is known yet.
    record Welcome(boolean first, @Nullable String login, @Nullable Text organisation) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Welcomes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Welcome> find(Secret link) {
        return jdbc.sql("select * from registry.welcome_by_hash(?, ?)")
                .params(link.hash(), now())
                .query((row, _) -> welcome(row))
                .optional();
    }

    /// Makes the first administrator; empty if the link does not hold any more.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException when somebody else has that login
    Optional<Caller> first(Secret link, String login, String passwordHash) {
        return jdbc.sql("select * from registry.welcome_first(?, ?, ?, ?)")
                .params(link.hash(), now(), login, passwordHash)
                .query((row, _) -> caller(row))
                .optional();
    }

    /// Sets the password of the account that the link is for; empty if it does not hold any more.
    Optional<Caller> back(Secret link, String passwordHash) {
        return jdbc.sql("select * from registry.welcome_back(?, ?, ?)")
                .params(link.hash(), now(), passwordHash)
                .query((row, _) -> caller(row))
                .optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Welcome welcome(ResultSet row) throws SQLException {
        boolean first = row.getBoolean("first");
        return new Welcome(
                first,
                row.getString("login"),
                first
                        ? null
                        : Text.of(
                                row.getString("organisation_ja"),
                                row.getString("organisation_en")));
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
