package kaname.platform.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.security.OpenSessions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells open pages that there is something to ask for. It carries topics and ids, never content;
/// whoever is told asks through the page's own door, where what they may see is decided anew.
@RestController
class LiveStream implements SmartLifecycle, MeterBinder {

    private static final Logger log = LoggerFactory.getLogger("kaname.live");
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(3);
    private static final int MOST_OF_ONE = 20;
    private static final int MOST = 10_000;

    private final Map<UUID, Queue<Line>> lines = new ConcurrentHashMap<>();

    private final Ears ears;
    private final OpenSessions sessions;

    private volatile boolean running;

    LiveStream(Wire wire, Ears ears, OpenSessions sessions) {
        this.ears = ears;
        this.sessions = sessions;
        wire.onHappening(happening ->
                lines.values().forEach(open -> open.forEach(line -> line.offer(happening))));
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> listen(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        if (lines.size() >= MOST) {
            throw Problem.of(
                    503,
                    "too-many-pages",
                    Text.of(
                            "いまは画面を自動で更新できません。読み込み直してください",
                            "Pages can't renew themselves just now: reload"));
        }
        SseEmitter emitter = new SseEmitter(Line.LONGEST.plusMinutes(1).toMillis());
        UUID session = sessions.of(request).orElseThrow(Problem::notFound);
        Line line = new Line(session, caller.organisation(), ears.purposes(), emitter);
        Runnable leave =
                () -> {
                    line.close();
                    lines.computeIfPresent(
                            caller.account(),
                            (_, open) -> {
                                open.remove(line);
                                return open.isEmpty() ? null : open;
                            });
                };
        emitter.onCompletion(leave);
        emitter.onTimeout(leave);
        emitter.onError(_ -> leave.run());
        lines.compute(caller.account(), (_, open) -> with(open, line));
        Thread.ofVirtual().name("kaname-live").start(line::write);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no") // a proxy would hold it back
                .body(emitter);
    }

    /// Of too many pages the one opened first is let go: it may long be closed.
    private static Queue<Line> with(@Nullable Queue<Line> open, Line line) {
        Queue<Line> those = open == null ? new ConcurrentLinkedQueue<>() : open;
        those.add(line);
        while (those.size() > MOST_OF_ONE) {
            Line oldest = those.poll();
            if (oldest != null) {
                oldest.close();
            }
        }
        return those;
    }

    private void watch() {
        while (running) {
            LockSupport.parkNanos(LOOKS_EVERY.toNanos());
            try {
                endThoseOver();
            } catch (DataAccessException away) {
                log.debug("Can't tell which sessions are over: {}", away.getMessage());
            }
        }
    }

    /// Lets the pages go whose session ended, at this node or another: one statement for all.
    private void endThoseOver() {
        List<Line> open = lines.values().stream().flatMap(Queue::stream).toList();
        if (open.isEmpty()) {
            return;
        }
        Set<UUID> current =
                sessions.among(open.stream().map(Line::session).collect(Collectors.toSet()));
        open.stream().filter(line -> !current.contains(line.session())).forEach(Line::end);
    }

    /// Ten minutes are over, or the house closes: the page comes back by itself.
    @ExceptionHandler(AsyncRequestTimeoutException.class)
    void timeIsUp() {
        // the answer has long begun
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("kaname.live.connections", this, LiveStream::open)
                .description("pages that listen for what happens")
                .register(registry);
    }

    private int open() {
        return lines.values().stream().mapToInt(Queue::size).sum();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("kaname-live-sessions").start(this::watch);
    }

    /// Before the web server waits for its open requests to end.
    @Override
    public void stop() {
        running = false;
        lines.values().forEach(open -> open.forEach(Line::close));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
