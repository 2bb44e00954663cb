package kaname.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One advisory to 10,000 organisations: how long its release takes, and from its answer on how long until each of 1,000
/// of them, asking one after the other over four connections, is shown it. Then the figures of a campaign that 1,000 of
/// them answered, 20 measures each.
public final class AdvisoryToAll {

    private static final int ORGANISATIONS = 10_000;
    private static final int ASKING = 1000;
    private static final int ANSWERING = 1000;
    private static final int MEASURES = 20;
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    private final RunningHouse house;

    private AdvisoryToAll(RunningHouse house) {
        this.house = house;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        try (RunningHouse house = RunningHouse.start(Path.of(arguments[0]))) {
            new AdvisoryToAll(house).run(rounds);
        }
    }

    private void run(int rounds) throws Exception {
        populate();
        String id = "";
        for (int round = 0; round <= rounds; round++) {
            try (PlainHttp http = new PlainHttp(house.address())) {
                String draft = approved(http, round);
                long before = System.nanoTime();
                id = post(http, "coordinator", "/api/v1/advisories/drafts/" + draft + "/release", "{}");
                long answered = System.nanoTime();
                Times visible = ask(id, answered);
                System.out.printf(
                        "round %d: release to %d answered in %.0f ms; an ask of %d recipients' lists took %s%n",
                        round, ORGANISATIONS, (answered - before) / 1e6, ASKING, visible);
            }
        }
        campaign(id);
    }

    private void populate() throws Exception {
        house.execute(
                """
                insert into registry.organisation (id, name_ja, name_en, kind, country)
                select 'bench-' || n, '事業者' || n, 'Operator ' || n, 'operator', 'JP' from generate_series(1, %d) n
                """
                        .formatted(ORGANISATIONS),
                """
                insert into registry.organisation_sector select 'bench-' || n, 'port' from generate_series(1, %d) n
                """
                        .formatted(ORGANISATIONS),
                """
                insert into registry.account (id, organisation, login, role, title_ja, title_en)
                select md5('bench' || n)::uuid, 'bench-' || n, 'bench-' || n, 'operator-desk', '担当', 'Desk'
                  from generate_series(1, %d) n
                """
                        .formatted(ORGANISATIONS),
                """
                insert into registry.token (hash, account, name, created_at)
                select sha256(convert_to('bench_token_00000000_' || n, 'UTF8')), md5('bench' || n)::uuid, 'bench', now()
                  from generate_series(1, %d) n
                """
                        .formatted(ORGANISATIONS),
                "analyze registry.organisation, registry.organisation_sector, registry.account, registry.token");
    }

    private String approved(PlainHttp http, int round) throws Exception {
        StringBuilder measures = new StringBuilder("\"m0\"");
        for (int i = 1; i < MEASURES; i++) {
            measures.append(", \"m").append(i).append('"');
        }
        String draft =
                post(
                        http,
                        "coordinator",
                        "/api/v1/advisories",
                        """
                        {"kind": "advice", "title": "注意喚起 %d", "text": "本文", "aspects": ["containment"],
                         "tlp": "TLP:AMBER", "pap": "PAP:AMBER", "measures": [%s], "audience": {"kinds": ["operator"]}}
                        """
                                .formatted(round, measures));
        post(
                http,
                "coordinator-deputy",
                "/api/v1/advisories/drafts/" + draft + "/approval",
                "{\"revision\": 1}");
        return draft;
    }

    private String post(PlainHttp http, String persona, String path, String body) throws Exception {
        PlainHttp.Answer answer =
                http.post(path, body, "Authorization: Bearer " + house.token(persona));
        Matcher id = ID.matcher(answer.body());
        if (answer.status() >= 300 || !id.find()) {
            throw new IllegalStateException(answer.toString());
        }
        return id.group(1);
    }

    private Times ask(String id, long answered) throws Exception {
        Times times = new Times();
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService clients = Executors.newFixedThreadPool(4)) {
            List<Future<?>> done = new ArrayList<>();
            for (int c = 0; c < 4; c++) {
                done.add(
                        clients.submit(
                                () -> {
                                    try (PlainHttp http = new PlainHttp(house.address())) {
                                        int i;
                                        while ((i = next.getAndIncrement()) < ASKING) {
                                            long start = Math.max(answered, System.nanoTime());
                                            look(http, 1 + i * (ORGANISATIONS / ASKING), id);
                                            times.add(System.nanoTime() - start);
                                        }
                                    }
                                    return null;
                                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        }
        return times;
    }

    private static void look(PlainHttp http, int account, String id) throws Exception {
        PlainHttp.Answer answer =
                http.get(
                        "/api/v1/advisories",
                        "Authorization: Bearer bench_token_00000000_" + account);
        if (answer.status() != 200 || !answer.body().contains(id)) {
            throw new IllegalStateException("not shown to " + account);
        }
    }

    private void campaign(String id) throws Exception {
        house.execute(
                """
                insert into advisory.answer (advisory, measure, organisation, number, answer, account, at)
                select '%s'::uuid, m, 'bench-' || n, 1, case n %% 3 when 0 then 'done' when 1 then 'not-done'
                       else 'not-applicable' end, md5('bench' || n)::uuid, now()
                  from generate_series(1, %d) n, generate_series(1, %d) m
                """
                        .formatted(id, ANSWERING, MEASURES));
        Times times = new Times();
        try (PlainHttp http = new PlainHttp(house.address())) {
            for (int i = 0; i < 60; i++) {
                long before = System.nanoTime();
                PlainHttp.Answer answer =
                        http.get(
                                "/api/v1/advisories/" + id + "/campaign",
                                "Authorization: Bearer " + house.token("coordinator"));
                if (answer.status() != 200) {
                    throw new IllegalStateException(answer.toString());
                }
                if (i >= 10) {
                    times.add(System.nanoTime() - before);
                }
            }
        }
        System.out.printf(
                "figures of a campaign, %d of %d organisations answered %d measures: %s%n",
                ANSWERING, ORGANISATIONS, MEASURES, times);
    }
}
