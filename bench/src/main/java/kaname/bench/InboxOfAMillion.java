package kaname.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An inbox over 1,000,000 letters: how long its pages and calls take over HTTP, with row-level security on. First all of
/// them wait; then 990,000 are acknowledged. The letters carry the contents of real ones with titles of their own, and
/// are written past the triggers, which would plan a mail for each.
public final class InboxOfAMillion {

    private static final int CLIENTS = 4;

    /// Asks of each client before its times count: a house that runs has compiled what it does all day.
    private static final int BEFORE = 150;

    private final RunningHouse house;
    private final int letters;
    private final int asks;

    private InboxOfAMillion(RunningHouse house, int letters, int asks) {
        this.house = house;
        this.letters = letters;
        this.asks = asks;
    }

    public static void main(String[] arguments) throws Exception {
        int letters = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        int asks = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100;
        Path project = Path.of(arguments[0]);
        try (RunningHouse house = RunningHouse.start(project)) {
            InboxOfAMillion bench = new InboxOfAMillion(house, letters, asks);
            bench.ask("/inbox", bench.desk(), "", new Times(), 1);
            bench.populate(project);
            bench.measure("all wait");
            bench.acknowledge();
            bench.measure("1 in 100 waits");
        }
    }

    private void populate(Path project) throws Exception {
        try (PlainHttp http = new PlainHttp(house.address())) {
            PlainHttp.Answer reported =
                    http.post(
                            "/api/v1/incidents",
                            Files.readString(project.resolve("examples/nagoya-port-2023.json")),
                            "Authorization: Bearer " + house.token("port-desk"));
            if (reported.status() != 201) {
                throw new IllegalStateException(reported.toString());
            }
        }
        long before = System.nanoTime();
        try (Connection owner = house.owner()) {
            RunningHouse.execute(
                    owner,
                    "set session_replication_role = replica",
                    """
                    insert into exchange.letter (id, incident, number, operator, operator_sector, sender, recipient,
                        recipient_body, regime, stage, class, form, content, content_hash, exercise, sent_at, clock_at)
                    select gen_random_uuid(), gen_random_uuid(), 1, l.operator,
                           (array ['port', 'power', 'gas', 'railway', 'aviation', 'water', 'medical', 'finance'])[n %% 8 + 1],
                           l.sender, 'land-ministry', l.recipient_body, l.regime, l.stage,
                           (array ['mandatory', 'effort', 'voluntary', 'mandatory'])[n %% 4 + 1], l.form,
                           replace(l.content, 'コンテナ', '第' || n || '号 コンテナ'), l.content_hash, n %% 100 = 0,
                           now() - (n %% 40000000) * interval '1 s',
                           case when n %% 5 > 0 then now() + (random() * 10000000 - 8000000) * interval '1 s' end
                      from generate_series(1, %d) n
                      cross join (select * from exchange.letter where recipient = 'land-ministry'
                                   order by length(content) limit 1) l
                    """
                            .formatted(letters),
                    """
                    insert into exchange.waiting (letter, recipient, clock_at, class, sector, exercise, purpose, words)
                    select l.id, l.recipient, coalesce(l.clock_at, '9999-12-31T00:00:00Z'), l.class, l.operator_sector,
                           l.exercise, l.purpose, lower('港湾ターミナル株式会社 port terminal co., ltd. 第' || row_number() over ()
                                             || '号の障害 コンテナの搬出入'
                                             || case when row_number() over () %% 100000 = 0 then ' シマウマ' else '' end)
                      from exchange.letter l
                     where not exists (select from exchange.waiting w where w.letter = l.id) and l.recipient is not null
                    """
                            .formatted(),
                    "set session_replication_role = origin",
                    "vacuum analyze exchange.letter",
                    "vacuum analyze exchange.waiting");
        }
        System.out.printf("%d letters written in %.0f s%n", letters, (System.nanoTime() - before) / 1e9);
    }

    private void acknowledge() throws Exception {
        try (Connection owner = house.owner()) {
            RunningHouse.execute(
                    owner,
                    "set session_replication_role = replica",
                    """
                    insert into exchange.acknowledgement (letter, organisation, operator, account, at)
                    select w.letter, w.recipient, l.operator, a.id, l.sent_at + interval '10 minutes'
                      from exchange.waiting w join exchange.letter l on l.id = w.letter
                      join registry.account a on a.login = 'ministry-desk'
                     where w.recipient = 'land-ministry' and l.incident::text !~ '^0[0-2]'
                    """,
                    "delete from exchange.waiting w using exchange.acknowledgement a where a.letter = w.letter",
                    "set session_replication_role = origin",
                    "vacuum analyze exchange.acknowledgement",
                    "vacuum analyze exchange.waiting");
        }
    }

    private void measure(String state) throws Exception {
        String cookie = desk();
        String bearer = "Authorization: Bearer " + house.token("ministry-desk");
        String deep = deep();
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("call, first page", "/api/v1/inbox");
        paths.put("call, deep page", "/api/v1/inbox?after=" + deep);
        paths.put("page, first", "/inbox");
        paths.put("page, deep", "/inbox?after=" + deep);
        paths.put("page, one class", "/inbox?class=voluntary");
        paths.put("page, one sector", "/inbox?sector=gas");
        paths.put("page, sector that nobody is of", "/inbox?sector=space");
        paths.put("page, words in all", "/inbox?words=" + encoded("コンテナ"));
        paths.put("page, words in a few", "/inbox?words=" + encoded("シマウマ"));
        paths.put("page, words in one", "/inbox?words=" + encoded("第77777号"));
        paths.put("page, words in none", "/inbox?words=" + encoded("麒麟"));
        paths.put("page, acknowledged", "/inbox/acknowledged");
        paths.put("home", "/");
        for (var one : paths.entrySet()) {
            ask(one.getValue(), cookie, bearer, new Times(), BEFORE);
        }
        for (var one : paths.entrySet()) {
            Times times = new Times();
            ask(one.getValue(), cookie, bearer, times, asks);
            System.out.printf("%s: %-32s p50 %.1f ms, p95 %.1f ms, max %.0f ms%n", state, one.getKey(),
                    times.millis(0.5), times.millis(0.95), times.millis(1));
        }
    }

    private String desk() throws Exception {
        try (PlainHttp http = new PlainHttp(house.address())) {
            return "Cookie: " + http.get("/demo/sign-in?persona=ministry-desk").cookie();
        }
    }

    private void ask(String path, String cookie, String bearer, Times times, int each) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<java.util.concurrent.Future<?>> done = new ArrayList<>();
            for (int c = 0; c < CLIENTS; c++) {
                done.add(
                        clients.submit(
                                () -> {
                                    try (PlainHttp http = new PlainHttp(house.address())) {
                                        for (int i = 0; i < each; i++) {
                                            long before = System.nanoTime();
                                            PlainHttp.Answer answer =
                                                    http.get(path, path.startsWith("/api") ? bearer : cookie);
                                            times.add(System.nanoTime() - before);
                                            if (answer.status() != 200) {
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

    /// A place in the middle of what waits.
    private String deep() throws Exception {
        try (Connection owner = house.owner();
                var statement = owner.createStatement();
                var row =
                        statement.executeQuery(
                                """
                                select to_char(clock_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || letter
                                  from exchange.waiting where recipient = 'land-ministry'
                                 order by clock_at, letter
                                offset (select count(*) / 2 from exchange.waiting where recipient = 'land-ministry') limit 1
                                """)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String encoded(String words) {
        return java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8);
    }
}
