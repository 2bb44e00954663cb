package kaname.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One announcement to 1,000 organisations with 10,000 accounts: when each account's own list, asked for over HTTP with
/// its own token, shows it; and when open pages hear of it over the live stream.
///
/// Two ways to ask. Spread: each account asks at one moment of two seconds, chosen at random, beginning with the sending
/// of the release; an ask is timed from the release's answer, or from its own start if that is later, until the answer
/// that shows the announcement. At once: all 10,000 ask the moment the release is answered; that measures how many lists
/// a second the machine can give, which the load generator shares.
public final class ReleaseToAll {

    private static final int ORGANISATIONS = 1000;
    private static final int ACCOUNTS = 10_000;
    private static final int LINES_EACH = 20;
    private static final int MOST_LINES = 500;
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    private final RunningHouse house;
    private final int spreadMillis;
    private int number;

    private ReleaseToAll(RunningHouse house, int spreadMillis) {
        this.house = house;
        this.spreadMillis = spreadMillis;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        int spread = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20_000;
        try (RunningHouse house = RunningHouse.start(Path.of(arguments[0]))) {
            new ReleaseToAll(house, spread).run(rounds);
        }
    }

    private void run(int rounds) throws Exception {
        populate();
        Times warm = new Times();
        atOnce(warm);
        for (int round = 1; round <= rounds; round++) {
            Times visible = new Times();
            Times asked = new Times();
            AtomicInteger late = new AtomicInteger();
            double took = spread(visible, asked, late);
            System.out.printf(
                    "round %d: release answered in %.0f ms; visible after it, %d accounts asking over %d s: %s;"
                            + " asked after it and not shown: %d; an ask took %s%n",
                    round, took, ACCOUNTS, spreadMillis / 1000, visible, late.get(), asked);
            Times herd = new Times();
            took = atOnce(herd);
            System.out.printf(
                    "round %d: release answered in %.0f ms; all %d asking at once: %s (%.0f lists/s)%n",
                    round, took, ACCOUNTS, herd, ACCOUNTS / (herd.millis(1) / 1000));
        }
        live();
    }

    private void populate() throws Exception {
        house.execute(
                """
                insert into registry.organisation (id, name_ja, name_en, kind, country)
                select 'bench-' || n, '事業者' || n, 'Operator ' || n, 'operator', 'JP'
                  from generate_series(1, %d) n
                """
                        .formatted(ORGANISATIONS),
                """
                insert into registry.account (id, organisation, login, role, title_ja, title_en)
                select md5('bench' || n)::uuid, 'bench-' || (n %% %d + 1), 'bench-' || n, 'operator-desk', '担当', 'Desk'
                  from generate_series(1, %d) n
                """
                        .formatted(ORGANISATIONS, ACCOUNTS),
                """
                insert into registry.token (hash, account, name, created_at)
                select sha256(convert_to('bench_token_00000000_' || n, 'UTF8')), md5('bench' || n)::uuid, 'bench', now()
                  from generate_series(1, %d) n
                """
                        .formatted(ACCOUNTS),
                "analyze registry.organisation, registry.account, registry.token");
    }

    private static String bearer(int account) {
        return "Authorization: Bearer bench_token_00000000_" + account;
    }

    /// Releases one to everyone; its id.
    private String release(PlainHttp sender) throws Exception {
        PlainHttp.Answer answer =
                sender.post(
                        "/api/v1/announcements",
                        """
                        {"kind": "advice", "title": "更新してください %d", "text": "本文", "tlp": "TLP:GREEN",
                         "audience": {"everyone": true}}
                        """
                                .formatted(++number),
                        "Authorization: Bearer " + house.token("coordinator"));
        Matcher id = ID.matcher(answer.body());
        if (answer.status() != 201 || !id.find()) {
            throw new IllegalStateException(answer.toString());
        }
        return id.group(1);
    }

    private static boolean shows(PlainHttp http, int account, String id) throws Exception {
        PlainHttp.Answer answer = http.get("/api/v1/announcements", bearer(account));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.body().contains(id);
    }

    private double atOnce(Times times) throws Exception {
        List<Integer> accounts = shuffled();
        AtomicInteger next = new AtomicInteger();
        CountDownLatch ready = new CountDownLatch(32);
        CountDownLatch go = new CountDownLatch(1);
        AtomicLong answered = new AtomicLong();
        String[] id = new String[1];
        double took;
        try (ExecutorService clients = Executors.newFixedThreadPool(32)) {
            List<java.util.concurrent.Future<?>> done = new ArrayList<>();
            for (int c = 0; c < 32; c++) {
                done.add(
                        clients.submit(
                                () -> {
                                    try (PlainHttp http = new PlainHttp(house.address())) {
                                        ready.countDown();
                                        go.await();
                                        int i;
                                        while ((i = next.getAndIncrement()) < ACCOUNTS) {
                                            if (!shows(http, accounts.get(i), id[0])) {
                                                throw new IllegalStateException("not shown");
                                            }
                                            times.add(System.nanoTime() - answered.get());
                                        }
                                    }
                                    return null;
                                }));
            }
            ready.await();
            try (PlainHttp sender = new PlainHttp(house.address())) {
                long before = System.nanoTime();
                id[0] = release(sender);
                answered.set(System.nanoTime());
                took = (answered.get() - before) / 1e6;
            }
            go.countDown();
            for (var one : done) {
                one.get();
            }
        }
        return took;
    }

