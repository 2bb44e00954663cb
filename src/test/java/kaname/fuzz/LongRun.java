package kaname.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Minutes of requests: what broke, and what they left of memory and threads.
final class LongRun {

    private static final int MOST_FOUND = 30;

    interface Request {
        void send(int number) throws IOException;
    }

    private LongRun() {}

    static void of(String what, Map<Integer, Integer> answers, Request request) throws IOException {
        long seconds = Long.getLong("kaname.fuzz.seconds", 600);
        long end = System.nanoTime() + seconds * 1_000_000_000;
        Footprint before = Footprint.now();
        int sent = 0;
        List<AssertionError> found = new ArrayList<>();
        while (System.nanoTime() < end && found.size() < MOST_FOUND) {
            try {
                request.send(sent++);
            } catch (AssertionError broken) {
                found.add(broken);
            }
        }
        System.out.printf(
                "fuzz: %s: %d requests in %d s: %s; %s, then %s%n",
                what, sent, seconds, answers, before, Footprint.now());
        assertThat(found).isEmpty();
    }
}
