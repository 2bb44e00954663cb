package kaname.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import kaname.platform.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedDatabaseTest {

    @TempDir Path directory;

    @BeforeEach
    void unpackedOnce() {
        TestDatabase.programsInto(directory);
    }

    @Test
    void keepsItsDataAcrossARestart() {
        Home home = Home.at(directory);
        try (EmbeddedDatabase first = EmbeddedDatabase.start(home)) {
            write(first);
        }
        try (EmbeddedDatabase second = EmbeddedDatabase.start(home)) {
            assertThat(read(second)).isEqualTo("kept");
        }
        assertThat(home.file("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void stopsAServerThatOutlivedItsProcessAndKeepsItsData() throws Exception {
        Home home = Home.at(directory);
        Path pidFile = home.file("postgres/postmaster.pid");
        Process victim =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Victim.class.getName(),
                                directory.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(victim.inputReader().lines().anyMatch("written"::equals)).isTrue();
        victim.destroyForcibly().waitFor();
        long survivor = Long.parseLong(Files.readAllLines(pidFile).getFirst());
        assertThat(ProcessHandle.of(survivor)).isPresent();

        try (EmbeddedDatabase second = EmbeddedDatabase.start(home)) {
            assertThat(ProcessHandle.of(survivor)).isEmpty();
            assertThat(read(second)).isEqualTo("kept");
        }
    }

    @Test
    void startsOverThePidOfAStranger() throws Exception {
        Home home = Home.at(directory);
        EmbeddedDatabase.start(home).close();
        Files.writeString(
                home.file("postgres/postmaster.pid"), ProcessHandle.current().pid() + "\n");

        try (EmbeddedDatabase second = EmbeddedDatabase.start(home)) {
            assertThat(setting(second, "server_version_num")).startsWith("18");
        }
    }

    @Test
    void startsOverAPidFileThatWasLeftEmpty() throws Exception {
        Home home = Home.at(directory);
        EmbeddedDatabase.start(home).close();
        Files.writeString(home.file("postgres/postmaster.pid"), "");

        try (EmbeddedDatabase second = EmbeddedDatabase.start(home)) {
            assertThat(setting(second, "server_version_num")).startsWith("18");
        }
    }

    @Test
    void startsADeadServerAgainAtTheSamePortWithoutWhatItsLastOneLeftBehind() throws Exception {
        Home home = Home.at(directory);
        Path pidFile = home.file("postgres/postmaster.pid");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            write(database);
            ProcessHandle postmaster = postmaster(pidFile);
            ProcessHandle frozen = postmaster.children().findFirst().orElseThrow();
            signal("-STOP", frozen); // as one that is too busy to notice
            postmaster.destroyForcibly();

            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> read(database).equals("kept"));
            assertThat(frozen.isAlive()).isFalse();
            assertThat(postmaster(pidFile)).isNotEqualTo(postmaster);
        }
        assertThat(pidFile).doesNotExist();
    }

    private static ProcessHandle postmaster(Path pidFile) throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
                .orElseThrow();
    }

    private static void signal(String signal, ProcessHandle process) throws Exception {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    @Test
    void refusesDataOfAnotherPostgresVersion() throws Exception {
        Files.createDirectories(directory.resolve("postgres"));
        Files.writeString(directory.resolve("postgres/PG_VERSION"), "17\n");

        assertThatThrownBy(() -> EmbeddedDatabase.start(Home.at(directory)))
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("--home");
    }

    @Test
    void refusesAHomeThatIsInUseAndIsDurableAndShut() throws Exception {
        Home home = Home.at(directory);
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(home))
                    .hasMessageContaining("another Kaname");
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(database, "unix_socket_directories")).isEmpty();
            assertThat(setting(database, "listen_addresses")).isEqualTo("127.0.0.1");
            DatabaseAddress guess =
                    new DatabaseAddress(database.owner().url(), "postgres", "postgres");
            assertThatThrownBy(() -> guess.unpooled().getConnection())
                    .hasMessageContaining("password");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(
                                        home.file("postgres-owner.password"))))
                .isEqualTo("rw-------");
    }

    static class Victim {

        public static void main(String[] arguments) throws InterruptedException {
            write(EmbeddedDatabase.start(Home.at(Path.of(arguments[0]))));
            System.out.println("written");
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private static void write(EmbeddedDatabase database) {
        JdbcClient.create(database.owner().unpooled())
                .sql("create table t as select 'kept' as word")
                .update();
    }

    private static String read(EmbeddedDatabase database) {
        return JdbcClient.create(database.owner().unpooled())
                .sql("select word from t")
                .query(String.class)
                .single();
    }

    private static String setting(EmbeddedDatabase database, String name) {
        return JdbcClient.create(database.owner().unpooled())
                .sql("show " + name)
                .query(String.class)
                .single();
    }
}
