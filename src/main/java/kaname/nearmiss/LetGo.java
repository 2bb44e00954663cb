package kaname.nearmiss;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Lets each batch go when it is due, and whatever was missed while the house was down.
@Configuration(proxyBeanMethods = false)
class LetGo {

    private static final Logger log = LoggerFactory.getLogger("kaname.nearmiss");
    private static final Duration EVERY = Duration.ofSeconds(20);

    @Bean
    ReleasePlan releasePlan(
            @Value("${kaname.near-miss.batch-every}") Duration every,
            @Value("${kaname.near-miss.batch-spread}") int spread) {
        return new ReleasePlan(every, spread);
    }

    @Bean
    RecurringTask<Void> nearMissTask(JdbcClient jdbc, Clock clock) {
        return Tasks.recurring("near-misses-leave", FixedDelay.of(EVERY))
                .execute((_, _) -> {
                    int gone = now(jdbc, clock.instant());
                    if (gone > 0) {
                        log.info("A batch of near misses left: {}", gone);
                    }
                });
    }

    static int now(JdbcClient jdbc, Instant at) {
        return jdbc.sql("select nearmiss.let_go(?)")
                .param(Timestamp.from(at))
                .query(Integer.class)
                .single();
    }
}
