package kaname.dependency.study;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import kaname.dependency.kernel.Watch;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.stereotype.Service;

/// Long questions, two at a time. An account has one study of a kind: whoever asks something else
/// stops what was asked before, and whoever asks the same again finds how far it is, or its answer,
/// for a quarter of an hour. Nothing is shared between accounts: what a model shows differs.
@Service
public final class Studies {

    private static final int AT_ONCE = 2;
    private static final int WAITING = 50;
    private static final int MOST = 500;
    private static final Duration KEPT = Duration.ofMinutes(15);

    private record Asked(UUID account, String kind) {}

    /// Guarded by itself; the one that nobody asked about for longest goes first.
    private final Map<Asked, Study<?>> studies = new LinkedHashMap<>(16, 0.75f, true);

    private final ThreadPoolExecutor executor =
            new ThreadPoolExecutor(
                    AT_ONCE,
                    AT_ONCE,
                    1,
                    TimeUnit.MINUTES,
                    new ArrayBlockingQueue<>(WAITING),
                    Thread.ofPlatform().daemon().name("study-", 0).factory());
    private final Clock clock;

    Studies(Clock clock) {
        this.clock = clock;
        executor.allowCoreThreadTimeOut(true);
    }

    /// The study of that question, begun unless it is there.
    ///
    /// @param kind of question: an account has one study of each, always with answers of one type
    /// @param key all that decides the answer
    /// @throws Problem 503 where too many wait
    public <T> Study<T> of(Caller caller, String kind, Object key, Function<Watch, T> work) {
        Study<T> study = kept(new Asked(caller.account(), kind), key);
        study.beginOnce(work, this::execute);
        return study;
    }

    @SuppressWarnings("unchecked") // one kind, one type
    private <T> Study<T> kept(Asked asked, Object key) {
        Instant now = clock.instant();
        synchronized (studies) {
            studies.values().removeIf(one -> one.over() && one.began().isBefore(now.minus(KEPT)));
            Study<?> before = studies.get(asked);
            if (before != null && before.key.equals(key) && !before.failed()) {
                return (Study<T>) before;
            }
            if (before != null) {
                before.stop();
            }
            Study<T> fresh = new Study<>(key, now);
            studies.put(asked, fresh);
            if (studies.size() > MOST) {
                Iterator<Study<?>> eldest = studies.values().iterator();
                eldest.next().stop();
                eldest.remove();
            }
            return fresh;
        }
    }

    private void execute(Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException full) {
            throw Problem.of(
                    503,
                    "too-many-studies",
                    Text.of(
                            "ほかの計算が多く待っています。少しあとで試してください",
                            "Too many others are being worked out; try again shortly"));
        }
    }

    /// Stops what this account asked; nothing where that is over.
    public void stop(Caller caller, String kind) {
        synchronized (studies) {
            Study<?> asked = studies.get(new Asked(caller.account(), kind));
            if (asked != null && !asked.over()) {
                asked.stop();
            }
        }
    }
}
