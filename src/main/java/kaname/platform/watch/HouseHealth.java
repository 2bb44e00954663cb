package kaname.platform.watch;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The parts of the house that can be out of order while its process lives.
@Configuration(proxyBeanMethods = false)
class HouseHealth {

    private static final int LATE_TASKS_SECONDS = 120;
    private static final int UNSIGNED_SECONDS = 300;
    private static final int REFUSED_MAILS = 3;
    private static final int PATIENCE_SECONDS = 3;

    /// Writes, because a full disk still answers questions.
    @Bean("databaseHealthIndicator")
    HealthIndicator database(HikariDataSource source) {
        return () -> {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.setQueryTimeout(PATIENCE_SECONDS);
                statement.execute("select platform.beat()");
                return Health.up().build();
            } catch (SQLException away) {
                return Health.down()
                        .withDetail("sqlState", String.valueOf(away.getSQLState()))
                        .build();
            }
        };
    }

    @Bean("schedulerHealthIndicator")
    HealthIndicator scheduler(Measures measures) {
        return below(measures, "tasks_late", LATE_TASKS_SECONDS);
    }

    @Bean("ledgerHealthIndicator")
    HealthIndicator ledger(Measures measures) {
        return below(measures, "ledger_unsigned_age", UNSIGNED_SECONDS);
    }

    @Bean("mailHealthIndicator")
    HealthIndicator mail(Measures measures) {
        return below(measures, "mail_refused_in_a_row", REFUSED_MAILS);
    }

    private static HealthIndicator below(Measures measures, String name, int limit) {
        return () -> {
            double value = measures.of(name);
            Health.Builder health =
                    Double.isNaN(value)
                            ? Health.unknown()
                            : value < limit ? Health.up() : Health.down();
            return Double.isNaN(value)
                    ? health.build()
                    : health.withDetail(name, value).withDetail("limit", limit).build();
        };
    }
}
