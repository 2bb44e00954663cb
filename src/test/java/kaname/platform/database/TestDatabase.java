package kaname.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kaname.platform.Home;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.transaction.support.TransactionTemplate;

/// A database of its own for a test class: cloned from one that was migrated once, on the one
/// server of this JVM. That server promises nothing to a disk: it does not outlive its JVM, and
/// what a house keeps through a fall is tried on [EmbeddedDatabase] itself.
///
/// Its sessions live in Kathmandu, the JVM elsewhere, and neither in UTC, so that a forgotten time
/// zone shows.
///
/// ```java
/// @DynamicPropertySource
/// static void database(DynamicPropertyRegistry registry) { TestDatabase.fresh().into(registry); }
/// ```
public final class TestDatabase {

    private static final AtomicInteger clones = new AtomicInteger();

    private final DatabaseAddress owner;
    private final HikariDataSource arranging;
    private final HikariDataSource pool;

    private TestDatabase(DatabaseAddress owner) {
        this.owner = owner;
        this.arranging = pool(owner, null);
        this.pool = pool(owner, "set role kaname_app; set time zone 'Asia/Kathmandu'");
    }

    /// A connection costs more than most of what tests ask; none is kept that nobody uses.
    private static HikariDataSource pool(DatabaseAddress owner, @Nullable String first) {
        HikariDataSource pool = DatabaseConfiguration.pool(new ExternalDatabase(owner), 4);
        pool.setConnectionInitSql(first);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(10_000);
        return pool;
    }

    public static TestDatabase fresh() {
        String name = "clone_" + clones.incrementAndGet();
        JdbcClient.create(Shared.address("postgres").unpooled())
                .sql("create database " + name + " template template_kaname strategy file_copy")
                .update();
        return new TestDatabase(Shared.address(name));
    }

    /// An empty database of its own, as docs/serve.md asks for one: its owner is no superuser. The
    /// environment that names it.
    public static Map<String, String> emptyOfYours() {
        String name = "yours_" + clones.incrementAndGet();
        JdbcClient server = JdbcClient.create(Shared.address("postgres").unpooled());
        server.sql("create role " + name + " login password 'secret'").update();
        server.sql("grant kaname_app to " + name).update();
        server.sql("create database " + name + " owner " + name).update();
        return Map.of(
                "KANAME_DATABASE_URL",
                Shared.address(name).url(),
                "KANAME_DATABASE_USER",
                name,
                "KANAME_DATABASE_PASSWORD",
                "secret");
    }

    /// Where PostgreSQL's own programs lie.
    static Path programs() {
        try (Stream<Path> files = Files.walk(Shared.directory.resolve("binaries"), 3)) {
            return files.filter(file -> file.endsWith("bin/postgres"))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Gives a new home the programs that were unpacked for this JVM, so that it unpacks none.
    public static void programsInto(Path home) {
        Path unpacked = programs().getParent();
        Path link = home.resolve("binaries").resolve(unpacked.getFileName());
        try {
            if (Files.notExists(link)) {
                Files.createDirectories(link.getParent());
                Files.createSymbolicLink(link, unpacked.toAbsolutePath());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Lets a Spring context use this database as if it were one of yours.
    public void into(DynamicPropertyRegistry registry) {
        registry.add("kaname.database.url", owner::url);
        registry.add("kaname.database.user", owner::user);
        registry.add("kaname.database.password", owner::password);
        registry.add("kaname.database.connections", () -> 4);
        registry.add(
                "kaname.home", () -> Shared.directory.resolve(owner.url().replaceAll(".*/", "")));
    }

    /// Past row-level security: for arranging, never for asserting what someone sees.
    public JdbcClient asOwner() {
        return JdbcClient.create(arranging);
    }

    /// As [#asOwner], for commands that open the database themselves.
    public DataSource owner() {
        return owner.unpooled();
    }

    public JdbcClient asApplication() {
        return JdbcClient.create(pool);
    }

    /// Transactions that carry the current caller; use with [#asApplication].
    public TransactionTemplate transaction() {
        return new TransactionTemplate(new CallerTransactionManager(pool));
    }

    private static final class Shared {

        static final Path directory = newDirectory();
        private static final String PASSWORD = "of-the-owner";
        private static final EmbeddedPostgres server = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(Shared::leave));
            JdbcClient maintenance = JdbcClient.create(address("postgres").unpooled());
            maintenance.sql("create role kaname_app login noinherit").update();
            maintenance.sql("create database template_kaname").update();
            Flyway.configure().dataSource(address("template_kaname").unpooled()).load().migrate();
        }

        static DatabaseAddress address(String name) {
            return new DatabaseAddress(
                    "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name,
                    EmbeddedDatabase.OWNER,
                    PASSWORD);
        }

        /// As [EmbeddedDatabase] starts it, but for what it does to be durable.
        private static EmbeddedPostgres start() {
            try {
                Path password =
                        Files.writeString(directory.resolve("postgres-owner.password"), PASSWORD);
                return EmbeddedPostgres.builder()
                        .setDataDirectory(directory.resolve("postgres"))
                        .setOverrideWorkingDirectory(Binaries.in(Home.at(directory)).toFile())
                        .setRegisterShutdownHook(false)
                        .setOutputRedirector(Redirect.DISCARD)
                        .setErrorRedirector(Redirect.DISCARD)
                        .setLocaleConfig("auth", "scram-sha-256")
                        .setLocaleConfig("pwfile", password.toString())
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("unix_socket_directories", "''")
                        .setServerConfig("password_encryption", "scram-sha-256")
                        .setConnectConfig("password", PASSWORD)
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static Path newDirectory() {
            try {
                return Files.createTempDirectory(
                                Files.createDirectories(Path.of("target")), "test-home-")
                        .toAbsolutePath();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void leave() {
            try {
                server.close();
                org.springframework.util.FileSystemUtils.deleteRecursively(directory);
            } catch (IOException leftBehind) {
                // under target, where mvn clean finds it
            }
        }
    }
}
