package kaname.platform.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Counts the requests that failed through no fault of whoever asked.
@Component
final class Faults {

    private final Counter database;
    private final Counter ours;

    @Autowired
    Faults(ObjectProvider<MeterRegistry> registry) {
        this(registry.getIfAvailable(SimpleMeterRegistry::new));
    }

    Faults(MeterRegistry meters) {
        this.database = counter("database", meters);
        this.ours = counter("ours", meters);
    }

    void database() {
        database.increment();
    }

    void ours() {
        ours.increment();
    }

    private static Counter counter(String whose, MeterRegistry meters) {
        return Counter.builder("kaname.faults")
                .description("requests that failed: the database was away, or a fault of ours")
                .tag("whose", whose)
                .register(meters);
    }
}
