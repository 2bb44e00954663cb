package kaname.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The board over 1,000,000 past incidents and 2,000 open ones: how long the page takes over HTTP for a coordinator, who
/// was told of all, and a ministry, which was told of half; and how soon 500 open boards are told of a report and show it.
/// Beside it, as the limit, the same 2,000 rows read by JDBC from a table that holds nothing else.
///
/// The letters are written past the triggers, which would plan a mail for each; what the board keeps of them is then made by
/// the function that the triggers call, for the open ones, and written at once for the past. Contents are real for the last
/// 90 days; an older letter carries the state of the service alone.
public final class BoardOfAMillion {

    private static final int CLIENTS = 4;
    private static final int BEFORE = 60;
    private static final int BOARDS = 500;
    private static final int BOARDS_EACH = 20;
    private static final Pattern SEEN = Pattern.compile("seen=([0-9a-f]+)");
    private static final Pattern AFTER = Pattern.compile("after=([^\"&#]+)");

    private final RunningHouse house;
    private final Path project;
    private final int past;
    private final int open;
    private final AtomicInteger bytes = new AtomicInteger();

    private BoardOfAMillion(RunningHouse house, Path project, int past, int open) {
        this.house = house;
        this.project = project;
        this.past = past;
        this.open = open;
    }

    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(arguments[0]);
        int past = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        int open = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2_000;
        int asks = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 100;
        try (RunningHouse house = RunningHouse.start(project)) {
            BoardOfAMillion bench = new BoardOfAMillion(house, project, past, open);
            bench.populate();
            bench.limit();
            if (asks > 0) {
                bench.measure("coordinator", asks);
                bench.measure("ministry-desk", asks);
            }
            bench.live();
        }
    }

    private void report(PlainHttp http) throws Exception {
        PlainHttp.Answer answer =
                http.post(
                        "/api/v1/incidents",
                        Files.readString(project.resolve("examples/nagoya-port-2023.json")),
                        "Authorization: Bearer " + house.token("port-desk"));
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.toString());
        }
    }

    private void populate() throws Exception {
        try (PlainHttp http = new PlainHttp(house.address())) {
            report(http);
        }
        long before = System.nanoTime();
        try (Connection owner = house.owner()) {
            RunningHouse.execute(
                    owner,
                    "set session_replication_role = replica",
                    """
                    create temp table drawn as
                    select n, n > %1$d as open, gen_random_uuid() as incident,
                           (array ['port', 'power', 'gas', 'railway', 'aviation', 'water', 'medical', 'finance',
                                   'telecom', 'logistics', 'credit', 'oil'])[n %% 12 + 1] as sector,
                           s.operator,
                           case when n > %1$d then (array ['stopped', 'degraded', 'degraded', 'unknown', 'unusable'])[n %% 5 + 1]
                                else 'normal' end as state,
                           now() - case when n > %1$d then (n %% 2000000) * interval '1 s' + interval '1 minute'
                                        else n * interval '150 s' end as sent_at,
                           case when n > %1$d and n %% 4 > 0 then now() + (n %% 400 - 40) * interval '20 minutes' end as clock_at
                      from generate_series(1, %1$d + %2$d) n
                      join (select row_number() over () - 1 as place, count(*) over () as all_of, supplier as operator
                              from (select distinct supplier from dependency.dependency where supplier is not null) x) s
                        on s.place = n %% s.all_of
                    """
                            .formatted(past, open),
                    """
                    insert into exchange.letter (id, incident, number, operator, operator_sector, sender, recipient,
                        recipient_body, regime, stage, class, form, content, content_hash, exercise, sent_at, clock_at)
                    select gen_random_uuid(), d.incident, 1, d.operator, d.sector, l.sender, l.recipient, l.recipient_body,
                           l.regime, l.stage, l.class, l.form,
                           case when d.sent_at > now() - interval '90 days'
                                then replace(l.content, '"value":"stopped"', '"value":"' || d.state || '"')
                                else '{"items":[{"values":[{"fact":"service_state","value":"normal"}]}]}' end,
                           l.content_hash, d.n % 100 = 0, d.sent_at, d.clock_at
                      from drawn d
                      cross join (select distinct on (recipient) * from exchange.letter
                                   where recipient in ('cyber-office', 'land-ministry') and content like '%"service_state"%'
                                   order by recipient, length(content)) l
                     where l.recipient = 'cyber-office' or d.n % 2 = 0
                    """,
                    """
                    insert into exchange.waiting (letter, recipient, clock_at, class, sector, exercise, purpose, words)
                    select l.id, l.recipient, coalesce(l.clock_at, '9999-12-31T00:00:00Z'), l.class, l.operator_sector,
                           l.exercise, l.purpose, ''
                      from exchange.letter l join drawn d on d.incident = l.incident and d.open and d.n % 3 = 0
                    """,
                    """
                    insert into exchange.acknowledgement (letter, organisation, operator, account, at)
                    select l.id, l.recipient, l.operator, a.id, l.sent_at + interval '10 minutes'
                      from exchange.letter l join registry.account a on a.login = 'ministry-desk'
                     where not exists (select from exchange.waiting w where w.letter = l.id) and l.recipient is not null
                    """,
                    """
                    do $$
                    begin
                        if to_regclass('situation.matter') is null then
                            return;
                        end if;
                        insert into situation.matter (organisation, eyes, incident, since, letter, number, operator, sector,
                                                      exercise, state, service, next_at, stages)
                        select l.recipient, e.eyes, l.incident, l.sent_at, l.id, 1, l.operator, l.operator_sector,
                               l.exercise, 'normal', null, null, array [l.regime || '/' || l.stage]
                          from drawn d join exchange.letter l on l.incident = d.incident
                          join situation.eyes() e on l.purpose = any (e.purposes)
                         where not d.open;
                        perform situation.keep(array_agg(d.incident), '-infinity') from drawn d where d.open;
                    end
                    $$
                    """,
                    "set session_replication_role = origin",
                    "vacuum analyze exchange.letter, exchange.waiting, exchange.acknowledgement",
                    "do $$ begin if to_regclass('situation.matter') is not null then analyze situation.matter; end if; end $$");
        }
        System.out.printf("%d past and %d open incidents written in %.0f s%n", past, open, (System.nanoTime() - before) / 1e9);
    }

    /// The open rows of the coordinator, read by JDBC from a table of their own.
    private void limit() throws Exception {
        try (Connection owner = house.owner();
                Statement statement = owner.createStatement()) {
            statement.execute(
                    """
                    create temp table bare as
                    select l.id, l.operator_sector, l.clock_at, l.sent_at, l.number
                      from exchange.letter l
                     where l.recipient = 'cyber-office' and l.sent_at > now() - interval '24 days'
                     order by (l.content like '%"value":"normal"%'), l.sent_at limit %d
                    """
                            .replace("%d", Integer.toString(open)));
            Times times = new Times();
            int rows = 0;
            for (int i = 0; i < 300; i++) {
                long before = System.nanoTime();
                rows = 0;
                try (ResultSet row = statement.executeQuery("select * from bare")) {
                    while (row.next()) {
                        rows++;
                    }
                }
                if (i >= 100) {
                    times.add(System.nanoTime() - before);
                }
            }
            System.out.printf("limit: the %d open rows alone by JDBC: p50 %.1f ms, p95 %.1f ms%n", rows, times.millis(0.5),
                    times.millis(0.95));
        }
    }

    private void measure(String persona, int asks) throws Exception {
        String cookie = cookie(persona);
        String first;
        try (PlainHttp http = new PlainHttp(house.address())) {
            first = http.get("/situation", cookie).body();
        }
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("page", "/situation");
        paths.put("page that has it already", "/situation?seen=" + found(SEEN, first));
        if (AFTER.matcher(first).find()) {
            paths.put("second page", "/situation?after=" + found(AFTER, first));
            paths.put("wall", "/situation?wall");
            paths.put("picture of a day ago", "/situation?at=" + java.time.Instant.now().minusSeconds(86_400));
            paths.put("picture of two years ago", "/situation?at=" + java.time.Instant.now().minusSeconds(63_000_000));
        }
        for (var one : paths.entrySet()) {
            ask(one.getValue(), cookie, new Times(), Math.min(BEFORE, asks));
            Times times = new Times();
            ask(one.getValue(), cookie, times, asks);
            System.out.printf("%s: %-26s p50 %.1f ms, p95 %.1f ms, max %.0f ms%n", persona, one.getKey(),
                    times.millis(0.5), times.millis(0.95), times.millis(1));
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private String cookie(String persona) throws Exception {
        try (PlainHttp http = new PlainHttp(house.address())) {
            return "Cookie: " + http.get("/demo/sign-in?persona=" + persona).cookie();
        }
    }

    private void ask(String path, String cookie, Times times, int each) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<java.util.concurrent.Future<?>> done = new ArrayList<>();
            for (int c = 0; c < CLIENTS; c++) {
                done.add(
                        clients.submit(
                                () -> {
                                    try (PlainHttp http = new PlainHttp(house.address())) {
                                        for (int i = 0; i < each; i++) {
                                            long before = System.nanoTime();
                                            PlainHttp.Answer answer = http.get(path, cookie);
                                            times.add(System.nanoTime() - before);
                                            if (answer.status() != 200 && answer.status() != 204) {
                                                throw new IllegalStateException(path + " " + answer);
                                            }
                                        }
                                    }
                                    return null;
                                }));
            }
            for (var one : done) {
                one.get();
            }
        }
    }

    /// Boards of 25 people, half at the coordinator and half at the ministry, as many of each as one account may have.
    private void live() throws Exception {
        int people = BOARDS / BOARDS_EACH;
        house.execute(
                """
                insert into registry.account (id, organisation, login, role, title_ja, title_en)
                select md5('board' || n)::uuid, a.organisation, 'board-' || n, a.role, '担当', 'Desk'
                  from generate_series(1, %d) n
                  join registry.account a on a.login = case n %% 2 when 0 then 'coordinator' else 'ministry-desk' end
                """
                        .formatted(people));
        Times told = new Times();
        Times shown = new Times();
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch heard = new CountDownLatch(BOARDS);
        CountDownLatch renewed = new CountDownLatch(BOARDS);
        List<java.net.http.HttpResponse<java.io.InputStream>> streams = new ArrayList<>();
        List<PlainHttp> pages = new ArrayList<>();
        for (int person = 1; person <= people; person++) {
            String cookie = cookie("board-" + person);
            HttpClient browser = HttpClient.newHttpClient();
            HttpRequest live = to("/live").header("Cookie", cookie.substring("Cookie: ".length())).build();
            String seen;
            try (PlainHttp first = new PlainHttp(house.address())) {
                seen = found(SEEN, first.get("/situation", cookie).body());
            }
            for (int i = 0; i < BOARDS_EACH; i++) {
                var stream = browser.send(live, BodyHandlers.ofInputStream());
                streams.add(stream);
                PlainHttp page = new PlainHttp(house.address());
                asks(page, cookie, seen); // as an open page does every minute
                pages.add(page);
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    if (hears(stream)) {
                                        told.add(System.nanoTime());
                                        heard.countDown();
                                        if (renews(page, cookie, seen)) {
                                            shown.add(System.nanoTime());
                                        } else {
                                            refused.incrementAndGet();
                                        }
                                        renewed.countDown();
                                    }
                                });
            }
        }
        Thread.sleep(2000);
        long sent = System.nanoTime();
        long accepted;
        try (PlainHttp sender = new PlainHttp(house.address())) {
            report(sender);
            accepted = System.nanoTime();
        }
        heard.await(30, TimeUnit.SECONDS);
        renewed.await(60, TimeUnit.SECONDS);
        System.out.printf("live: report accepted in %.0f ms; %d of %d boards told after it: p50 %.0f ms, p95 %.0f ms, last %.0f ms%n",
                (accepted - sent) / 1e6, told.size(), BOARDS, told.millis(0.5) - accepted / 1e6,
                told.millis(0.95) - accepted / 1e6, told.millis(1) - accepted / 1e6);
        System.out.printf("live: all asking at once, shown: %d, refused %d: p50 %.0f ms, p95 %.0f ms, last %.0f ms%n",
                shown.size(), refused.get(), shown.millis(0.5) - accepted / 1e6, shown.millis(0.95) - accepted / 1e6,
                shown.millis(1) - accepted / 1e6);
        System.out.printf("live: the part that was asked for: %d bytes%n", bytes.get());
        for (var stream : streams) {
            stream.body().close();
        }
        for (PlainHttp page : pages) {
            page.close();
        }
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(house.address() + path));
    }

    private static boolean hears(java.net.http.HttpResponse<java.io.InputStream> page) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(page.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("event:inbox")) {
                    return true;
                }
            }
        } catch (IOException closed) {
            // the last board heard, or thirty seconds are over
        }
        return false;
    }

    /// As a page asks: 200 ms after it was told, however often, and for compressed bytes.
    /// As the page does 200 ms after it was told.
    private boolean renews(PlainHttp browser, String cookie, String seen) {
        try {
            Thread.sleep(200);
            PlainHttp.Answer answer = asks(browser, cookie, seen);
            bytes.set(answer.bytes());
            return answer.status() == 200;
        } catch (IOException | InterruptedException gone) {
            return false;
        }
    }

    private static PlainHttp.Answer asks(PlainHttp browser, String cookie, String seen) throws IOException {
        return browser.get(
                "/situation?exercise=false&seen=" + seen, cookie, "HX-Request: true", "Accept-Encoding: gzip");
    }
}
