package kaname.platform.live;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// One open page's end of the stream. What it may hear was decided when it was opened and is
/// decided again when it comes back, at the latest after ten minutes; it ends with the session that
/// opened it. What happens while it writes is kept once each, so a slow reader costs a few words of
/// memory and holds up nobody.
final class Line {

    static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(20);
    private static final int MOST_WAITING = 100;

    private final UUID session;
    private final String organisation;
    private final Set<String> purposes;
    private final SseEmitter emitter;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Set<Happening> waiting = new LinkedHashSet<>();
    private boolean closed;
    private boolean over;

    Line(UUID session, String organisation, Set<String> purposes, SseEmitter emitter) {
        this.session = session;
        this.organisation = organisation;
        this.purposes = purposes;
        this.emitter = emitter;
    }

    UUID session() {
        return session;
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
        close(false);
    }

    /// Its session is over, and the page is told so: it need not come back.
    void end() {
        close(true);
    }

    private void close(boolean ended) {
        lock.lock();
        try {
            over |= ended;
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
            if (over) {
                emitter.send(SseEmitter.event().name("ended").data(""));
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
