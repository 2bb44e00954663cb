package kaname.exchange.proof;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Says once a minute what the ledger has become, if it grew. A long ledger is taken in bit by bit.
///
/// An entry that was lost from a ledger whose tree holds it fails the task, loudly, at each run.
@Configuration(proxyBeanMethods = false)
class SignTreeHeads {

    private static final Logger log = LoggerFactory.getLogger("kaname.ledger");
    private static final Duration EVERY = Duration.ofSeconds(60);

    @Bean
    RecurringTask<Void> treeHeadsTask(TreeHeads heads) {
        return Tasks.recurring("tree-heads", FixedDelay.of(EVERY))
                .execute((_, _) -> {
                    long before = -1;
                    long size = heads.advance();
                    while (size > before) {
                        before = size;
                        size = heads.advance();
                    }
                    log.debug("The ledger's tree holds {} entries", size);
                });
    }
}
