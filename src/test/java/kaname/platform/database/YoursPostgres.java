package kaname.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A PostgreSQL 18 beside the house, as somebody runs their own: set up as docs/serve.md says,
/// owned by a role that is no superuser. It can be stopped and started again.
public final class YoursPostgres implements AutoCloseable {

    private final Path data;
    private final Path programs = TestDatabase.programs();
    private final int port = freePort();
    private Process server;

    public YoursPostgres(Path data) {
        this.data = data;
        try {
            Path password =
                    Files.writeString(
                            Files.createTempFile("pw", null, new FileAttribute<?>[0]), "super\n");
            run(
                    "initdb",
                    "-D",
                    data.toString(),
                    "-U",
                    "postgres",
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + password,
                    "--locale=C",
                    "--encoding=UTF8",
                    "--no-sync");
            Files.delete(password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
        JdbcClient jdbc = asSuperuser("postgres");
        jdbc.sql("create role kaname_app nologin").update();
        jdbc.sql("create role kaname login password 'secret'").update();
        jdbc.sql("grant kaname_app to kaname").update();
        jdbc.sql("create database kaname owner kaname").update();
    }

    public Map<String, String> environment() {
        return Map.of(
                "KANAME_DATABASE_URL", url("kaname"),
                "KANAME_DATABASE_USER", "kaname",
                "KANAME_DATABASE_PASSWORD", "secret");
    }

    /// The same for a house in this JVM.
    public Map<String, Object> settings() {
        return Map.of(
                "kaname.database.url", url("kaname"),
                "kaname.database.user", "kaname",
                "kaname.database.password", "secret");
    }

    public JdbcClient asOwner() {
        return JdbcClient.create(new DriverManagerDataSource(url("kaname"), "kaname", "secret"));
    }

    public JdbcClient asSuperuser(String database) {
        return JdbcClient.create(new DriverManagerDataSource(url(database), "postgres", "super"));
    }

    public void start() {
        try {
            server =
                    new ProcessBuilder(
                                    command(
                                            "postgres",
                                            "-D",
                                            data.toString(),
                                            "-p",
                                            Integer.toString(port),
                                            "-c",
                                            "listen_addresses=127.0.0.1",
                                            "-c",
                                            "unix_socket_directories=",
                                            "-c",
                                            "max_wal_size=32MB",
                                            "-c",
                                            "min_wal_size=32MB",
                                            "-c",
                                            "wal_recycle=off"))
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    Redirect.appendTo(
                                            Files.createTempFile("yours", ".log").toFile()))
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = 0; i < 200; i++) {
            try {
                asSuperuser("postgres").sql("select 1").query(Integer.class).single();
                return;
            } catch (DataAccessException notYet) {
                LockSupport.parkNanos(100_000_000);
            }
        }
        throw new IllegalStateException("PostgreSQL did not start in " + data);
    }

    /// At once, with every connection open.
    public void stop() {
        try {
            long postmaster =
                    Long.parseLong(
                            Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
            new ProcessBuilder("kill", "-QUIT", Long.toString(postmaster)).start().waitFor();
            if (!server.waitFor(30, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (server.isAlive()) {
            stop();
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void run(String... arguments) {
        try {
            int code =
                    new ProcessBuilder(command(arguments))
                            .inheritIO()
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor();
            if (code != 0) {
                throw new IllegalStateException(arguments[0] + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// PostgreSQL refuses to run as root.
    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(arguments[0]).toString());
        command.addAll(List.of(arguments).subList(1, arguments.length));
        return command;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
