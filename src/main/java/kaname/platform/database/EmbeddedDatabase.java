package kaname.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import kaname.platform.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// PostgreSQL in the house: its data in `<home>/postgres`, its log beside it, its doors on the
/// loopback address with passwords that only `<home>` knows. One process a home; a server left
/// behind by a killed one is stopped first, and one that dies is started again at the same port.
final class EmbeddedDatabase implements Database {

    private static final Logger log = LoggerFactory.getLogger("kaname.database");
    static final String OWNER = "postgres";
    static final String DATABASE = "kaname";
    private static final long LOG_LIMIT_BYTES = 4L << 20;

    private static final Duration LOOKS_EVERY = Duration.ofMillis(500);
    private static final Duration BREATHES = Duration.ofSeconds(2);

    private final Home home;
    private final HomeLock lock;
    private final DataDirectory data;
    private final int port;
    private EmbeddedPostgres server;
    private volatile boolean closed;
    private final DatabaseAddress owner;
    private final DatabaseAddress application;

    static EmbeddedDatabase start(Home home) {
        HomeLock lock = HomeLock.of(home);
        try {
            return new EmbeddedDatabase(home, lock);
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    private EmbeddedDatabase(Home home, HomeLock lock) {
        this.home = home;
        this.lock = lock;
        this.data = new DataDirectory(home.file("postgres"));
        data.prepare();
        String ownerPassword = home.secret("postgres-owner.password");
        String applicationPassword = home.secret("postgres-application.password");
        log.info(
                data.isNew() ? "Creating a PostgreSQL database in {}" : "Starting PostgreSQL in {}",
                data.path());
        this.server = launch(home, ownerPassword, 0);
        this.port = server.getPort();
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/";
        this.owner = new DatabaseAddress(url + DATABASE, OWNER, ownerPassword);
        this.application =
                new DatabaseAddress(url + DATABASE, APPLICATION_ROLE, applicationPassword);
        try {
            settle(new DatabaseAddress(url + "postgres", OWNER, ownerPassword).unpooled());
        } catch (DataAccessException failure) {
            close();
            throw new IllegalStateException(
                    "PostgreSQL refuses to be set up: " + failure.getMessage(), failure);
        }
        Thread.ofVirtual().name("kaname-database").start(this::watch);
    }

    @Override
    public DatabaseAddress owner() {
        return owner;
    }

    @Override
    public DatabaseAddress application() {
        return application;
    }

    @Override
    public String onConnect() {
        return "";
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            server.close();
        } catch (IOException failure) {
            log.warn("PostgreSQL did not take leave: {}", failure.getMessage());
        } finally {
            data.stopPostmaster();
            lock.close();
        }
    }

    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(LOOKS_EVERY.toNanos());
            try {
                reviveIfDead();
            } catch (RuntimeException failure) {
                log.error("PostgreSQL is down: {}", failure.getMessage());
                LockSupport.parkNanos(BREATHES.toNanos());
            }
        }
    }

    private synchronized void reviveIfDead() {
        if (closed || data.isServed()) {
            return;
        }
        log.warn("PostgreSQL in {} has died; starting it again", data.path());
        data.stopPostmaster();
        server = launch(home, owner.password(), port);
    }

    private EmbeddedPostgres launch(Home home, String password, int port) {
        Path serverLog = home.file("postgres.log");
        Path binaries = Binaries.in(home);
        // its defaults trade durability and secrecy for the speed of a throw-away test
        try {
            trim(serverLog);
            // whoever died or failed to start still holds the library's own lock; the home's counts
            Files.deleteIfExists(data.path().resolve("epg-lock"));
            EmbeddedPostgres started =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(data.path())
                            .setOverrideWorkingDirectory(binaries.toFile())
                            .setCleanDataDirectory(false)
                            .setRegisterShutdownHook(false)
                            .setPort(port)
                            .setPGStartupWait(Duration.ofSeconds(60))
                            .setOutputRedirector(Redirect.appendTo(serverLog.toFile()))
                            .setErrorRedirector(Redirect.appendTo(serverLog.toFile()))
                            .setLocaleConfig("auth", "scram-sha-256")
                            .setLocaleConfig(
                                    "pwfile", home.file("postgres-owner.password").toString())
                            .setLocaleConfig("locale", "C")
                            .setLocaleConfig("locale-provider", "builtin")
                            .setLocaleConfig("builtin-locale", "C.UTF-8")
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("listen_addresses", "127.0.0.1")
                            .setServerConfig("unix_socket_directories", "''")
                            .setServerConfig("password_encryption", "scram-sha-256")
                            .setServerConfig("max_connections", "100")
                            // its words about a failed statement may hold what was reported
                            .setServerConfig("log_min_messages", "fatal")
                            .setServerConfig("log_min_error_statement", "panic")
                            .setServerConfig("log_error_verbosity", "terse")
                            .setConnectConfig("password", password)
                            .start();
            data.markComplete();
            return started;
        } catch (IOException | RuntimeException failure) {
            data.stopPostmaster();
            throw new IllegalStateException(
                    "PostgreSQL did not start; its log says: " + lastLines(serverLog), failure);
        }
    }

    private void settle(DataSource maintenance) {
        JdbcClient jdbc = JdbcClient.create(maintenance);
        if (isMissing(jdbc, "select count(*) from pg_database where datname = ?", DATABASE)) {
            jdbc.sql("create database " + DATABASE).update();
        }
        if (isMissing(jdbc, "select count(*) from pg_roles where rolname = ?", APPLICATION_ROLE)) {
            jdbc.sql("create role " + APPLICATION_ROLE).update();
        }
        String login =
                jdbc.sql(
                                """
                                select format('alter role %I login nosuperuser nobypassrls nocreatedb nocreaterole
                                               noinherit noreplication password %L', :role, :password)
                                """)
                        .param("role", APPLICATION_ROLE)
                        .param("password", application.password())
                        .query(String.class)
                        .single();
        jdbc.sql(login).update();
    }

    private static boolean isMissing(JdbcClient jdbc, String count, String name) {
        return jdbc.sql(count).param(name).query(Integer.class).single() == 0;
    }

    private static void trim(Path serverLog) throws IOException {
        if (Files.exists(serverLog) && Files.size(serverLog) > LOG_LIMIT_BYTES) {
            Files.delete(serverLog);
        }
    }

    private static String lastLines(Path serverLog) {
        try {
            List<String> lines = Files.readAllLines(serverLog);
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
        } catch (IOException | UncheckedIOException unreadable) {
            return "nothing that can be read in " + serverLog;
        }
    }
}
