package kaname;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import kaname.exchange.Hash;
import kaname.exchange.Ledger;
import kaname.exchange.LedgerEntry;
import kaname.exchange.VerifyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What was answered 201 is kept, whole, whatever happens to the machine a moment later: the server
/// and its database are killed twice under load and must come back with every promise.
class CrashTest {

    private static final int REPORTS = 500;
    private static final List<String> OPERATORS =
            List.of("port-desk", "sora-desk", "tsuna-desk", "kurashi-desk", "izumi-desk");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path home;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final Map<String, String> answered = new ConcurrentHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();
    private Running running;

    /// A server as a person starts it, in a process of its own.
    record Running(Process process, String address, Map<String, String> tokens) {}

    @AfterEach
    void stop() {
        if (running != null) {
            kill();
        }
    }

    @Test
    @Timeout(180)
    @Tag("N7")
    void whatWasAcknowledgedSurvivesTwoKillsWholeAndOnce() throws Exception {
        running = start();
        reportUntilKilled(0, REPORTS / 5);
        Map<String, String> first = Map.copyOf(answered);
        running = start();
        holds("after the first kill");
        assertThat(first).isNotEmpty();

        reportUntilKilled(REPORTS / 2, REPORTS / 5);
        running = start();
        holds("after the second kill");

        int before = count("select count(*) from incident.report");
        retryEverything();
        assertThat(count("select count(*) from incident.submission"))
                .isEqualTo(sent.get())
                .isEqualTo(count("select count(*) from incident.report"));
        assertThat(answered).hasSize(sent.get());
        holds("after repeating all " + sent + " requests, " + before + " of which were there");
        System.out.printf(
                "Crash test: %d requests, %d answered before a kill, %d found stored, %d after"
                        + " repeating; %d ledger entries hold%n",
                sent.get(),
                answeredBeforeKills,
                before,
                count("select count(*) from incident.report"),
                count("select count(*) from exchange.ledger"));
    }

    private int answeredBeforeKills;

