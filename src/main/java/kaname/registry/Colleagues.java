package kaname.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The accounts of one's own organisation, as its stewards see them.
@Repository
@Transactional(readOnly = true)
class Colleagues {

    /// `invitedUntil` and `mail` belong to a link that still holds.
    record Colleague(
            UUID id,
            String login,
            String role,
            Text title,
            boolean service,
            boolean steward,
            boolean hasPassword,
            boolean closed,
            @Nullable Instant invitedUntil,
            @Nullable String mail) {}

    private static final String COLLEAGUE =
            """
            select a.id, a.login, a.role, a.title_ja, a.title_en, a.kind = 'service' as service, a.steward,
                   a.has_password, a.closed_at is not null as closed, w.expires_at, w.mail
              from registry.account a
              left join lateral (select x.expires_at, x.mail from registry.welcome x
                                  where x.account = a.id and x.used_at is null and x.expires_at > now()
                                  order by x.created_at desc limit 1) w on true
             where a.organisation = registry.stewarded()
            """;

    private final JdbcClient jdbc;

    Colleagues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The organisation whose accounts the caller keeps.
    public Optional<Organisation> kept() {
        return jdbc.sql(
                        "select id, name_ja, name_en, kind from registry.organisation where id ="
                                + " registry.stewarded()")
                .query((row, _) ->
                        new Organisation(
                                row.getString("id"),
                                Text.of(row.getString("name_ja"), row.getString("name_en")),
                                row.getString("kind")))
                .optional();
    }

    /// A page by login, and one more if there are more.
    public List<Colleague> after(String login) {
        return jdbc.sql(COLLEAGUE + " and a.login > ? order by a.login limit ?")
                .params(login, Administration.PAGE + 1)
                .query((row, _) -> colleague(row))
                .list();
    }

    public Optional<Colleague> find(UUID id) {
        return jdbc.sql(COLLEAGUE + " and a.id = ?")
                .param(id)
                .query((row, _) -> colleague(row))
                .optional();
    }

    private static Colleague colleague(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject("expires_at", OffsetDateTime.class);
        return new Colleague(
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getString("role"),
                Text.of(row.getString("title_ja"), row.getString("title_en")),
                row.getBoolean("service"),
                row.getBoolean("steward"),
                row.getBoolean("has_password"),
                row.getBoolean("closed"),
                until == null ? null : until.toInstant(),
                row.getString("mail"));
    }
}
