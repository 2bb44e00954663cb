package kaname.filing.reminder;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.filing.Matters;
import kaname.platform.Caller;
import kaname.platform.Callers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads every clock again when the framework has a new edition, and plans its reminders anew. A
/// run that is killed begins again; each incident is a transaction of its own, seen with the eyes
/// of its operator.
@Configuration(proxyBeanMethods = false)
class FollowTheFramework {

    private static final Logger log = LoggerFactory.getLogger("kaname.reminders");
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int PAGE = 500;

    private record Known(UUID incident, int report, String operator) {}

    @Bean
    RecurringTask<Void> frameworkTask(FrameworkFollower follower) {
        return Tasks.recurring("follow-the-framework", FixedDelay.of(EVERY))
                .execute((_, _) -> follower.follow());
    }

    @Bean
    FrameworkFollower frameworkFollower(
            JdbcClient jdbc,
            Catalogues catalogues,
            Matters matters,
            Reminders reminders,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new FrameworkFollower(
                jdbc, catalogues, matters, reminders, new TransactionTemplate(transactions), clock);
    }

    record FrameworkFollower(
            JdbcClient jdbc,
            Catalogues catalogues,
            Matters matters,
            Reminders reminders,
            TransactionTemplate transaction,
            Clock clock) {

        /// How many incidents were read again; 0 if the framework is as it was.
        int follow() {
            int planned =
                    jdbc.sql("select edition from filing.planned_edition")
                            .query(Integer.class)
                            .single();
            int edition = catalogues.edition();
            if (planned == edition) {
                return 0;
            }
            int read = 0;
            UUID after = new UUID(0, 0);
            List<Known> page = page(after);
            while (!page.isEmpty()) {
                page.forEach(known -> read(known, planned, edition));
                read += page.size();
                after = page.getLast().incident();
                page = page(after);
            }
            jdbc.sql("update filing.planned_edition set edition = ? where edition = ?")
                    .params(edition, planned)
                    .update();
            log.info("Clocks of {} incidents read again under edition {}", read, edition);
            return read;
        }

        private List<Known> page(UUID after) {
            return jdbc.sql("select * from filing.open_incidents(?, ?)")
                    .params(after, PAGE)
                    .query((row, _) ->
                            new Known(
                                    row.getObject("incident", UUID.class),
                                    row.getInt("number"),
                                    row.getString("operator")))
                    .list();
        }

        /// A matter that can't be read again keeps its reminders and holds up nobody else's; a
        /// database that is away ends the run, which begins again.
        private void read(Known known, int planned, int edition) {
            try {
                Callers.as(
                        Caller.houseFor(known.operator()),
                        () -> {
                            transaction.executeWithoutResult(
                                    _ -> read(known, planned, edition, now()));
                            return known;
                        });
            } catch (DataAccessException away) {
                throw away;
            } catch (RuntimeException e) {
                log.error(
                        "Incident {} can't be read under edition {}", known.incident(), edition, e);
            }
        }

        private void read(Known known, int planned, int edition, Instant now) {
            Matters.Open open = matters.open(known.incident(), now);
            reminders.follow(
                    new Reminders.Told(known.incident(), known.report(), known.operator(), now),
                    edition,
                    RunningClock.of(matters.under(planned, open)),
                    RunningClock.of(matters.under(edition, open)));
        }

        private Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }
    }
}
