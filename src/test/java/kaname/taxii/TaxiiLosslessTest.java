package kaname.taxii;

import static kaname.taxii.TaxiiClient.ids;
import static kaname.taxii.TaxiiClient.indicators;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Whoever follows a collection while many write to it sees every object once, whichever way it
/// pages.
class TaxiiLosslessTest {

    private static final int WRITERS = 4;
    private static final int POSTS = 12;

    private static final House HOUSE = House.open();
    private static final TaxiiClient PORT = new TaxiiClient(HOUSE.desk("port-desk"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void followersMissNothingWhileManyWrite(long seed) throws Exception {
        String shelf = Shelves.shared(HOUSE);
        AtomicBoolean writing = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> writers = new ArrayList<>();
            for (int w = 0; w < WRITERS; w++) {
                Random random = new Random(seed * 100 + w);
                writers.add(threads.submit(() -> write(shelf, random)));
            }
            Future<List<String>> dates = threads.submit(() -> follow(shelf, writing, false, 7));
            Future<List<String>> nexts = threads.submit(() -> follow(shelf, writing, true, 11));
            int written = 0;
            for (Future<Integer> writer : writers) {
                written += writer.get();
            }
            writing.set(false);
            assertThat(dates.get()).hasSize(written).doesNotHaveDuplicates();
            assertThat(nexts.get()).containsExactlyElementsOf(dates.get());
            assertThat(PORT.byDate(shelf, Instant.EPOCH, 50))
                    .as("what was seen while it was written stands in the same order afterwards")
                    .containsExactlyElementsOf(dates.get());
        }
    }

    private static int write(String shelf, Random random) {
        int written = 0;
        for (int i = 0; i < POSTS; i++) {
            int many = 1 + random.nextInt(20);
            PORT.added(shelf, indicators(many));
            written += many;
        }
        return written;
    }

    /// Until nothing is written any more and a last look finds nothing new.
    private static List<String> follow(
            String shelf, AtomicBoolean writing, boolean next, int limit) {
        List<String> seen = new ArrayList<>();
        String from = "";
        while (true) {
            boolean more = writing.get();
            Desk.Answer page = PORT.objects(shelf, "?match[version]=all&limit=" + limit + from);
            JsonNode envelope = page.json();
            seen.addAll(ids(envelope));
            if (ids(envelope).isEmpty() && !more) {
                return seen;
            }
            if (!ids(envelope).isEmpty()) {
                from =
                        next && envelope.path("more").asBoolean()
                                ? "&next=" + envelope.path("next").asString()
                                : "&added_after=" + page.header("X-TAXII-Date-Added-Last");
            }
        }
    }

    @Test
    void anAdditionThatCommitsLateIsNotOvertaken() throws Exception {
        String shelf = Shelves.shared(HOUSE);
        var owner = HOUSE.database().owner();
        try (var slow = owner.getConnection();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            slow.setAutoCommit(false);
            try (var put = slow.prepareStatement(PUT)) {
                put.setString(1, shelf);
                put.setString(2, "late--6f1c9a2e-0c3e-4d36-9b1c-3a4b5c6d7e8f");
                put.execute();
            }
            Future<JsonNode> waiting = threads.submit(() -> PORT.added(shelf, indicators(1)));
            Thread.sleep(300);
            assertThat(waiting.isDone()).as("it waits for its turn").isFalse();
            assertThat(ids(PORT.objects(shelf, "").json())).isEmpty();
            slow.commit();
            waiting.get();
        }
        assertThat(ids(PORT.objects(shelf, "").json()))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("late");
    }

    private static final String PUT =
            """
            select set_config('kaname.organisation', 'cyber-office', true),
                   (select count(*) from taxii.put(?::uuid, array [?], '{late}', '{2026-01-01}', '{2026}',
                                                   '{"{\\"id\\": \\"late--6f1c9a2e-0c3e-4d36-9b1c-3a4b5c6d7e8f\\"}"}', '[{}]', '[]'))
            """;
}
