package kaname.platform.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the database says of the house, in one statement, at most once in five seconds however
/// often it is asked.
@Component
class Measures {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Taken last = new Taken(Map.of(), Long.MIN_VALUE);

    private record Taken(Map<String, Double> values, long at) {

        boolean isFresh() {
            return at != Long.MIN_VALUE && System.nanoTime() - at < FRESH.toNanos();
        }
    }

    Measures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Not a number while the database does not answer.
    double of(String name) {
        return now().getOrDefault(name, Double.NaN);
    }

    boolean known() {
        return !now().isEmpty();
    }

    private Map<String, Double> now() {
        asking.lock();
        try {
            if (!last.isFresh()) {
                last = new Taken(ask(), System.nanoTime());
            }
            return last.values();
        } finally {
            asking.unlock();
        }
    }

    private Map<String, Double> ask() {
        Map<String, Double> values = new HashMap<>();
        try {
            jdbc.sql("select name, value from platform.measures(?)")
                    .param(java.sql.Timestamp.from(clock.instant()))
                    .query(row -> {
                        values.put(row.getString("name"), row.getDouble("value"));
                    });
            return values;
        } catch (DataAccessException away) {
            return Map.of();
        }
    }
}
