package kaname.platform.security;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import kaname.platform.Vault;
import org.apache.commons.codec.binary.Base32;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What proves an account's holder beside the password: codes of an app, each taken once, and ten
/// recovery codes for the day on which the app is gone.
@Repository
class SecondFactors {

    private static final int CODES = 10;
    private static final int CODE_BYTES = 10;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;
    private final TimeCodes codes = new TimeCodes();

    SecondFactors(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /// How an account stands: whether it has codes, and how many recovery codes are left.
    record Standing(boolean codes, int recovery) {}

    @Transactional(readOnly = true)
    public Standing standing(UUID account) {
        return jdbc.sql(
                        """
                        select exists (select from registry.totp where account = ? and confirmed_at is not null) as codes,
                               (select count(*) from registry.recovery_code where account = ? and used_at is null) as left
                        """)
                .params(account, account)
                .query((row, _) -> new Standing(row.getBoolean("codes"), row.getInt("left")))
                .single();
    }

    /// Whether a code is asked for after the password.
    boolean has(UUID account) {
        return secret(account, true).isPresent();
    }

    /// A new secret for the caller's own account, in force once a code of it was given.
    @Transactional
    public byte[] enrol(UUID account) {
        byte[] secret = Secrets.bytes(TimeCodes.SECRET_BYTES);
        jdbc.sql("delete from registry.totp where account = ? and confirmed_at is null")
                .param(account)
                .update();
        jdbc.sql("insert into registry.totp (account, secret, made_at) values (?, ?, ?)")
                .params(account, vault.seal(purpose(account), secret), now())
                .update();
        return secret;
    }

    /// The secret that waits for its first code.
    Optional<byte[]> pending(UUID account) {
        return secret(account, false);
    }

    /// Takes a code once; false for a wrong one, and for one that was taken before.
    boolean take(UUID account, String typed) {
        String code = typed.replaceAll("\\s", "");
        return secret(account, true).map(secret -> takes(account, secret, code)).orElse(false);
    }

    /// As [#take], for the code that puts a new secret in force.
    boolean confirm(UUID account, String typed) {
        String code = typed.replaceAll("\\s", "");
        return pending(account).map(secret -> takes(account, secret, code)).orElse(false);
    }

    private boolean takes(UUID account, byte[] secret, String code) {
        OptionalLong step = codes.step(secret, code, clock.instant());
        return step.isPresent()
                && jdbc.sql("select registry.totp_take(?, ?, ?)")
                        .params(account, step.getAsLong(), now())
                        .query(Boolean.class)
                        .single();
    }

    /// Takes a recovery code, once.
    boolean recover(UUID account, String typed) {
        return jdbc.sql("select registry.recovery_take(?, ?, ?)")
                .params(account, mark(account, typed), now())
                .query(Boolean.class)
                .single();
    }

    /// Ten new recovery codes for the caller's own account; the earlier ones end.
    @Transactional
    public List<String> recoveryCodes(UUID account) {
        jdbc.sql("delete from registry.recovery_code where account = ?").param(account).update();
        List<String> fresh = new ArrayList<>();
        for (int i = 0; i < CODES; i++) {
            String code =
                    new Base32().encodeToString(Secrets.bytes(CODE_BYTES)).toLowerCase(Locale.ROOT);
            fresh.add(code.substring(0, 8) + "-" + code.substring(8));
            jdbc.sql("insert into registry.recovery_code (account, hash, made_at) values (?, ?, ?)")
                    .params(account, mark(account, fresh.getLast()), now())
                    .update();
        }
        return fresh;
    }

    /// Codes of the app are asked for no more; recovery codes go with them unless a passkey is
    /// left. False if there were none.
    @Transactional
    public boolean remove(UUID account) {
        jdbc.sql(
                        "delete from registry.recovery_code where account = ? and not"
                                + " registry.has_passkey(account)")
                .param(account)
                .update();
        return jdbc.sql("delete from registry.totp where account = ?").param(account).update() > 0;
    }

    private Optional<byte[]> secret(UUID account, boolean confirmed) {
        return jdbc.sql("select secret from registry.totp_secret(?) where confirmed = ?")
                .params(account, confirmed)
                .query((row, _) -> vault.open(purpose(account), row.getBytes("secret")))
                .optional();
    }

    private byte[] mark(UUID account, String code) {
        String plain = code.strip().toLowerCase(Locale.ROOT).replace("-", "").replace(" ", "");
        return vault.mark("recovery code " + account, plain);
    }

    private static String purpose(UUID account) {
        return "totp " + account;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