    /// Every account asks once a period at its own moment, all the time; released in the midst of that. Visible: from
    /// the release's answer until the end of the first ask that shows it, without the time in which the account did not
    /// ask.
    private double spread(Times visible, Times asked, AtomicInteger late) throws Exception {
        List<Integer> accounts = shuffled();
        AtomicInteger next = new AtomicInteger();
        AtomicLong answered = new AtomicLong(Long.MAX_VALUE);
        String[] id = new String[] {"-"};
        long start = System.nanoTime();
        long each = TimeUnit.MILLISECONDS.toNanos(spreadMillis) / ACCOUNTS;
        double took;
        try (ExecutorService clients = Executors.newFixedThreadPool(32)) {
            List<java.util.concurrent.Future<?>> done = new ArrayList<>();
            for (int c = 0; c < 32; c++) {
                done.add(
                        clients.submit(
                                () -> {
                                    try (PlainHttp http = new PlainHttp(house.address())) {
                                        int i;
                                        while ((i = next.getAndIncrement()) < ACCOUNTS) {
                                            ask(http, accounts.get(i), start + i * each, visible, asked, late, id, answered);
                                        }
                                    }
                                    return null;
                                }));
            }
            Thread.sleep(200);
            try (PlainHttp sender = new PlainHttp(house.address())) {
                long before = System.nanoTime();
                String made = release(sender);
                took = (System.nanoTime() - before) / 1e6;
                id[0] = made;
                answered.set(System.nanoTime());
            }
            for (var one : done) {
                one.get();
            }
        }
        return took;
    }

    private static void ask(
            PlainHttp http,
            int account,
            long due,
            Times visible,
            Times asked,
            AtomicInteger late,
            String[] id,
            AtomicLong answered)
            throws Exception {
        long wait = due - System.nanoTime();
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
        if (due < answered.get()) {
            http.get("/api/v1/announcements", bearer(account));
            return;
        }
        boolean shown = shows(http, account, id[0]);
        long end = System.nanoTime();
        asked.add(end - due); // from when it was meant to be asked, so that a queue counts
        if (shown) {
            visible.add(end - due);
        } else {
            late.incrementAndGet();
        }
    }

    private static List<Integer> shuffled() {
        List<Integer> accounts = new ArrayList<>();
        for (int i = 1; i <= ACCOUNTS; i++) {
            accounts.add(i);
        }
        Collections.shuffle(accounts, new Random(18));
        return accounts;
    }

    /// Open pages of the demo's personas, as many of each as one account may have.
    private void live() throws Exception {
        Times heard = new Times();
        AtomicLong answered = new AtomicLong();
        ConcurrentHashMap<String, Integer> opened = new ConcurrentHashMap<>();
        List<HttpResponse<InputStream>> streams = new ArrayList<>();
        List<String> personas =
                house.tokens().keySet().stream().filter(p -> !p.equals("coordinator")).toList();
        CountDownLatch all = new CountDownLatch(Math.min(MOST_LINES, personas.size() * LINES_EACH));
        int left = (int) all.getCount();
        for (String persona : personas) {
            HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
            browser.send(
                    HttpRequest.newBuilder(
                                    URI.create(house.address() + "/demo/sign-in?persona=" + persona))
                            .build(),
                    BodyHandlers.discarding());
            for (int i = 0; i < LINES_EACH && left > 0; i++, left--) {
                var stream =
                        browser.send(
                                HttpRequest.newBuilder(URI.create(house.address() + "/live")).build(),
                                BodyHandlers.ofInputStream());
                streams.add(stream);
                opened.merge(persona, 1, Integer::sum);
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    if (hears(stream)) {
                                        heard.add(System.nanoTime());
                                        all.countDown();
                                    }
                                });
            }
        }
        Thread.sleep(1000);
        try (PlainHttp sender = new PlainHttp(house.address())) {
            release(sender);
            answered.set(System.nanoTime());
        }
        all.await(30, TimeUnit.SECONDS);
        System.out.printf(
                "live stream: %d of %d open pages of %d organisations heard of it after the answer: p50 %.0f ms, p95 %.0f ms,"
                        + " max %.0f ms (negative: before the sender was answered)%n",
                streams.size() - all.getCount(),
                streams.size(),
                opened.size(),
                heard.millis(0.5) - answered.get() / 1e6,
                heard.millis(0.95) - answered.get() / 1e6,
                heard.millis(1) - answered.get() / 1e6);
        for (var stream : streams) {
            stream.body().close();
        }
    }

    /// Whether that page is told before it is closed.
    private static boolean hears(HttpResponse<InputStream> page) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(page.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("event:announcement")) {
                    return true;
                }
            }
        } catch (IOException closed) {
            // the last page heard, or thirty seconds are over
        }
        return false;
    }
}
