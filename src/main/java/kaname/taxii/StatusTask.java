package kaname.taxii;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Forgets what became of additions of more than a day ago.
@Configuration(proxyBeanMethods = false)
class StatusTask {

    private static final Duration KEPT = Duration.ofDays(1);

    @Bean
    RecurringTask<Void> taxiiStatusRecurringTask(JdbcClient jdbc, Clock clock) {
        return Tasks.recurring("taxii-statuses", FixedDelay.of(Duration.ofHours(1)))
                .execute((_, _) -> forget(jdbc, clock.instant()));
    }

    static int forget(JdbcClient jdbc, Instant now) {
        return jdbc.sql("select taxii.forget_statuses(?)")
                .param(Timestamp.from(now.minus(KEPT)))
                .query(Integer.class)
                .single();
    }
}
