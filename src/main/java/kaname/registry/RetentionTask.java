package kaname.registry;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Removes what the house no longer keeps, in batches, each a transaction on record.
@Configuration(proxyBeanMethods = false)
class RetentionTask {

    private static final Logger log = LoggerFactory.getLogger("kaname.retention");
    private static final Duration EVERY = Duration.ofHours(1);
    private static final int BATCH = 200;
    private static final int MOST_BATCHES = 50;

    @Bean
    RecurringTask<Void> retentionRecurringTask(JdbcClient jdbc, Clock clock) {
        return Tasks.recurring("retention", FixedDelay.of(EVERY))
                .execute((_, _) -> {
                    int removed = run(jdbc, clock.instant());
                    if (removed > 0) {
                        log.info("No longer kept: {}", removed);
                    }
                });
    }

    static int run(JdbcClient jdbc, Instant now) {
        int all = 0;
        for (int i = 0; i < MOST_BATCHES; i++) {
            int removed =
                    jdbc.sql("select platform.retain(?, ?)")
                            .params(Timestamp.from(now), BATCH)
                            .query(Integer.class)
                            .single();
            all += removed;
            if (removed == 0) {
                break;
            }
        }
        return all;
    }
}
