package kaname.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kaname.platform.Home;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.transaction.support.TransactionTemplate;

/// A database of its own for a test class: cloned from one that was migrated once, on the one
/// server of this JVM.
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
    private final HikariDataSource pool;

    private TestDatabase(DatabaseAddress owner) {
        this.owner = owner;
        this.pool = DatabaseConfiguration.pool(new ExternalDatabase(owner), 4);
        pool.setMinimumIdle(0);
        pool.setConnectionInitSql("set role kaname_app; set time zone 'Asia/Kathmandu'");
    }

    public static TestDatabase fresh() {
        String name = "clone_" + clones.incrementAndGet();
        JdbcClient.create(Shared.server.owner().unpooled())
                .sql("create database " + name + " template template_kaname")
                .update();
        return new TestDatabase(Shared.address(name));
    }

    /// An empty database of its own, as docs/serve.md asks for one: its owner is no superuser. The
    /// environment that names it.
    public static Map<String, String> emptyOfYours() {
        String name = "yours_" + clones.incrementAndGet();
        JdbcClient server = JdbcClient.create(Shared.server.owner().unpooled());
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
        return JdbcClient.create(owner.unpooled());
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
        static final EmbeddedDatabase server = EmbeddedDatabase.start(Home.at(directory));

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(Shared::leave));
            JdbcClient.create(server.owner().unpooled())
                    .sql("create database template_kaname")
                    .update();
            Flyway.configure().dataSource(address("template_kaname").unpooled()).load().migrate();
        }

        static DatabaseAddress address(String name) {
            DatabaseAddress owner = server.owner();
            return new DatabaseAddress(
                    owner.url().replaceAll("/kaname$", "/" + name), owner.user(), owner.password());
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
            server.close();
            try {
                org.springframework.util.FileSystemUtils.deleteRecursively(directory);
            } catch (IOException leftBehind) {
                // under target, where mvn clean finds it
            }
        }
    }
}
