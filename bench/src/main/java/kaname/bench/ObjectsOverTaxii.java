package kaname.bench;

import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postgresql.PGConnection;

/// 100,000 STIX objects over TAXII 2.1: adding 500 at a time, pulling all of them, following while somebody adds, and
/// looking single ones up. Beside it the same texts through PostgreSQL's COPY, in and out, which no server can beat.
public final class ObjectsOverTaxii {

    private static final String TYPE = "application/taxii+json;version=2.1";
    private static final String SHELF = "/taxii2/kaname/collections/partners/objects/";
    private static final int POST = 500;
    private static final int ADDERS = 2;
    private static final int CLIENTS = 8;
    private static final int ASKS = 150;

    /// What is added is compared with what operators registered: 540 networks of theirs.
    private static final String NETWORKS =
            """
            insert into registry.network (organisation, range)
            select o.id, ('10.' || row_number() over () % 200 || '.' || n || '.0/24')::cidr
              from registry.organisation o cross join generate_series(1, 15) n where o.kind = 'operator'
                on conflict do nothing
            """;

    private final RunningHouse house;
    private final String bearer;
    private final Random random = new Random(40);

    private ObjectsOverTaxii(RunningHouse house) {
        this.house = house;
        this.bearer = "Authorization: Bearer " + house.token("port-desk");
    }

    public static void main(String[] arguments) throws Exception {
        int objects = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        try (RunningHouse house = RunningHouse.start(Path.of(arguments[0]))) {
            new ObjectsOverTaxii(house).run(objects);
        }
    }