    /// Half of all reports at once; the machine dies as soon as so many were answered.
    private void reportUntilKilled(int from, int killAfter) throws Exception {
        int already = answered.size();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = from; i < from + REPORTS / 2; i++) {
                int number = i;
                threads.submit(() -> report(number));
                sent.incrementAndGet();
            }
            Instant deadline = Instant.now().plusSeconds(60);
            while (answered.size() - already < killAfter) {
                assertThat(Instant.now()).isBefore(deadline);
                LockSupport.parkNanos(1_000_000);
            }
            kill();
        }
        answeredBeforeKills = answered.size();
        assertThat(answered.size() - already)
                .as("killed in the middle")
                .isBetween(killAfter, REPORTS / 2 - 1);
    }

    private void retryEverything() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < sent.get(); i++) {
                int number = i;
                threads.submit(() -> {
                    String key = key(number);
                    String earlier = answered.get(key);
                    for (int attempt = 0; attempt < 20 && !report(number); attempt++) {
                        LockSupport.parkNanos(50_000_000);
                    }
                    if (earlier != null) {
                        assertThat(answered.get(key)).isEqualTo(earlier);
                    }
                    return null;
                });
            }
        }
    }

    private boolean report(int number) {
        String persona = OPERATORS.get(number % OPERATORS.size());
        try {
            var response =
                    http.send(
                            HttpRequest.newBuilder(
                                            URI.create(running.address() + "/api/v1/incidents"))
                                    .timeout(Duration.ofSeconds(30))
                                    .header(
                                            "Authorization",
                                            "Bearer " + running.tokens().get(persona))
                                    .header("Content-Type", "application/json")
                                    .header("Idempotency-Key", key(number))
                                    .POST(HttpRequest.BodyPublishers.ofString(document(number)))
                                    .build(),
                            BodyHandlers.ofString());
            if (response.statusCode() == 201) {
                String id = JSON.readTree(response.body()).path("id").asString();
                String earlier = answered.put(key(number), id);
                assertThat(earlier).isIn(null, id);
                return true;
            }
            return false;
        } catch (IOException theMachineDied) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String key(int number) {
        return "crash-" + number;
    }

    private static String document(int number) {
        ObjectNode document = JSON.createObjectNode();
        document.put("title", "障害 " + number);
        ObjectNode facts = document.putObject("facts");
        facts.put("service", "サービス");
        facts.put("service_state", "stopped");
        facts.put("state_since", "2026-11-20T09:00:00+09:00");
        facts.put("aware_at", "2026-11-20T09:10:00+09:00");
        facts.put("contact", "当直 " + number);
        facts.put("attack_type", number % 2 == 0 ? "ransomware" : "none");
        return document.toString();
    }

    /// Every promise about what is stored, read past the application with the owner's own password.
    private void holds(String when) {
        List<String> broken =
                database()
                        .sql(
                                """
                                select 'report without assessment ' || incident from incident.report r
                                 where not exists (select from filing.assessment a
                                                    where (a.incident, a.number) = (r.incident, r.number))
                                union all
                                select 'report without receipt ' || incident from incident.report r
                                 where not exists (select from exchange.receipt x
                                                    where (x.incident, x.number) = (r.incident, r.number))
                                union all
                                select 'report without letters ' || incident from incident.report r
                                 where not exists (select from exchange.letter l
                                                    where (l.incident, l.number) = (r.incident, r.number))
                                union all
                                select 'report without facts ' || incident from incident.report r
                                 where (select count(*) from incident.fact f
                                         where (f.incident, f.number) = (r.incident, r.number)) <> 6
                                union all
                                select 'report without ledger entry ' || incident from incident.report r
                                 where (select count(*) from exchange.ledger g
                                         where g.subject = r.incident and g.kind = 'report'
                                           and g.content_hash = sha256(convert_to(r.document, 'UTF8'))) <> 1
                                union all
                                select 'report without submission ' || incident from incident.report r
                                 where not exists (select from incident.submission s
                                                    where (s.incident, s.number) = (r.incident, r.number))
                                union all
                                select 'letter without ledger entry ' || id from exchange.letter l
                                 where (select count(*) from exchange.ledger g
                                         where g.subject = l.id and g.kind = 'letter'
                                           and g.content_hash = l.content_hash
                                           and l.content_hash = sha256(convert_to(l.content, 'UTF8'))) <> 1
                                union all
                                select 'ledger entry of nothing ' || sequence from exchange.ledger g
                                 where not exists (select from incident.report r where r.incident = g.subject)
                                   and not exists (select from exchange.letter l where l.id = g.subject)
                                union all
                                select 'reminder without notice ' || id from filing.reminder r
                                 where (sent_at is null) = exists (select from filing.notice n where n.reminder = r.id)
                                union all
                                select 'report without reminder ' || incident from incident.report r
                                 where exists (select from filing.assessment a
                                                      cross join lateral jsonb_array_elements(a.outcome -> 'duties') d
                                                where (a.incident, a.number) = (r.incident, r.number)
                                                  and d ->> 'class' = 'mandatory' and d ->> 'bearer' = 'operator'
                                                  and d ->> 'dueAt' is not null and d ->> 'filedAt' is null)
                                   and not exists (select from filing.reminder x where x.incident = r.incident)
                                union all
                                select 'incident without report ' || id from incident.incident i
                                 where not exists (select from incident.report r where r.incident = i.id)
                                """)
                        .query(String.class)
                        .list();
        assertThat(broken).as(when).isEmpty();
        ledgerHolds(when);
        everyAnswerIsKept(when);
    }

    private void ledgerHolds(String when) {
        List<LedgerEntry> run =
                database()
                        .sql("select * from exchange.ledger order by sequence")
                        .query((row, _) ->
                                new LedgerEntry(
                                        row.getLong("sequence"),
                                        row.getTimestamp("at").toInstant(),
                                        row.getString("kind"),
                                        row.getObject("subject", java.util.UUID.class),
                                        row.getString("organisation"),
                                        row.getString("basis"),
                                        Hash.of(row.getBytes("content_hash")),
                                        Hash.of(row.getBytes("previous")),
                                        Hash.of(row.getBytes("hash"))))
                        .list();
        Ledger.Head head =
                database()
                        .sql("select sequence, hash from exchange.ledger_head")
                        .query((row, _) ->
                                new Ledger.Head(
                                        row.getLong("sequence"), Hash.of(row.getBytes("hash"))))
                        .single();

        assertThat(run).as(when).isNotEmpty();
        assertThat(Ledger.check(run, 1, head)).as(when).isEmpty();
    }

    private void everyAnswerIsKept(String when) {
        Map<String, String> stored = new HashMap<>();
        database()
                .sql("select idempotency_key, incident from incident.submission")
                .query(row -> {
                    stored.put(row.getString("idempotency_key"), row.getString("incident"));
                });
        assertThat(stored).as(when).containsAllEntriesOf(answered);
        Map<String, String> receipts = new HashMap<>();
        database()
                .sql("select incident, document from exchange.receipt")
                .query(row -> {
                    receipts.put(row.getString("incident"), row.getString("document"));
                });
        Map<String, List<String>> letters = new HashMap<>();
        database()
                .sql("select incident, id from exchange.letter")
                .query(row -> {
                    letters.computeIfAbsent(row.getString("incident"), _ -> new ArrayList<>())
                            .add(row.getString("id"));
                });
        receipts.forEach((incident, receipt) -> {
            assertThat(
                            VerifyFile.verify(
                                            receipt.getBytes(StandardCharsets.UTF_8),
                                            Optional.empty())
                                    .holds())
                    .as("%s: receipt of %s", when, incident)
                    .isTrue();
            List<String> attested = new ArrayList<>();
            JSON.readTree(receipt)
                    .at("/statement/letters")
                    .forEach(letter -> attested.add(letter.path("id").asString()));
            assertThat(attested).containsExactlyInAnyOrderElementsOf(letters.get(incident));
        });
    }

    private int count(String sql) {
        return database().sql(sql).query(Integer.class).single();
    }

    private JdbcClient database() {
        try {
            String port =
                    Files.readAllLines(home.resolve("postgres/postmaster.pid")).get(3).strip();
            String password = Files.readString(home.resolve("postgres-owner.password")).strip();
            return JdbcClient.create(
                    new DriverManagerDataSource(
                            "jdbc:postgresql://127.0.0.1:" + port + "/kaname",
                            "postgres",
                            password));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Running start() throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx400m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "kaname.Kaname",
                                "demo",
                                "--port",
                                "0",
                                "--home",
                                home.toString())
                        .redirectError(home.resolve("server.log").toFile())
                        .start();
        String address = null;
        Map<String, String> tokens = new LinkedHashMap<>();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("Kaname is ready: ")) {
                address = line.substring("Kaname is ready: ".length());
                break;
            }
        }
        if (address == null) {
            process.destroyForcibly();
            throw new AssertionError(
                    "the server did not start: " + Files.readString(home.resolve("server.log")));
        }
        for (JsonNode persona : personas(address)) {
            tokens.put(persona.path("persona").asString(), persona.path("token").asString());
        }
        return new Running(process, address, tokens);
    }

    private JsonNode personas(String address) throws IOException {
        try {
            return JSON.readTree(
                    http.send(
                                    HttpRequest.newBuilder(URI.create(address + "/demo.json"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /// As when the power fails: no process of the house gets to finish a sentence.
    private void kill() {
        List<ProcessHandle> doomed = new ArrayList<>(running.process().descendants().toList());
        postmaster()
                .ifPresent(postmaster -> {
                    doomed.add(postmaster);
                    doomed.addAll(postmaster.descendants().toList());
                });
        running.process().destroyForcibly();
        doomed.forEach(ProcessHandle::destroyForcibly);
        doomed.forEach(process -> process.onExit().join());
        running.process().onExit().join();
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
}
