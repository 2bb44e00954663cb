package kaname.situation.next;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import kaname.dependency.model.Model;

/// Answers that were worked out lately, each kept under everything that it was worked out from: the
/// model that was shown, what is down, the minute. So it tells nobody more than their own question
/// holds, and many who ask the same at once wait for one answer.
final class Foreseen {

    private static final int MOST = 64;

    private record Asked(Model model, List<Failing> failing, Instant minute) {}

    /// What follows, by letter, and what would help most.
    record Answer(Map<String, FallsNext> after, Optional<Relief> relief) {}

    private final Map<Asked, FutureTask<Answer>> answers =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Asked, FutureTask<Answer>> eldest) {
                    return size() > MOST;
                }
            };

    Answer of(Model model, List<Failing> failing, Instant minute) {
        Asked asked = new Asked(model, failing, minute);
        FutureTask<Answer> answer;
        synchronized (answers) {
            answer =
                    answers.computeIfAbsent(
                            asked, _ -> new FutureTask<>(() -> workOut(model, failing, minute)));
        }
        answer.run(); // by the first who comes; the others wait for it
        return taken(answer);
    }

    private static Answer workOut(Model model, List<Failing> failing, Instant minute) {
        Foresee foresee = new Foresee(model, minute);
        return new Answer(foresee.after(failing), foresee.relief(failing));
    }

    private static Answer taken(FutureTask<Answer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        }
    }
}
