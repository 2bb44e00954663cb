package kaname.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.platform.database.TestDatabase;
import kaname.registry.KeyChanges;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The key changes once for each thing that two administrators agreed on, whatever crashes between.
class KeysTaskTest {

    private static final Instant NOW = Instant.parse("2026-11-20T01:02:03Z");
    private static final TestDatabase database = TestDatabase.fresh();
    private static final KeyChanges changes = new KeyChanges(database.asApplication());

    @TempDir Path home;
    private KeyRing keys;
    private String first;

    @BeforeEach
    void twoAdministratorsAndAKey() {
        database.asOwner()
                .sql(
                        "truncate registry.key_change, registry.organisation, registry.account"
                                + " cascade")
                .update();
        database.asOwner()
                .sql(
                        """
                        with o as (insert into registry.organisation values ('house', '運営', 'House', 'authority', 'JP'))
                        insert into registry.account (id, organisation, login, role, title_ja, title_en, password_hash)
                        select gen_random_uuid(), 'house', l, 'administrator', '管', 'admin', 'x'
                          from unnest(array['admin-1', 'admin-2']) l
                        """)
                .update();
        keys = KeyRing.inHome(home);
        first = keys.current().keyId();
    }

    @Test
    void whatIsGrantedIsDoneOnceHoweverOftenTheHouseLooks() {
        UUID hands = asked("granted");
        run();
        String next = keys.current().keyId();
        run();
        assertThat(next).isNotEqualTo(first);
        assertThat(keys.current().keyId()).isEqualTo(next);
        assertThat(kept()).containsExactly(first + " two-hands " + hands + " drill");
        assertThat(changes.awaited()).isEmpty();
    }

    @Test
    void whatIsAskedOrRefusedChangesNothing() {
        asked(null);
        asked("refused");
        run();
        assertThat(keys.current().keyId()).isEqualTo(first);
        assertThat(kept()).isEmpty();
    }

    @Test
    void aCrashBeforeTheRecordLeavesOneRotationAndTheRecordFollows() {
        UUID hands = asked("granted");
        keys.rotate(NOW, KeyRing.Why.granted(hands, "drill"));
        String next = keys.current().keyId();
        run();
        assertThat(KeyRing.inHome(home).current().keyId()).isEqualTo(next);
        assertThat(kept()).containsExactly(first + " two-hands " + hands + " drill");
        assertThat(changes.awaited()).isEmpty();
    }

    @Test
    void aCrashInTheMiddleOfTheFilesIsMadeGood() throws Exception {
        UUID hands = asked("granted");
        Path file = home.resolve("keys/receipt-key.jwk");
        Path saved = Files.copy(file, home.resolve("saved"), StandardCopyOption.COPY_ATTRIBUTES);
        keys.rotate(NOW, KeyRing.Why.granted(hands, "drill"));
        // as if the new key had never been moved into place
        Files.move(saved, file, StandardCopyOption.REPLACE_EXISTING);
        keys = KeyRing.inHome(home);
        assertThat(keys.current().keyId()).isEqualTo(first);
        run();
        assertThat(keys.current().keyId()).isNotEqualTo(first);
        assertThat(keys.list()).hasSize(2);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void anEmergencyAtTheMachineStandsInTheRecordsOfTheHouse() {
        keys.rotate(NOW, KeyRing.Why.alone(true, "keeper", "the disk was copied"));
        run();
        assertThat(kept()).containsExactly(first + " emergency null the disk was copied");
    }

    @Test
    void aKeyThatAnOlderReleaseRetiredIsReadAndKept() throws Exception {
        keys.rotate(NOW, KeyRing.Why.alone(false, "", ""));
        Path record = home.resolve("keys/retired/" + first + ".json");
        String text = Files.readString(record);
        Files.writeString(record, text.replaceFirst("(?s),\\s*\"why\".*", "\n}\n"));
        keys = KeyRing.inHome(home);
        run();
        assertThat(keys.list()).hasSize(2);
        assertThat(kept()).containsExactly(first + " unsaid null ");
    }

    private void run() {
        KeysTask.run(keys, changes, NOW.plusSeconds(9));
    }

    private static UUID asked(String outcome) {
        return database.asOwner()
                .sql(
                        """
                        insert into registry.two_hands (what, subject, reason, asked_by, asked_at, expires_at,
                                                        decided_by, decided_at, outcome)
                        select 'key-rotated', 'signing-key', 'drill', a.id, now(), now() + interval '24 hours',
                               case when o is not null then b.id end, case when o is not null then now() end, o
                          from registry.account a, registry.account b, (values (:outcome::text)) v (o)
                         where a.login = 'admin-1' and b.login = 'admin-2'
                        returning id
                        """)
                .param("outcome", outcome)
                .query(UUID.class)
                .single();
    }

    private static List<String> kept() {
        return database.asOwner()
                .sql(
                        "select concat_ws(' ', key, how, coalesce(two_hands::text, 'null'),"
                                + " because) from registry.key_change")
                .query(String.class)
                .list();
    }
}
