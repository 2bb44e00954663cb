package kaname.exchange.delivery;

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

/// Speaks up about letters that nobody has opened: first to the recipient again, then to the
/// operator. One statement, each letter once a level; may be killed, repeated or doubled.
@Configuration(proxyBeanMethods = false)
class EscalateUnread {

    private static final Logger log = LoggerFactory.getLogger("kaname.deliveries");
    private static final Duration EVERY = Duration.ofSeconds(30);

    @Bean
    RecurringTask<Void> escalationTask(JdbcClient jdbc, Clock clock) {
        return Tasks.recurring("escalate-unread", FixedDelay.of(EVERY))
                .execute((_, _) -> {
                    int raised = escalate(jdbc, clock.instant());
                    if (raised > 0) {
                        log.info("Letters that nobody has opened: {}", raised);
                    }
                    remindOfAnswers(jdbc, clock.instant());
                });
    }

    /// How many letters reached a level.
    static int escalate(JdbcClient jdbc, Instant now) {
        return jdbc.sql("select exchange.escalate(?)")
                .param(Timestamp.from(now))
                .query(Integer.class)
                .single();
    }

    /// Reminds authorities of the answers that law asks of them; says how many.
    static int remindOfAnswers(JdbcClient jdbc, Instant now) {
        return jdbc.sql("select exchange.remind_of_answers(?)")
                .param(Timestamp.from(now))
                .query(Integer.class)
                .single();
    }
}
