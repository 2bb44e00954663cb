package kaname.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Accepted reports per second over HTTP, beside pgbench running the very SQL that one report runs, on the same
/// database, turn by turn in one run. A report is the Nagoya example: everything up to the answered 201 counts.
///
/// The load generator shares the machine with the server; pgbench sends the statements as plain text with this
/// report's values in place, the application binds them.
public final class AcceptedReports {

    private static final int CLIENTS = 16;
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Path project;
    private final RunningHouse house;
    private final int seconds;
    private final int rounds;
    private final HttpClient http = HttpClient.newHttpClient();

    private AcceptedReports(Path project, RunningHouse house, int seconds, int rounds) {
        this.project = project;
        this.house = house;
        this.seconds = seconds;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        Path project = Path.of(arguments[0]);
        try (RunningHouse house = RunningHouse.start(project)) {
            new AcceptedReports(project, house, seconds, rounds).run();
        }
    }

    private void run() throws Exception {
        load(Duration.ofSeconds(Math.max(5, seconds / 2)));
        Path script = script();
        List<Double> reports = new ArrayList<>();
        List<Double> transactions = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            reports.add(load(Duration.ofSeconds(seconds)));
            transactions.add(pgbench(script));
            System.out.printf(
                    "round %d: %.0f reports/s over HTTP, %.0f/s by pgbench%n",
                    round, reports.getLast(), transactions.getLast());
        }
        double ours = median(reports);
        double limit = median(transactions);
        System.out.printf(
                "median of %d rounds of %d s, %d clients: %.0f accepted reports/s; pgbench, same SQL: %.0f/s;"
                        + " ratio %.2f%n",
                rounds, seconds, CLIENTS, ours, limit, ours / limit);
        open(ours / 2);
    }

    /// As many reports as are due, whether or not earlier ones were answered; an answer counts from when its report was
    /// due, so a queue shows.
    private void open(double rate) throws Exception {
        Times times = new Times();
        AtomicInteger refused = new AtomicInteger();
        long each = (long) (1e9 / rate);
        long start = System.nanoTime();
        int count = (int) (rate * seconds);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                long due = start + i * each;
                clients.submit(
                        () -> {
                            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                            if (report() != 201) {
                                refused.incrementAndGet();
                            }
                            times.add(System.nanoTime() - due);
                            return null;
                        });
            }
        }
        System.out.printf(
                "at half that load, %.0f reports/s that wait for nobody: %s; refused %d%n", rate, times, refused.get());
    }

    private int report() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(house.address() + "/api/v1/incidents"))
                        .header("Authorization", "Bearer " + house.token("port-desk"))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofFile(
                                        project.resolve("examples/nagoya-port-2023.json")))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private double load(Duration duration) throws Exception {
        AtomicInteger accepted = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        long end = System.nanoTime() + duration.toNanos();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.submit(
                        () -> {
                            while (System.nanoTime() < end) {
                                (report() == 201 ? accepted : refused).incrementAndGet();
                            }
                            return null;
                        });
            }
        }
        if (refused.get() > 0) {
            throw new IllegalStateException(refused + " reports were refused");
        }
        return accepted.get() / (duration.toMillis() / 1000.0);
    }

    /// The statements of one report, as PostgreSQL logged them, with values in place and new identifiers made anew.
    private Path script() throws Exception {
        Path log = house.home().resolve("postgres.log");
        long before;
        try (Connection owner = house.owner()) {
            RunningHouse.execute(owner, "alter system set log_line_prefix = '%p '", "select pg_reload_conf()");
            said(
                    owner,
                    "set log_min_messages = 'log'",
                    "set log_statement = 'all'",
                    "set log_parameter_max_length = -1",
                    "set log_error_verbosity = 'default'");
            before = Files.size(log);
            report();
            said(owner, "reset all");
            byte[] all = Files.readAllBytes(log);
            String text =
                    new String(
                            Arrays.copyOfRange(all, (int) before, all.length),
                            java.nio.charset.StandardCharsets.UTF_8);
            List<String> accounts = strings(owner, "select id::text from registry.account");
            Path script = house.home().resolve("report.sql");
            String statements = new StatementLog(text).script(accounts);
            if (!statements.contains("insert into")) {
                throw new IllegalStateException("no statement of the report was logged in " + log);
            }
            Files.writeString(script, statements);
            return script;
        }
    }

    /// The house starts its database with a quiet log, which only a setting of the database itself overrides, and only for
    /// connections that begin after it.
    private void said(Connection owner, String... settings) throws Exception {
        for (String setting : settings) {
            RunningHouse.execute(owner, "alter database kaname " + setting);
        }
        RunningHouse.execute(
                owner,
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'kaname' and pid <> pg_backend_pid()");
        for (int accepted = 0; accepted < CLIENTS; ) {
            accepted += report() == 201 ? 1 : 0;
        }
        Thread.sleep(500);
    }

    private double pgbench(Path script) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                        "pgbench", "-n", "-h", "127.0.0.1", "-p", house.databasePort(), "-U", "kaname_app", "-c",
                        String.valueOf(CLIENTS), "-j", "2", "-T", String.valueOf(seconds), "-f",
                        script.toString(), "kaname");
        builder.environment().put("PGPASSWORD", house.secret("postgres-application.password"));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        Matcher tps = Pattern.compile("tps = ([0-9.]+)").matcher(output);
        if (process.waitFor() != 0 || !tps.find()) {
            throw new IllegalStateException("pgbench failed: " + output);
        }
        return Double.parseDouble(tps.group(1));
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }

    /// PostgreSQL's log of statements, turned into a pgbench script.
    private record StatementLog(String text) {

        private static final Pattern EXECUTE =
                Pattern.compile("^\\d+ LOG:  execute [^:]+: (.*)$", Pattern.DOTALL);
        private static final Pattern BY_ITSELF =
                Pattern.compile(
                        "take_deliveries|settle_delivery|escalate\\(|send_reminders|scheduled_task|grow_tree|tree_|"
                                + "planned_edition|^listen ");
        private static final Pattern PARAMETER =
                Pattern.compile("\\$(\\d+) = (NULL|'[^']*+(?:''[^']*+)*+')");

        String script(List<String> fixed) {
            StringBuilder script = new StringBuilder("\\set zq random(100000000000, 999999999999)\n");
            List<String> entries = entries();
            for (int i = 0; i < entries.size(); i++) {
                Matcher execute = EXECUTE.matcher(entries.get(i));
                if (!execute.matches()) {
                    continue;
                }
                if (execute.group(1).startsWith("alter database") || execute.group(1).contains("pg_terminate_backend")) {
                    continue; // this benchmark's own
                }
                if (BY_ITSELF.matcher(execute.group(1)).find()) {
                    continue; // what the house does meanwhile, report or no report
                }
                if (execute.group(1).startsWith("select set_config(")) {
                    script.append("BEGIN;\n"); // the driver sends it with the first statement, unlogged
                }
                String detail = i + 1 < entries.size() ? entries.get(i + 1) : "";
                String sql = bind(execute.group(1), detail.contains("DETAIL:") ? detail : "");
                script.append(oneLine(fresh(sql, fixed))).append(";\n");
            }
            return script.toString();
        }

        /// A log entry starts with the process id; what follows on indented lines belongs to it.
        private List<String> entries() {
            List<String> entries = new ArrayList<>();
            for (String line : text.split("\n")) {
                if (line.matches("^\\d+ [A-Z]+: .*")) {
                    entries.add(line);
                } else if (!entries.isEmpty()) {
                    entries.set(entries.size() - 1, entries.getLast() + "\n" + line);
                }
            }
            return entries;
        }

        private static String bind(String sql, String detail) {
            String bound = sql;
            List<String[]> parameters = new ArrayList<>();
            Matcher matcher = PARAMETER.matcher(detail);
            while (matcher.find()) {
                parameters.add(new String[] {matcher.group(1), matcher.group(2)});
            }
            for (String[] parameter : parameters.reversed()) {
                bound = bound.replace("$" + parameter[0], parameter[1]);
            }
            return bound;
        }

        private static String fresh(String sql, List<String> fixed) {
            return UUID.matcher(sql)
                    .replaceAll(
                            found -> {
                                String id = found.group();
                                return fixed.contains(id) || id.startsWith("00000000-0000")
                                        ? id
                                        : id.substring(0, 24) + ":zq";
                            });
        }

        /// pgbench ends a statement at a semicolon wherever it stands, and a line break inside JSON is none.
        private static String oneLine(String sql) {
            return sql.replaceAll("\\s*\\n\\s*", " ").replace(";", "；");
        }
    }
}
