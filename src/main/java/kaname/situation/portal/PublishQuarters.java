package kaname.situation.portal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Fact;
import kaname.exchange.statistics.Quarter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Publishes each quarter once it is over, and whatever was missed while the house was down.
@Configuration(proxyBeanMethods = false)
class PublishQuarters {

    static final int QUARTERS = 8;
    static final String UNTOLD = "untold";

    private static final Logger log = LoggerFactory.getLogger("kaname.situation");
    private static final Duration EVERY = Duration.ofHours(1);

    @Bean
    RecurringTask<Void> publishQuartersTask(
            PublishedEditions editions,
            Catalogues catalogues,
            Clock clock,
            @Value("${kaname.statistics.smallest-group:5}") int smallest) {
        return Tasks.recurring("quarters-are-published", FixedDelay.of(EVERY))
                .execute((_, _) -> {
                    for (Quarter quarter : now(editions, catalogues, clock.instant(), smallest)) {
                        log.info("Published the figures of {}", quarter);
                    }
                });
    }

    /// Those that were published now.
    static List<Quarter> now(
            PublishedEditions editions, Catalogues catalogues, Instant at, int smallest) {
        List<String> types = types(catalogues);
        return Quarter.of(at).before().andBefore(QUARTERS).reversed().stream()
                .filter(quarter -> editions.publish(quarter, types, smallest, at))
                .toList();
    }

    static List<String> types(Catalogues catalogues) {
        return Stream.concat(
                        catalogues.now().vocabulary().fact("attack_type").choices().stream()
                                .map(Fact.Choice::id),
                        Stream.of(UNTOLD))
                .toList();
    }
}
