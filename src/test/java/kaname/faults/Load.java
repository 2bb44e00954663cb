package kaname.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Operators that report, authorities that acknowledge and ask; and what they were answered, which
/// is the only record that counts against the house.
final class Load {

    private static final List<String> OPERATORS =
            List.of("port-desk", "sora-desk", "tsuna-desk", "kurashi-desk", "izumi-desk");
    private static final int WORKERS = 4;
    private static final int EACH = 5;

    private final Client client;
    private final AtomicInteger number = new AtomicInteger();
    private final List<Answered> incidents = new CopyOnWriteArrayList<>();
    private final List<Waiting> letters = new CopyOnWriteArrayList<>();
    private volatile int answeredBefore;
    private final Queue<Wish> unanswered = new ConcurrentLinkedQueue<>();

    /// Each key with the incident and report that it was answered with.
    final Map<String, String> reports = new ConcurrentHashMap<>();

    final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    final Set<String> asked = ConcurrentHashMap.newKeySet();
    final List<String> wrong = new CopyOnWriteArrayList<>();
    final AtomicInteger sent = new AtomicInteger();
    final AtomicInteger answered = new AtomicInteger();
    final AtomicInteger repeated = new AtomicInteger();

    Load(Client client) {
        this.client = client;
    }

    private record Answered(String id, String persona) {}

    private record Waiting(String letter, String persona) {}

    private sealed interface Wish {
        record Report(String persona, String path, String body, String key) implements Wish {}

        record Acknowledge(Waiting letter) implements Wish {}

        record Ask(Waiting letter, String text) implements Wish {}
    }

    /// Does for a while what desks do; `meanwhile` is done to the house in the middle of it.
    void during(long seed, Runnable meanwhile) {
        answeredBefore = answered.get();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int worker = 0; worker < WORKERS; worker++) {
                Random random = new Random(seed * 31 + worker);
                threads.submit(() -> work(random));
            }
            meanwhile.run();
        }
    }

    /// Waits until so many more were answered than before the round.
    void awaitAnswers(int more, Duration patience) {
        int enough = answeredBefore + more;
        Instant end = Instant.now().plus(patience);
        while (answered.get() < enough && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void work(Random random) {
        for (int i = 0; i < EACH; i++) {
            Wish wish = wish(random);
            sent.incrementAndGet();
            if (done(wish, false)) {
                answered.incrementAndGet();
            } else {
                unanswered.add(wish);
            }
            LockSupport.parkNanos(random.nextLong(80_000_000));
        }
    }

    /// Repeats what nobody answered, each with its own key, until all are answered.
    void repeatUnanswered(Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (!unanswered.isEmpty() && Instant.now().isBefore(end)) {
            List<Wish> again = List.copyOf(unanswered);
            unanswered.clear();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Wish wish : again) {
                    threads.submit(() -> {
                        repeated.incrementAndGet();
                        if (!done(wish, true)) {
                            unanswered.add(wish);
                            LockSupport.parkNanos(200_000_000);
                        }
                    });
                }
            }
        }
        unanswered.forEach(wish -> wrong.add("never answered: " + wish));
    }

    private Wish wish(Random random) {
        int dice = random.nextInt(10);
        int next = number.incrementAndGet();
        if (dice < 2 && !letters.isEmpty()) {
            return new Wish.Acknowledge(letters.get(random.nextInt(letters.size())));
        }
        if (dice == 2 && !letters.isEmpty()) {
            return new Wish.Ask(letters.get(random.nextInt(letters.size())), "質問 " + next);
        }
        if (dice < 5 && !incidents.isEmpty()) {
            Answered incident = incidents.get(random.nextInt(incidents.size()));
            ObjectNode body = Client.JSON.createObjectNode();
            body.putObject("facts").put("contact", "交代 " + next);
            return new Wish.Report(
                    incident.persona(),
                    "/api/v1/incidents/" + incident.id() + "/reports",
                    body.toString(),
                    "fault-" + next);
        }
        return new Wish.Report(
                OPERATORS.get(next % OPERATORS.size()),
                "/api/v1/incidents",
                document(next),
                "fault-" + next);
    }

    private static String document(int number) {
        ObjectNode document = Client.JSON.createObjectNode();
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

    private boolean done(Wish wish, boolean again) {
        return switch (wish) {
            case Wish.Report report -> reported(report);
            case Wish.Acknowledge(Waiting letter) ->
                    expect(
                            200,
                            client.post(
                                    letter.persona(),
                                    "/api/v1/inbox/" + letter.letter() + "/acknowledgement",
                                    "",
                                    null),
                            () -> acknowledged.add(letter.letter()));
            case Wish.Ask(Waiting letter, String text) -> asked(letter, text, again);
        };
    }

    private boolean reported(Wish.Report report) {
        var answer = client.post(report.persona(), report.path(), report.body(), report.key());
        return expect(
                201,
                answer,
                () -> {
                    JsonNode json = answer.orElseThrow().json();
                    String id = json.path("id").asString();
                    String is = id + "/" + json.path("report").asInt();
                    String was = reports.put(report.key(), is);
                    if (was != null && !was.equals(is)) {
                        wrong.add(report.key() + " was " + was + ", is " + is);
                    }
                    incidents.add(new Answered(id, report.persona()));
                    for (JsonNode filing : json.path("filings")) {
                        client.personaOf(filing.path("recipientOrganisation").asString(""))
                                .ifPresent(to ->
                                        letters.add(new Waiting(filing.path("id").asString(), to)));
                    }
                });
    }

    /// A question has no key: who got no answer looks first whether it is there.
    private boolean asked(Waiting letter, String text, boolean again) {
        String path = "/api/v1/inbox/" + letter.letter() + "/questions";
        if (again) {
            var there = client.get(letter.persona(), path);
            if (there.isEmpty()) {
                return false;
            }
            if (there.get().body().contains("\"" + text + "\"")) {
                return asked.add(text);
            }
        }
        String body = Client.JSON.createObjectNode().put("text", text).toString();
        return expect(201, client.postOnce(letter.persona(), path, body), () -> asked.add(text));
    }

    private boolean expect(int status, Optional<Client.Answer> answer, Runnable then) {
        if (answer.isEmpty()) {
            return false;
        }
        int is = answer.get().status();
        if (is == 409 || is == 429) {
            return false;
        }
        if (is == status) {
            then.run();
        } else {
            wrong.add(is + ": " + answer.get().body());
        }
        return true;
    }
}
