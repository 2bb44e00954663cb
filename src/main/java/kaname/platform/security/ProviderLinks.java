package kaname.platform.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Which account is whose at the provider, made by its holder alone: no name or mail address that
/// the provider tells ever finds an account.
@Repository
class ProviderLinks {

    /// As its holder sees it.
    public record Link(Instant linkedAt, @Nullable Instant usedAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    ProviderLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Whose that identity is, before there is a caller.
    Optional<Caller> find(Provider.Identity identity) {
        return jdbc.sql("select * from registry.provider_link_used(?, ?, ?)")
                .params(identity.issuer(), identity.subject(), now())
                .query((row, _) -> Accounts.caller(row))
                .optional();
    }

    /// The caller's own, to what the provider is called here.
    @Transactional(readOnly = true)
    public Optional<Link> of(UUID account) {
        return jdbc.sql("select linked_at, used_at from registry.provider_link where account = ?")
                .param(account)
                .query((row, _) -> link(row))
                .optional();
    }

    /// False if that identity is another account's, or the account has one.
    @Transactional
    public boolean add(UUID account, Provider.Identity identity) {
        return jdbc.sql(
                                """
                                insert into registry.provider_link (account, issuer, subject, linked_at)
                                values (?, ?, ?, ?) on conflict do nothing
                                """)
                        .params(account, identity.issuer(), identity.subject(), now())
                        .update()
                == 1;
    }

    @Transactional
    public boolean remove(UUID account) {
        return jdbc.sql("delete from registry.provider_link where account = ?")
                        .param(account)
                        .update()
                > 0;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Link link(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime used = row.getObject("used_at", OffsetDateTime.class);
        return new Link(
                row.getObject("linked_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }
}
