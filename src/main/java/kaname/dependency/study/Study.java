package kaname.dependency.study;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.function.Function;
import kaname.dependency.kernel.Watch;

/// One question of one account, on its way to an answer.
public final class Study<T> {

    final Object key;
    private final Instant began;
    private final CompletableFuture<T> answer = new CompletableFuture<>();

    /// The most that a thread has said: they work side by side, and none counts backwards.
    private final DoubleAccumulator done = new DoubleAccumulator(Math::max, 0);

    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean stopped;

    Study(Object key, Instant began) {
        this.key = key;
        this.began = began;
    }

    /// @throws RuntimeException what the executor throws; the study is then over
    void beginOnce(Function<Watch, T> work, Executor executor) {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(() -> work(work));
        } catch (RuntimeException refused) {
            answer.completeExceptionally(refused);
            throw refused;
        }
    }

    private void work(Function<Watch, T> work) {
        try {
            Watch watch = this::goOn;
            watch.orStop(0);
            answer.complete(work.apply(watch));
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
    }

    private boolean goOn(double share) {
        done.accumulate(share);
        return !stopped;
    }

    /// The answer, as soon as it is there and not later than that.
    ///
    /// @throws RuntimeException what the work threw
    public Optional<T> within(Duration patience) {
        try {
            return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | CancellationException notYetOrNever) {
            return Optional.empty();
        } catch (ExecutionException e) {
            return thrown(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static <T> Optional<T> thrown(ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
            throw failure;
        }
        throw new CompletionException(e.getCause());
    }

    /// It ends soon, without an answer.
    void stop() {
        stopped = true;
        answer.completeExceptionally(new CancellationException());
    }

    public boolean stopped() {
        return stopped;
    }

    boolean over() {
        return answer.isDone();
    }

    boolean failed() {
        return answer.isCompletedExceptionally();
    }

    /// The share that is done, 0 to 1.
    public double done() {
        return Math.clamp(done.get(), 0, 1);
    }

    public Instant began() {
        return began;
    }
}
