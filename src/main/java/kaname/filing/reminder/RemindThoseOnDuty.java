package kaname.filing.reminder;

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

/// Sends the reminders that are due, every few seconds and at once after a start. The database does
/// it in one statement, so it may be killed, repeated, or run by several nodes at a time.
@Configuration(proxyBeanMethods = false)
class RemindThoseOnDuty {

    private static final Logger log = LoggerFactory.getLogger("kaname.reminders");
    private static final Duration EVERY = Duration.ofSeconds(20);

    @Bean
    RecurringTask<Void> remindersTask(JdbcClient jdbc, Clock clock) {
        return Tasks.recurring("reminders", FixedDelay.of(EVERY))
                .execute((_, _) -> {
                    int sent = send(jdbc, clock.instant());
                    if (sent > 0) {
                        log.info("Reminders sent: {}", sent);
                    }
                });
    }

    /// How many went out.
    static int send(JdbcClient jdbc, Instant now) {
        return jdbc.sql("select filing.send_reminders(?)")
                .param(Timestamp.from(now))
                .query(Integer.class)
                .single();
    }
}
