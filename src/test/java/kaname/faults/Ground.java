package kaname.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import kaname.platform.database.DatabaseAddress;
import kaname.platform.database.RunningDatabase;

/// One house on one machine: its nodes, its database, its disk; and what can be done to them.
final class Ground implements AutoCloseable {

    private final Path home;
    private final Path log;
    private final Map<String, String> settings;
    private final Client client;
    private final List<Node> nodes = new ArrayList<>();

    int restarts;

    Ground(Path home, Path log, Map<String, String> settings, Client client) {
        this.home = home;
        this.log = log;
        this.settings = settings;
        this.client = client;
    }

    void open(int howMany) {
        for (int i = 0; i < howMany; i++) {
            nodes.add(Node.start(home, log, settings));
        }
        tellClient();
    }

    List<Node> nodes() {
        return nodes;
    }

    Path home() {
        return home;
    }

    DatabaseAddress database() {
        return RunningDatabase.of(home, settings).orElseThrow();
    }

    /// Whoever runs the house starts again what is dead, and waits until every node answers.
    void heal() {
        for (int i = 0; i < nodes.size(); i++) {
            if (!nodes.get(i).alive()) {
                nodes.set(i, Node.start(home, log, settings));
                restarts++;
            }
        }
        tellClient();
        Instant end = Instant.now().plusSeconds(60);
        while (!answers()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("the house does not come back; see " + log);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private boolean answers() {
        return nodes.stream()
                .allMatch(node -> {
                    client.only(node.address());
                    boolean well =
                            client.get("port-desk", "/api/v1/incidents")
                                    .filter(answer -> answer.status() == 200)
                                    .isPresent();
                    tellClient();
                    return well;
                });
    }

    private void tellClient() {
        try {
            client.talkTo(nodes.stream().map(Node::address).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void killNode(int which) {
        nodes.get(which).kill();
    }

    /// The postmaster and each of its children, at once.
    void killDatabase() {
        postmaster()
                .ifPresent(postmaster -> {
                    List<ProcessHandle> doomed = new ArrayList<>(postmaster.descendants().toList());
                    doomed.addFirst(postmaster);
                    doomed.forEach(ProcessHandle::destroyForcibly);
                    doomed.forEach(process -> process.onExit().join());
                });
    }

    private Optional<ProcessHandle> postmaster() {
        try {
            Path file = home.resolve("postgres/postmaster.pid");
            return Files.exists(file)
                    ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                            .filter(process ->
                                    process.info().command().orElse("").endsWith("/postgres"))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        nodes.forEach(Node::kill);
        killDatabase();
    }
}
