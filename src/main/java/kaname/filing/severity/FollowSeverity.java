package kaname.filing.severity;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Scale;
import kaname.filing.ReportIncident;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.severity.Ratings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What follows when ratings move: those who are told from that level on get their letter, and
/// unopened letters are spoken of sooner. Each incident is a transaction of its own, seen with the
/// eyes of its operator; a run that is killed begins again, and two nodes do it once.
@Configuration(proxyBeanMethods = false)
class FollowSeverity {

    private static final Logger log = LoggerFactory.getLogger("kaname.severity");
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int PAGE = 200;

    private record Moved(UUID incident, String operator) {}

    @Bean
    RecurringTask<Void> severityTask(SeverityFollower follower) {
        return Tasks.recurring("follow-severity", FixedDelay.of(EVERY))
                .execute((_, _) -> follower.follow());
    }

    @Bean
    SeverityFollower severityFollower(
            JdbcClient jdbc,
            Catalogues catalogues,
            Ratings ratings,
            ReportIncident reportIncident,
            PlatformTransactionManager transactions) {
        return new SeverityFollower(
                jdbc, catalogues, ratings, reportIncident, new TransactionTemplate(transactions));
    }

    record SeverityFollower(
            JdbcClient jdbc,
            Catalogues catalogues,
            Ratings ratings,
            ReportIncident reportIncident,
            TransactionTemplate transaction) {

        void follow() {
            List<Moved> page =
                    jdbc.sql("select * from severity.to_follow(?)")
                            .param(PAGE)
                            .query((row, _) ->
                                    new Moved(
                                            row.getObject("incident", UUID.class),
                                            row.getString("operator")))
                            .list();
            page.forEach(this::follow);
        }

        /// One that can't be followed waits for the next round and holds up no other.
        private void follow(Moved moved) {
            try {
                Callers.as(
                        Caller.houseFor(moved.operator()),
                        () -> {
                            transaction.executeWithoutResult(_ -> followed(moved));
                            return moved;
                        });
            } catch (DataAccessException away) {
                throw away;
            } catch (RuntimeException e) {
                log.error("The severity of incident {} can't be followed", moved.incident(), e);
            }
        }

        private void followed(Moved moved) {
            boolean mine =
                    jdbc.sql("select severity.followed(?)")
                            .param(moved.incident())
                            .query(Boolean.class)
                            .single();
            if (!mine) {
                return;
            }
            int level = ratings.level(moved.incident());
            double unread =
                    catalogues.now().rated().action(level).map(Scale.Action::unread).orElse(1.0);
            jdbc.sql("select exchange.hasten(?, ?::numeric) is null")
                    .params(moved.incident(), unread)
                    .query(Boolean.class)
                    .single();
            reportIncident.asSeverityRose(moved.incident());
        }
    }
}
