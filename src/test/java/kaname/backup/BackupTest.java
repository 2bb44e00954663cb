package kaname.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import kaname.Desk;
import kaname.House;
import kaname.ServerProcess;
import kaname.exchange.KeyRing;
import kaname.exchange.VerifyFile;
import kaname.exchange.proof.CheckLedger;
import kaname.platform.Home;
import kaname.platform.database.RunningDatabase;
import kaname.platform.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("N7")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupTest {

    private static final Optional<Passphrase> SECRET =
            Optional.of(new Passphrase("correct horse battery"));

    private Path folder;

    private House house;
    private Path home;
    private Path backup;
    private Manifest manifest;
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private int acceptedBefore;

    /// Taken while five desks go on reporting.
    @BeforeAll
    void backUpUnderLoad(@TempDir Path directory) throws Exception {
        folder = directory;
        house = House.ofItsOwn();
        home = house.bean(Home.class).directory();
        backup = folder.resolve("house.backup");
        AtomicBoolean enough = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                threads.submit(() -> {
                    while (!enough.get()) {
                        report();
                    }
                });
            }
            try {
                while (accepted.size() < 20) {
                    Thread.sleep(5);
                }
                acceptedBefore = accepted.size();
                manifest =
                        new TakeBackup(house.database().owner(), home)
                                .to(new BackupFile(backup, SECRET));
                int during = accepted.size();
                while (accepted.size() < during + 10) {
                    Thread.sleep(5);
                }
            } finally {
                enough.set(true);
            }
        }
    }

    @AfterAll
    void close() {
        house.close();
    }

    private void report() {
        Desk.Answer answer =
                house.desk("port-desk")
                        .report(
                                """
                                {"title": "障害", "facts": {"service": "ゲート", "service_state": "stopped",
                                 "state_since": "2026-11-20T09:00:00+09:00", "aware_at": "2026-11-20T09:10:00+09:00",
                                 "contact": "当直", "attack_type": "ransomware"}}
                                """);
        assertThat(answer.status()).isEqualTo(201);
        accepted.add(answer.id());
    }

    @Test
    @Timeout(180)
    void aHouseMadeOfABackupHoldsItsPromisesServesAndGoesOn() throws Exception {
        Path restored = folder.resolve("restored");
        RestoreBackup.Restored outcome =
                new RestoreBackup(new BackupFile(backup, SECRET), Map.of())
                        .into(restored, Optional.empty());
        assertThat(outcome.ledger().findings()).isEmpty();
        assertThat(outcome.ledger().entries()).isEqualTo(manifest.ledger().size());

        try (ServerProcess server = ServerProcess.demo(restored, Map.of())) {
            JdbcClient database = database(restored);
            List<String> kept =
                    database.sql("select id::text from incident.incident")
                            .query(String.class)
                            .list();
            assertThat(kept)
                    .as("what was accepted before is in, what came later may be")
                    .containsAll(accepted.stream().limit(acceptedBefore).toList());
            assertThat(accepted).containsAll(kept.stream().filter(accepted::contains).toList());
            assertThat(halves(database)).as("in or out whole").isEmpty();
            receiptsVerify(database);

            Desk desk = server.desk("port-desk");
            assertThat(desk.get("/api/v1/incidents/" + kept.getFirst()).status()).isEqualTo(200);
            assertThat(
                            desk.further(accepted.peek(), "{\"facts\": {\"users_affected\": 500}}")
                                    .status())
                    .isEqualTo(201);
            CheckLedger.Outcome later =
                    new CheckLedger(RunningDatabase.of(restored, Map.of()).orElseThrow().unpooled())
                            .run(KeyRing.inHome(restored).publicKeys(), List.of());
            assertThat(later.findings()).isEmpty();
            assertThat(later.entries()).isGreaterThan(manifest.ledger().size());
            System.out.printf(
                    "Backup: %d bytes, %d tables, %d accepted before it began, %d in it, %d"
                            + " accepted in all; ledger %d, then %d%n",
                    Files.size(backup),
                    manifest.tables().size(),
                    acceptedBefore,
                    kept.stream().filter(accepted::contains).count(),
                    accepted.size(),
                    manifest.ledger().size(),
                    later.entries());
        }
    }

    private static JdbcClient database(Path home) {
        return JdbcClient.create(RunningDatabase.of(home, Map.of()).orElseThrow().unpooled());
    }

    private static List<String> halves(JdbcClient database) {
        return database.sql(
                        """
                        select i.id::text from incident.incident i
                         where not exists (select from incident.report r
                                             join filing.assessment a using (incident, number)
                                             join exchange.receipt x using (incident, number)
                                             join exchange.letter l using (incident, number)
                                             join exchange.ledger g on g.subject = l.id
                                            where r.incident = i.id)
                        """)
                .query(String.class)
                .list();
    }

    private static void receiptsVerify(JdbcClient database) {
        List<String> receipts =
                database.sql("select document from exchange.receipt").query(String.class).list();
        assertThat(receipts).isNotEmpty();
        assertThat(receipts)
                .allMatch(receipt ->
                        VerifyFile.verify(
                                        receipt.getBytes(StandardCharsets.UTF_8), Optional.empty())
                                .holds());
    }

    @Test
    void aWrongPassphraseIsToldFromADamagedFile() {
        BackupFile wrong =
                new BackupFile(backup, Optional.of(new Passphrase("another horse battery")));
        assertThatThrownBy(wrong::verify)
                .isInstanceOf(Unfit.class)
                .hasMessageContaining("passphrase is not the one");
        assertThatThrownBy(new BackupFile(backup, Optional.empty())::verify)
                .hasMessageContaining("sealed");
    }

    @Test
    void anyDamagedByteOrMissingEndIsFound() throws IOException {
        byte[] whole = Files.readAllBytes(backup);
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < 5; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= 1 << random.nextInt(8);
            refused(damaged);
        }
        for (int length : List.of(10, 100, whole.length / 2, whole.length - 1)) {
            refused(java.util.Arrays.copyOf(whole, length));
        }
    }

    private void refused(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("damaged"), bytes);
        assertThatThrownBy(new BackupFile(file, SECRET)::verify).isInstanceOf(Unfit.class);
    }

    @Test
    void withoutAPassphraseNoKeyIsInTheFile() throws Exception {
        Path file = folder.resolve("bare.backup");
        Manifest bare =
                new TakeBackup(house.database().owner(), home)
                        .to(new BackupFile(file, Optional.empty()));
        assertThat(bare.keys()).isFalse();
        assertThat(bare.parts()).allMatch(part -> part.name().startsWith("tables/"));

        byte[] damaged = Files.readAllBytes(file);
        damaged[damaged.length / 2] ^= 4;
        refused(damaged);

        RestoreBackup restore = new RestoreBackup(new BackupFile(file, Optional.empty()), Map.of());
        assertThatThrownBy(() -> restore.into(folder.resolve("nowhere"), Optional.empty()))
                .hasMessageContaining("--keys DIR");
        assertThat(folder.resolve("nowhere")).doesNotExist();
        assertThat(restore.into(folder.resolve("bare"), Optional.of(home)).ledger().findings())
                .isEmpty();
        assertThat(folder.resolve("bare/keys/receipt-key.jwk"))
                .hasSameTextualContentAs(home.resolve("keys/receipt-key.jwk"));
    }

    @Test
    void whatAManifestNamesIsNoPartOfAStatementUnlessItIsATable() throws Exception {
        BackupFile file = new BackupFile(folder.resolve("naming.backup"), Optional.empty());
        new TakeBackup(house.database().owner(), home).to(file);
        rewrite(
                file.path(),
                manifest ->
                        manifest.replaceFirst(
                                "\"columns\":\"", "\"columns\":\"id) from program 'true' -- "));
        RestoreBackup restore = new RestoreBackup(file, Map.of());
        assertThatThrownBy(() -> restore.into(folder.resolve("naming"), Optional.of(home)))
                .isInstanceOf(Unfit.class)
                .hasMessageContaining("no such table");
        assertThat(folder.resolve("naming")).doesNotExist();
    }

    private static void rewrite(Path file, UnaryOperator<String> manifest) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(Files.newInputStream(file));
                var zip = new ZipOutputStream(out)) {
            for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                zip.putNextEntry(new ZipEntry(part.getName()));
                zip.write(
                        part.getName().equals(Manifest.NAME)
                                ? manifest.apply(new String(content, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        }
        Files.write(file, out.toByteArray());
    }

    @Test
    void aDatabaseOfYoursNeedsNoSuperuser() throws Exception {
        Map<String, String> yours = TestDatabase.emptyOfYours();
        RestoreBackup restore = new RestoreBackup(new BackupFile(backup, SECRET), yours);
        assertThat(restore.into(folder.resolve("yours"), Optional.empty()).ledger().findings())
                .isEmpty();
        assertThatThrownBy(() -> restore.into(folder.resolve("again"), Optional.empty()))
                .hasMessageContaining("in use");

        try (ServerProcess server = ServerProcess.demo(folder.resolve("yours"), yours)) {
            Desk desk = server.desk("port-desk");
            assertThat(desk.get("/api/v1/incidents/" + accepted.peek()).status()).isEqualTo(200);
            assertThat(
                            desk.further(accepted.peek(), "{\"facts\": {\"users_affected\": 9}}")
                                    .status())
                    .isEqualTo(201);
            commands(yours);
        }
    }

    private void commands(Map<String, String> environment) {
        Path said = folder.resolve("said");
        String home = folder.resolve("yours").toString();
        String file = folder.resolve("second.backup").toString();
        Map<String, String> secret = new HashMap<>(environment);
        assertThat(ServerProcess.run(said, secret, "backup", "--home", home, "--to", file))
                .isEqualTo(2);
        assertThat(said).content().contains("KANAME_BACKUP_PASSPHRASE");
        secret.put("KANAME_BACKUP_PASSPHRASE", "one two three four");
        assertThat(ServerProcess.run(said, secret, "backup", "--home", home, "--to", file))
                .isZero();
        assertThat(said).content().contains("sealed, with the keys");
        assertThat(ServerProcess.run(said, secret, "restore", file, "--home", home)).isEqualTo(2);
        assertThat(said).content().contains("has something in it").doesNotContain("Exception");
    }

    @Test
    void aHomeInUseIsNotTouched() {
        assertThatThrownBy(() ->
                        new RestoreBackup(new BackupFile(backup, SECRET), Map.of())
                                .into(home, Optional.empty()))
                .hasMessageContaining("has something in it");
    }

    @Test
    void aBackupThatFailsHalfWayLeavesNoFile() {
        Path file = folder.resolve("half.backup");
        assertThatThrownBy(() ->
                        new TakeBackup(house.database().owner(), folder.resolve("gone"))
                                .to(new BackupFile(file, SECRET)))
                .isInstanceOf(IOException.class);
        assertThat(file).doesNotExist();
        assertThat(folder.resolve("half.backup.unfinished")).doesNotExist();
    }
}
