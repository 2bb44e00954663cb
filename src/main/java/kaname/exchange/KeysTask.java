package kaname.exchange;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import kaname.registry.KeyChanges;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The running house takes a new signing key once two administrators agreed, and keeps how each key
/// came to be changed.
///
/// A rotation carries what granted it into the folder of keys, so that after a crash anywhere
/// between the key file and the database the next run does what is missing and nothing twice.
@Configuration(proxyBeanMethods = false)
class KeysTask {

    private static final Duration EVERY = Duration.ofSeconds(10);

    @Bean
    RecurringTask<Void> keysRecurringTask(KeyRing keys, KeyChanges changes, Clock clock) {
        return Tasks.recurring("signing-keys", FixedDelay.of(EVERY))
                .execute((_, _) -> run(keys, changes, clock.instant()));
    }

    static void run(KeyRing keys, KeyChanges changes, Instant now) {
        changes.awaited().stream()
                .filter(granted -> !keys.rotatedFor(granted.id()))
                .forEach(granted ->
                        keys.rotate(now, KeyRing.Why.granted(granted.id(), granted.reason())));
        keys.changes().forEach(changes::keep);
    }
}
