package kaname.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Many who ask at once are answered by few readings, and by none that began before they came.
class TogetherTest {

    private final Together<String, Integer> together = new Together<>();
    private final AtomicInteger state = new AtomicInteger();
    private final AtomicInteger readings = new AtomicInteger();

    private int read() {
        readings.incrementAndGet();
        return state.get();
    }

    @Test
    void whoComesWhileAReadingIsUnderWayWaitsForTheNextOneWhichAllShare() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first =
                    people.submit(() ->
                            together.of(
                                    "eyes",
                                    () -> {
                                        int found = read();
                                        try {
                                            go.await();
                                        } catch (InterruptedException e) {
                                            throw new IllegalStateException(e);
                                        }
                                        return found;
                                    }));
            await().until(() -> readings.get() == 1);
            state.set(1);
            List<Future<Integer>> others = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                others.add(people.submit(() -> together.of("eyes", this::read)));
            }
            assertThat(together.of("others", this::read)).as("are not held up").isEqualTo(1);
            Thread.sleep(200);
            go.countDown();
            assertThat(first.get()).isZero();
            for (Future<Integer> one : others) {
                assertThat(one.get()).as("what stood when they asked").isEqualTo(1);
            }
        }
        assertThat(readings.get()).isLessThan(10);
    }

    @Test
    void aFailureIsWhoeverReadsAlone() {
        assertThatThrownBy(() ->
                        together.of(
                                "eyes",
                                () -> {
                                    throw new IllegalStateException("closed");
                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(together.of("eyes", this::read)).isZero();
    }
}
