package kaname.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import kaname.platform.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// PostgreSQL in the house: its data in `<home>/postgres`, its log beside it, its doors on the
/// loopback address with passwords that only `<home>` knows. One process a home; a server left
/// behind by a killed one is stopped first.
final class EmbeddedDatabase implements Database {

    private static final Logger log = LoggerFactory.getLogger("kaname.database");
    static final String OWNER = "postgres";
    static final String DATABASE = "kaname";
    private static final long LOG_LIMIT_BYTES = 4L << 20;

    private final HomeLock lock;
    private final DataDirectory data;
    private final EmbeddedPostgres server;
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
        this.lock = lock;
        this.data = new DataDirectory(home.file("postgres"));
        data.prepare();
        String ownerPassword = home.secret("postgres-owner.password");
        String applicationPassword = home.secret("postgres-application.password");
        log.info(
                data.isNew() ? "Creating a PostgreSQL database in {}" : "Starting PostgreSQL in {}",
                data.path());
        this.server = launch(home, ownerPassword);
        String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/";
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
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            log.warn("PostgreSQL did not take leave: {}", failure.getMessage());
        } finally {
            data.stopPostmaster();
            lock.close();
        }
    }

    private EmbeddedPostgres launch(Home home, String password) {
        Path serverLog = home.file("postgres.log");
        Path binaries = Binaries.in(home);
        // its defaults trade durability and secrecy for the speed of a throw-away test
        try {
            trim(serverLog);
            EmbeddedPostgres started =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(data.path())
                            .setOverrideWorkingDirectory(binaries.toFile())
                            .setCleanDataDirectory(false)
                            .setRegisterShutdownHook(false)
                            .setPort(0)
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
