package kaname.platform.live;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// One open page's end of the stream. What it may hear was decided when it was opened and is
/// decided again when it comes back, at the latest after ten minutes. What happens while it writes
/// is kept once each, so a slow reader costs a few words of memory and holds up nobody.
final class Line {

    static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(20);
    private static final int MOST_WAITING = 100;

    private final String organisation;
    private final Set<String> purposes;
    private final SseEmitter emitter;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Set<Happening> waiting = new LinkedHashSet<>();
    private boolean closed;

    Line(String organisation, Set<String> purposes, SseEmitter emitter) {
        this.organisation = organisation;
        this.purposes = purposes;
        this.emitter = emitter;
    }

    /// Never waits.
    void offer(Happening happening) {
        if (!happening.isFor(organisation, purposes)) {
            return;
        }
        lock.lock();
        try {
            if (waiting.size() == MOST_WAITING) {
                waiting.clear();
                waiting.add(Happening.MISSED);
            }
            waiting.add(happening);
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Writes until the reader is gone or the time is up.
    void write() {
        Instant end = Instant.now().plus(LONGEST);
        try {
            emitter.send(SseEmitter.event().reconnectTime(1000).comment("kaname"));
            while (!closed && Instant.now().isBefore(end)) {
                Set<Happening> found = take();
                if (found.isEmpty()) {
                    emitter.send(SseEmitter.event().comment("here"));
                }
                for (Happening one : found) {
                    emitter.send(SseEmitter.event().name(one.topic()).data(one.about()));
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            close(); // the container tells the emitter's listeners
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Set<Happening> take() throws InterruptedException {
        lock.lock();
        try {
            long left = SIGN_OF_LIFE.toNanos();
            while (waiting.isEmpty() && !closed && left > 0) {
                left = something.awaitNanos(Math.min(left, TimeUnit.SECONDS.toNanos(20)));
            }
            Set<Happening> taken = new LinkedHashSet<>(waiting);
            waiting.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }
}