    private void run(int objects) throws Exception {
        List<String> ids = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < objects; i++) {
            ids.add("indicator--" + new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 1L << 63));
            texts.add(indicator(ids.getLast(), i));
        }
        house.execute(NETWORKS);
        double copied = copyIn(ids, texts);
        double indexed = copyIndexed();
        double added = add(texts);
        System.out.printf(
                "added: %,.0f objects/s in posts of %d by %d clients; COPY of the same into a bare table %,.0f/s, "
                        + "one INSERT of them all into a table with the same keys %,.0f/s: ratio %.2f%n",
                added, POST, ADDERS, copied, indexed, added / indexed);
        house.execute("vacuum analyze taxii.object");
        double out = copyOut();
        for (int limit : new int[] {100, 1000, 5000}) {
            double pulled = pull(limit, objects);
            System.out.printf(
                    "pulled: %,.0f objects/s in pages of %d by one client; COPY of the same %,.0f/s: ratio %.2f%n",
                    pulled, limit, out, pulled / out);
        }
        for (int clients : new int[] {1, CLIENTS}) {
            System.out.printf("match[id], %d clients: %s%n", clients, ask(clients, () -> SHELF + "?match[id]=" + any(ids)));
            System.out.printf("polled with nothing new, %d clients: %s%n", clients, idle(clients));
        }
        System.out.printf("polled while 50 objects are added four times a second, %d clients: %s%n", CLIENTS, follow());
    }

    private String any(List<String> ids) {
        synchronized (random) {
            return ids.get(random.nextInt(ids.size()));
        }
    }

    private static String indicator(String id, int number) {
        return """
               {"type":"indicator","spec_version":"2.1","id":"%s","created_by_ref":"identity--5d2f0c1e-7a34-4b86-9c05-3f8e6a1d2b40",\
               "created":"2026-10-03T02:00:00.000Z","modified":"2026-10-03T02:00:00.000Z","name":"通信先 %d",\
               "description":"An address seen in an invented campaign against gate terminals; see the report of the day for context.",\
               "indicator_types":["malicious-activity"],"pattern":"[ipv4-addr:value = '198.51.%d.%d']","pattern_type":"stix",\
               "valid_from":"2026-10-03T02:00:00Z","labels":["demo"],\
               "object_marking_refs":["marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"]}"""
                .formatted(id, number, number / 256 % 256, number % 256);
    }

    private double add(List<String> texts) throws Exception {
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < texts.size(); i += POST) {
            posts.add("{\"objects\":[" + String.join(",", texts.subList(i, Math.min(texts.size(), i + POST))) + "]}");
        }
        long before = System.nanoTime();
        at(ADDERS, adder -> {
            try (PlainHttp http = new PlainHttp(house.address())) {
                for (int i = adder; i < posts.size(); i += ADDERS) {
                    post(http, posts.get(i));
                }
            }
            return null;
        });
        return texts.size() * 1e9 / (System.nanoTime() - before);
    }

    private void post(PlainHttp http, String body) throws Exception {
        PlainHttp.Answer answer = http.post(SHELF, body, bearer, "Accept: " + TYPE, "Content-Type: " + TYPE);
        if (answer.status() != 202 || !answer.body().contains("\"failure_count\":0")) {
            throw new IllegalStateException(answer.toString());
        }
    }

    private double pull(int limit, int objects) throws Exception {
        int seen = 0;
        long before = System.nanoTime();
        try (PlainHttp http = new PlainHttp(house.address())) {
            String next = "";
            do {
                String body = get(http, SHELF + "?limit=" + limit + next).body();
                seen += count(body);
                int at = body.lastIndexOf("\"next\":\"", 60);
                next = at < 0 ? "" : "&next=" + body.substring(at + 8, body.indexOf('"', at + 8));
            } while (!next.isEmpty());
        }
        if (seen < objects) {
            throw new IllegalStateException("saw " + seen);
        }
        return seen * 1e9 / (System.nanoTime() - before);
    }

    private static int count(String body) {
        int count = 0;
        for (int at = body.indexOf("\"type\":\"indicator\""); at >= 0; at = body.indexOf("\"type\":\"indicator\"", at + 18)) {
            count++;
        }
        return count;
    }

    private PlainHttp.Answer get(PlainHttp http, String path) throws Exception {
        PlainHttp.Answer answer = http.get(path, bearer, "Accept: " + TYPE);
        if (answer.status() != 200) {
            throw new IllegalStateException(path + answer);
        }
        return answer;
    }

    private Times idle(int clients) throws Exception {
        String newest = newest();
        return ask(clients, () -> SHELF + "?added_after=" + newest);
    }

    private String newest() throws Exception {
        try (Connection owner = house.owner();
                var row =
                        owner.createStatement()
                                .executeQuery(
                                        "select to_char(max(added) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                                                + " from taxii.object")) {
            row.next();
            return row.getString(1);
        }
    }

    private Times ask(int clients, Callable<String> path) throws Exception {
        Times times = new Times();
        at(clients, _ -> {
            try (PlainHttp http = new PlainHttp(house.address())) {
                for (int i = 0; i < 2 * ASKS; i++) {
                    String asked = path.call();
                    long before = System.nanoTime();
                    get(http, asked);
                    if (i >= ASKS) {
                        times.add(System.nanoTime() - before);
                    }
                }
            }
            return null;
        });
        return times;
    }

    /// Each client asks from where its last answer ended, twenty times a second.
    private Times follow() throws Exception {
        Times times = new Times();
        AtomicBoolean going = new AtomicBoolean(true);
        String newest = newest();
        at(CLIENTS + 1, client -> {
            try (PlainHttp http = new PlainHttp(house.address())) {
                if (client == CLIENTS) {
                    addNow(http, going);
                    return null;
                }
                String from = newest;
                while (going.get()) {
                    long before = System.nanoTime();
                    String added = get(http, SHELF + "?added_after=" + from).added();
                    times.add(System.nanoTime() - before);
                    from = added.isEmpty() ? from : added;
                    Thread.sleep(50);
                }
            }
            return null;
        });
        return times;
    }

    private void addNow(PlainHttp http, AtomicBoolean going) throws Exception {
        for (int i = 0; i < 60; i++) {
            List<String> some = new ArrayList<>();
            for (int n = 0; n < 50; n++) {
                some.add(indicator("indicator--" + UUID.randomUUID(), n));
            }
            post(http, "{\"objects\":[" + String.join(",", some) + "]}");
            Thread.sleep(250);
        }
        going.set(false);
    }

    private double copyIn(List<String> ids, List<String> texts) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < ids.size(); i++) {
            lines.append(ids.get(i)).append('\t').append(texts.get(i)).append('\n');
        }
        try (Connection owner = house.owner()) {
            RunningHouse.execute(owner, "create table taxii.bare (id text, content text)");
            long before = System.nanoTime();
            owner.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy taxii.bare from stdin", new StringReader(lines.toString()));
            return ids.size() * 1e9 / (System.nanoTime() - before);
        }
    }

    private double copyIndexed() throws Exception {
        try (Connection owner = house.owner()) {
            RunningHouse.execute(owner, "create table taxii.keyed (like taxii.object including indexes including defaults)");
            long before = System.nanoTime();
            try (var statement = owner.createStatement()) {
                int rows =
                        statement.executeUpdate(
                                """
                                insert into taxii.keyed (collection, added, id, version, shown, type, size, content, added_by,
                                                         number, marking, understood)
                                select '3d07f1a4-82bc-4f95-8e6d-b4c29a5e1d04', now() + row_number() over () * interval '1 us', id,
                                       '2026-10-03', '2026-10-03T02:00:00.000Z', 'indicator', octet_length(content), content,
                                       'cyber-office', row_number() over (), 'TLP:GREEN', 'wholly' from taxii.bare
                                """);
                double rate = rows * 1e9 / (System.nanoTime() - before);
                RunningHouse.execute(owner, "drop table taxii.keyed");
                return rate;
            }
        }
    }

    private double copyOut() throws Exception {
        try (Connection owner = house.owner()) {
            long before = System.nanoTime();
            long rows =
                    owner.unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut(
                                    "copy (select content from taxii.object order by collection, added) to stdout",
                                    OutputStream.nullOutputStream());
            return rows * 1e9 / (System.nanoTime() - before);
        }
    }

    private interface Work {
        Void by(int number) throws Exception;
    }

    private static void at(int many, Work work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                int number = i;
                all.add(threads.submit(() -> work.by(number)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }
}
