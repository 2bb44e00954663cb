package kaname.situation;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Answers those who ask the same at the same moment with one reading, so that a change of which
/// all open boards hear at once costs about as much as one of them. A reading is shared only with
/// those who came before it began: nobody is shown less than stood when they asked. The key has to
/// hold everything that decides what may be shown; keys are kept, so there must be few.
final class Together<K, V> {

    private final Map<K, CompletableFuture<V>> waiting = new ConcurrentHashMap<>();
    private final Map<K, ReentrantLock> turns = new ConcurrentHashMap<>();

    /// A reading that fails, fails for whoever reads; the others then read for themselves.
    V of(K key, Supplier<V> read) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> joined = waiting.putIfAbsent(key, mine);
        if (joined != null) {
            try {
                return joined.join();
            } catch (CompletionException failedForAnother) {
                return read.get();
            }
        }
        ReentrantLock turn = turns.computeIfAbsent(key, _ -> new ReentrantLock());
        turn.lock();
        try {
            waiting.remove(key, mine);
            V found = read.get();
            mine.complete(found);
            return found;
        } catch (RuntimeException failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            turn.unlock();
        }
    }
}
