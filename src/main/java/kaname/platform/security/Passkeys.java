package kaname.platform.security;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The passkeys of accounts: public keys alone, so that what the house keeps opens nothing.
@Repository
class Passkeys {

    static final int MOST = 10;

    /// A passkey as its holder sees it; `credential` tells the browser that it has this one
    /// already.
    public record Listed(
            UUID id,
            String credential,
            String name,
            Instant addedAt,
            @Nullable Instant usedAt,
            boolean synced) {}

    /// A passkey at the door, with whom it would let in.
    record Found(
            UUID id, String key, long counter, boolean maySync, boolean synced, Caller caller) {
        boolean isOf(byte[] holder) {
            return Arrays.equals(handle(caller.account()), holder);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Passkeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What a device keeps to tell accounts apart: it says nothing about the person.
    static byte[] handle(UUID account) {
        return ByteBuffer.allocate(16)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array();
    }

    /// Whether the account has one; asked before there is a caller.
    boolean has(UUID account) {
        return jdbc.sql("select registry.has_passkey(?)")
                .param(account)
                .query(Boolean.class)
                .single();
    }

    /// The caller's own, or of that account for an administrator; the newest first.
    @Transactional(readOnly = true)
    public List<Listed> of(UUID account) {
        return jdbc.sql(
                        """
                        select id, credential, name, added_at, used_at, synced from registry.passkey
                         where account = ? order by added_at desc, id limit ?
                        """)
                .params(account, MOST)
                .query((row, _) ->
                        new Listed(
                                row.getObject("id", UUID.class),
                                Secrets.text(row.getBytes("credential")),
                                row.getString("name"),
                                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                                instant(row),
                                row.getBoolean("synced")))
                .list();
    }

    /// False if that passkey is known already.
    @Transactional
    public boolean add(UUID account, String name, WebAuthn.Fresh fresh) {
        try {
            jdbc.sql(
                            """
                            insert into registry.passkey
                                (id, account, credential, key, counter, may_sync, synced, name, added_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            UUID.randomUUID(),
                            account,
                            Secrets.read(fresh.credential()),
                            Secrets.read(fresh.key()),
                            fresh.counter(),
                            fresh.maySync(),
                            fresh.synced(),
                            name,
                            now())
                    .update();
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    /// False unless it is one of the caller's own.
    @Transactional
    public boolean rename(UUID id, String name) {
        return jdbc.sql("update registry.passkey set name = ? where id = ?")
                        .params(name, id)
                        .update()
                == 1;
    }

    /// False unless it is one of the caller's own.
    @Transactional
    public boolean remove(UUID id) {
        return jdbc.sql("delete from registry.passkey where id = ?").param(id).update() == 1;
    }

    Optional<Found> find(String credential) {
        return jdbc.sql("select * from registry.passkey_find(?)")
                .param(Secrets.read(credential))
                .query((row, _) -> found(row))
                .optional();
    }

    /// False if its counter has not gone on since: another answer came first, or a copy is in use.
    boolean used(UUID id, WebAuthn.Used used) {
        return jdbc.sql("select registry.passkey_used(?, ?, ?, ?)")
                .params(id, used.counter(), used.synced(), now())
                .query(Boolean.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("used_at", OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getObject("passkey", UUID.class),
                Secrets.text(row.getBytes("key")),
                row.getLong("counter"),
                row.getBoolean("may_sync"),
                row.getBoolean("synced"),
                Accounts.caller(row));
    }
}
