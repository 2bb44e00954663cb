package kaname.nearmiss;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An attacker who has the registry, every relayed report, every row of the database but no key,
/// and a log of who was there at which second, guesses the writer no better than by lot.
@Tag("F10")
class LinkageTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final House HOUSE = House.ofItsOwn();
    private static final JdbcClient OWNER = HOUSE.database().asOwner();
    private static final int OPERATORS = 10;
    private static final int REPORTS = 80;
    private static final int BATCH = 20;
    private static final Random LOT = new Random(20261127);

    private static final List<String> HAPPENED =
            List.of(
                    "%1$sの担当が、経路の広告を誤って全網に流しかけた。二人での確認で止まった。",
                    "保守回線を閉め忘れていたのを%1$sの当直が見つけた。",
                    "証明書の期限が残り2日だった。%1$sの監視の一覧に載っていなかった。",
                    "%2$sの端末で、不審なメールの添付を開く前に気付いた。",
                    "更新の手順で、予備系と運用系を取り違えかけた。%1$s");

    /// Somebody was there: what a log of requests would say of it.
    private record Presence(int second, int operator) {}

    private record Written(int operator, int second, String ticket) {}

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    void withRegistryReportsRowsAndLogsTheWriterIsNotFound() throws Exception {
        List<Desk> desks = operators();
        List<Presence> log = new ArrayList<>();
        List<Written> written = new ArrayList<>();
        List<String> relayed = new ArrayList<>();
        Map<String, Integer> truth = new LinkedHashMap<>();
        for (int i = 0; i < REPORTS; i++) {
            for (int one = 0; one < OPERATORS; one++) {
                if (LOT.nextInt(3) > 0) {
                    desks.get(one).get("/api/v1/incidents");
                    log.add(new Presence(i, one));
                }
            }
            int writer = LOT.nextInt(OPERATORS);
            log.add(new Presence(i, writer));
            written.add(tell(desks.get(writer), writer, i));
            if (i % BATCH == BATCH - 1) {
                LetGo.now(OWNER, Instant.parse("2100-01-01T00:00:00Z"));
                batch(relayed, written, truth);
                written.clear();
            }
        }
        assertThat(truth).hasSize(REPORTS);
        List<Integer> writers = relayed.stream().map(truth::get).toList();
        linksNoBetterThanByLot("names", guesses(relayed, this::byNames), writers);
        linksNoBetterThanByLot("rows", guesses(relayed, this::byRows), writers);
        linksNoBetterThanByLot(
                "order", guesses(relayed, (id, _) -> byOrder(id, relayed, log)), writers);
        List<Integer> activity = guesses(relayed, (_, n) -> byHour(n, log));
        System.out.println(
                "Linkage: naming for all of a batch whoever was about most finds %.2f"
                        .formatted(right(activity, writers)));
    }

    private interface Guess {
        int writer(String id, int number);
    }

    private static List<Integer> guesses(List<String> relayed, Guess guess) {
        List<Integer> guesses = new ArrayList<>();
        for (int i = 0; i < relayed.size(); i++) {
            guesses.add(guess.writer(relayed.get(i), i));
        }
        return guesses;
    }

    private static double right(List<Integer> guesses, List<Integer> writers) {
        long right =
                IntStream.range(0, guesses.size())
                        .filter(i -> guesses.get(i).equals(writers.get(i)))
                        .count();
        return (double) right / guesses.size();
    }

    /// Whoever links a report to its writer does better than if the same guesses were dealt out
    /// anew among the reports of each batch. Four standard deviations are by chance one run in
    /// thirty thousand.
    private static void linksNoBetterThanByLot(
            String how, List<Integer> guesses, List<Integer> writers) {
        double[] dealt = new double[2_000];
        for (int n = 0; n < dealt.length; n++) {
            List<Integer> anew = new ArrayList<>();
            for (int start = 0; start < guesses.size(); start += BATCH) {
                List<Integer> batch = new ArrayList<>(guesses.subList(start, start + BATCH));
                Collections.shuffle(batch, LOT);
                anew.addAll(batch);
            }
            dealt[n] = right(anew, writers);
        }
        double mean = Arrays.stream(dealt).average().orElseThrow();
        double spread =
                Math.sqrt(
                        Arrays.stream(dealt)
                                .map(d -> (d - mean) * (d - mean))
                                .average()
                                .orElseThrow());
        double found = right(guesses, writers);
        System.out.println(
                "Linkage by %s: %.2f of writers found; the same guesses by lot %.2f ± %.2f"
                        .formatted(how, found, mean, 4 * spread));
        assertThat(found).as(how).isLessThanOrEqualTo(mean + 4 * spread);
    }

    /// Any part of the operator's names in the text as it was relayed.
    private int byNames(String id, int number) {
        String text =
                OWNER.sql("select r::text from nearmiss.relayed r where id = ?")
                        .param(UUID.fromString(id))
                        .query(String.class)
                        .single();
        for (int one = 0; one < OPERATORS; one++) {
            if (text.contains(name(one))
                    || text.contains("op-" + one + "x")
                    || text.contains(ALIASES.get(one))) {
                return one;
            }
        }
        return LOT.nextInt(OPERATORS);
    }

    /// Any row, whatever its table, that speaks of the report and of an operator.
    private int byRows(String id, int number) {
        if (dump.isEmpty()) {
            dump = everyRow();
        }
        for (String row : dump) {
            if (row.contains(id)) {
                for (int one = 0; one < OPERATORS; one++) {
                    if (row.contains("op-" + one + "x")
                            || row.contains(accounts.get(one).toString())) {
                        return one;
                    }
                }
            }
        }
        return LOT.nextInt(OPERATORS);
    }

    /// The order of reports, as they come and by id, laid on the order in which operators were
    /// there.
    private static int byOrder(String id, List<String> relayed, List<Presence> log) {
        int at = relayed.indexOf(id);
        List<String> of =
                new ArrayList<>(relayed.subList(at / BATCH * BATCH, at / BATCH * BATCH + BATCH));
        Collections.sort(of);
        int second = at / BATCH * BATCH + of.indexOf(id);
        return mostLikely(log, second, second);
    }

    /// Whoever was there most before the batch left.
    private static int byHour(int number, List<Presence> log) {
        int end = number / BATCH * BATCH + BATCH - 1;
        return mostLikely(log, end - BATCH + 1, end);
    }

    private static int mostLikely(List<Presence> log, int from, int to) {
        int[] times = new int[OPERATORS];
        log.stream()
                .filter(p -> p.second() >= from && p.second() <= to)
                .forEach(p -> times[p.operator()]++);
        int most = Arrays.stream(times).max().orElse(0);
        List<Integer> candidates = new ArrayList<>();
        for (int i = 0; i < OPERATORS; i++) {
            if (times[i] == most) {
                candidates.add(i);
            }
        }
        return candidates.get(LOT.nextInt(candidates.size()));
    }

    private final Map<Integer, UUID> accounts = new LinkedHashMap<>();
    private List<String> dump = List.of();
    private static final List<String> ALIASES =
            List.of("みずほの", "あさひの", "わかばの", "ときわの", "しおんの", "こだちの", "はるかの", "ゆうひの", "つむぎの", "いぶきの");

    private static String name(int one) {
        return ALIASES.get(one) + "通信株式会社";
    }

    private List<Desk> operators() throws Exception {
        OWNER.sql(
                        "insert into nearmiss.office (office, public_key, review, made_on) values"
                                + " ('ceptoar-telecom', ?, 'held', current_date)")
                .param(WallKey.fresh().publicKey())
                .update();
        List<Desk> desks = new ArrayList<>();
        for (int one = 0; one < OPERATORS; one++) {
            String id = "op-" + one + "x";
            OWNER.sql(
                            "insert into registry.organisation (id, name_ja, name_en, kind,"
                                    + " country, ceptoar) values (?, ?, ?, 'operator', 'JP',"
                                    + " 'ceptoar-telecom')")
                    .params(id, name(one), "Operator number " + one + " K.K.")
                    .update();
            OWNER.sql(
                            "insert into registry.organisation_sector values (?,"
                                    + " 'information-communication')")
                    .param(id)
                    .update();
            UUID account = UUID.randomUUID();
            accounts.put(one, account);
            OWNER.sql(
                            "insert into registry.account (id, organisation, login, role, title_ja,"
                                    + " title_en) values (?, ?, ?, 'operator-desk', '窓口', 'Desk')")
                    .params(account, id, id)
                    .update();
            String token = "kaname_test_" + UUID.randomUUID();
            OWNER.sql(
                            "insert into registry.token (hash, account, name, created_at) values"
                                    + " (?, ?, 'program', now())")
                    .params(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(token.getBytes(StandardCharsets.UTF_8)),
                            account)
                    .update();
            desks.add(
                    new Desk(java.net.http.HttpClient.newHttpClient(), HOUSE.address(), id, token));
        }
        return desks;
    }

    private static Written tell(Desk desk, int writer, int second) {
        String what =
                HAPPENED.get(LOT.nextInt(HAPPENED.size()))
                        .formatted(name(writer), "op-" + writer + "x-pc-0" + LOT.nextInt(9));
        Map<String, Object> document =
                new LinkedHashMap<>(Map.of("what", what, "systems", List.of("it")));
        JsonNode preview =
                desk.post("/api/v1/near-misses/preview", JSON.writeValueAsString(document)).json();
        document.put("approval", preview.path("approval").asString());
        Desk.Answer told = desk.post("/api/v1/near-misses", JSON.writeValueAsString(document));
        assertThat(told.status()).as(told.text()).isEqualTo(201);
        assertThat(told.json().path("reviewed").asBoolean()).isFalse();
        return new Written(writer, second, told.json().path("ticket").asString());
    }

    /// The truth, which tickets alone know; and the batch in the order in which a reader gets it.
    private static void batch(
            List<String> relayed, List<Written> written, Map<String, Integer> truth) {
        List<String> fresh = new ArrayList<>();
        OWNER
                .sql("select id::text from nearmiss.relayed order by relayed_on desc, id desc")
                .query(String.class)
                .list()
                .stream()
                .filter(id -> !relayed.contains(id))
                .forEach(fresh::add);
        relayed.addAll(fresh);
        for (Written one : written) {
            Ticket ticket = Ticket.of(one.ticket()).orElseThrow();
            byte[] sealed =
                    OWNER.sql("select for_reporter from nearmiss.passage where ticket = ?")
                            .param(ticket.locator())
                            .query(byte[].class)
                            .single();
            String opened =
                    new String(
                            ticket.key().open(Wall.REPORTER, sealed).orElseThrow(),
                            StandardCharsets.UTF_8);
            truth.put(JSON.readTree(opened).path("relayed").asString(), one.operator());
        }
    }

    private static List<String> everyRow() {
        List<String> all = new ArrayList<>();
        record Table(String schema, String name) {}
        List<Table> tables =
                OWNER.sql(
                                """
                                select table_schema, table_name from information_schema.tables
                                 where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                                """)
                        .query((row, _) -> new Table(row.getString(1), row.getString(2)))
                        .list();
        tables.sort(Comparator.comparing(Table::name));
        tables.forEach(t ->
                all.addAll(
                        OWNER.sql("select t::text from %s.%s t".formatted(t.schema(), t.name()))
                                .query(String.class)
                                .list()));
        return all;
    }
}
