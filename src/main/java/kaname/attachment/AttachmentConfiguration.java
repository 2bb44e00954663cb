package kaname.attachment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import kaname.platform.Home;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The keys, the scanner if there is one, and the task that goes to it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Limits.class)
class AttachmentConfiguration {

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Bean
    HouseKeys houseKeys(Home home) {
        return new HouseKeys(home);
    }

    @Bean
    ClamdAddress clamdAddress(@Value("${kaname.clamd:}") String address) {
        return new ClamdAddress(address.strip());
    }

    @Bean
    RecurringTask<Void> scanTask(ScanFiles scan, ClamdAddress address) {
        return Tasks.recurring("scan-attachments", FixedDelay.of(EVERY))
                .execute((_, _) -> {
                    if (address.configured()) {
                        scan.run(new Clamd(address, PATIENCE));
                    }
                });
    }
}
