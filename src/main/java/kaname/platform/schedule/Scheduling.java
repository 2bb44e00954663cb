package kaname.platform.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs every [RecurringTask] bean of the house through db-scheduler: one node at a time, whatever
/// was missed at once after a start.
///
/// A task must bear to run twice: a node that is thought dead may still be at work.
@Component
class Scheduling implements SmartLifecycle {

    private static final String TABLE = "platform.scheduled_task";
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(5);
    // a killed node's task is taken over after four heartbeats
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;

    private final DataSource source;
    private final List<RecurringTask<?>> tasks;
    private volatile Running running = new Running.Not();

    private sealed interface Running {
        record Not() implements Running {}

        record Since(Scheduler scheduler) implements Running {}
    }

    Scheduling(DataSource source, List<RecurringTask<?>> tasks) {
        this.source = source;
        this.tasks = List.copyOf(tasks);
    }

    @Override
    public void start() {
        Scheduler scheduler =
                Scheduler.create(source)
                        .startTasks(tasks)
                        .tableName(TABLE)
                        .threads(2)
                        .pollingInterval(LOOKS_EVERY)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                        .shutdownMaxWait(Duration.ofSeconds(3))
                        .build();
        scheduler.start();
        running = new Running.Since(scheduler);
    }

    @Override
    public void stop() {
        if (running instanceof Running.Since(var scheduler)) {
            scheduler.stop();
        }
        running = new Running.Not();
    }

    @Override
    public boolean isRunning() {
        return running instanceof Running.Since;
    }
}
