package kaname.nearmiss;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// CEPTOAR offices that opened the anonymous way: the public half of their keys for everybody, the
/// private half under a passphrase for themselves.
@Repository
@Transactional
class OfficeKeys {

    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PURPOSE = "kaname near miss: key of an office";

    /// @param reviewsAll a person sees every report, not those alone that are held
    record Office(String id, Bytes publicKey, boolean reviewsAll) {}

    /// The key, and the code that opens it when the passphrase is lost: shown once.
    record Made(WallKey key, String recovery) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    OfficeKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Office> find(String office) {
        return jdbc.sql("select office, public_key, review from nearmiss.office where office = ?")
                .param(office)
                .query((row, _) ->
                        new Office(
                                row.getString("office"),
                                Bytes.of(row.getBytes("public_key")),
                                row.getString("review").equals("every")))
                .optional();
    }

    /// @throws Problem 409 if the office has a key: another would shut away what was sealed for it
    Made make(String office, String passphrase) {
        if (find(office).isPresent()) {
            throw Problem.of(
                    409,
                    "office-has-a-key",
                    Text.of("この事務局の鍵はもうあります", "This office has a key already"));
        }
        WallKey key = WallKey.fresh();
        jdbc.sql("insert into nearmiss.office (office, public_key, made_on) values (?, ?, ?)")
                .params(office, key.publicKey(), Date.valueOf(LocalDate.now(clock.withZone(TOKYO))))
                .update();
        return lock(office, passphrase, key);
    }

    /// The same key under another passphrase and another code; the old ones open nothing here any
    /// more. A copy of the database from before still opens with them.
    ///
    /// @return empty if `secret` is neither the passphrase nor the recovery code
    Optional<Made> change(String office, String secret, String passphrase) {
        return unlock(office, secret).map(key -> lock(office, passphrase, key));
    }

    private Made lock(String office, String passphrase, WallKey key) {
        String recovery = Ticket.fresh().shown();
        lock(office, "passphrase", passphrase, key);
        lock(office, "recovery", recovery, key);
        return new Made(key, recovery);
    }

    private void lock(String office, String opens, String secret, WallKey key) {
        byte[] salt = new byte[Passphrase.SALT];
        RANDOM.nextBytes(salt);
        jdbc.sql(
                        """
                        insert into nearmiss.office_lock (office, opens, salt, wrapped) values (?, ?, ?, ?)
                            on conflict (office, opens) do update set salt = excluded.salt, wrapped = excluded.wrapped
                        """)
                .params(
                        office,
                        opens,
                        salt,
                        Passphrase.box(secret, salt).seal(PURPOSE, key.privateKey()))
                .update();
    }

    /// Empty if neither the passphrase nor the recovery code is right.
    Optional<WallKey> unlock(String office, String secret) {
        record Lock(String opens, Bytes salt, Bytes wrapped) {}
        Optional<Office> known = find(office);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Optional<Ticket> code = Ticket.of(secret);
        return jdbc
                .sql("select opens, salt, wrapped from nearmiss.office_lock where office = ?")
                .param(office)
                .query((row, _) ->
                        new Lock(
                                row.getString("opens"),
                                Bytes.of(row.getBytes("salt")),
                                Bytes.of(row.getBytes("wrapped"))))
                .list()
                .stream()
                .filter(lock -> lock.opens().equals("recovery") == code.isPresent())
                .flatMap(lock ->
                        open(
                                code.map(Ticket::shown).orElse(secret),
                                lock.salt().array(),
                                lock.wrapped().array())
                                .stream())
                .map(privateKey -> WallKey.of(privateKey, known.get().publicKey().array()))
                .findFirst();
    }

    private static Optional<byte[]> open(String secret, byte[] salt, byte[] wrapped) {
        try {
            return Optional.of(Passphrase.box(secret, salt).open(PURPOSE, wrapped));
        } catch (GeneralSecurityException wrong) {
            return Optional.empty();
        }
    }

    void review(String office, boolean all) {
        jdbc.sql("update nearmiss.office set review = ? where office = ?")
                .params(all ? "every" : "held", office)
                .update();
    }
}
