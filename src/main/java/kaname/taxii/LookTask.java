package kaname.taxii;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kaname.taxii.look.Look;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Looks at what came before the house looked for what objects concern.
@Configuration(proxyBeanMethods = false)
class LookTask {

    private static final int AT_ONCE = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Bean
    RecurringTask<Void> taxiiLookRecurringTask(JdbcClient jdbc) {
        return Tasks.recurring("taxii-looks", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((_, _) -> {
                    while (look(jdbc, AT_ONCE) == AT_ONCE) {}
                });
    }

    /// How many were looked at.
    static int look(JdbcClient jdbc, int most) {
        List<Long> numbers = new ArrayList<>();
        List<Look> looks = new ArrayList<>();
        jdbc.sql("select number, content from taxii.unlooked(?)")
                .param(most)
                .query(row -> {
                    numbers.add(row.getLong("number"));
                    looks.add(Look.at(JSON.readTree(row.getString("content"))));
                });
        if (!numbers.isEmpty()) {
            jdbc.sql("select taxii.look(?, ?::jsonb, ?::jsonb)")
                    .params(numbers.toArray(Long[]::new), Looks.alone(looks), Looks.signs(looks))
                    .query()
                    .singleRow();
        }
        return numbers.size();
    }
}
