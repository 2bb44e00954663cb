package kaname.platform.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The house's own gauges; docs/metrics.md says what each means and when to worry.
@Component
class Figures implements MeterBinder {

    private record Figure(String name, String measure, @Nullable String unit, String says) {}

    private static final String SECONDS = "seconds";
    private static final List<Figure> FIGURES =
            List.of(
                    plain(
                            "reports.last.hour",
                            "reports_last_hour",
                            "reports accepted in the last hour"),
                    plain("ledger.size", "ledger_size", "entries of the ledger"),
                    plain(
                            "ledger.unsigned",
                            "ledger_unsigned",
                            "entries under no signed tree head"),
                    age("ledger.unsigned.age", "ledger_unsigned_age", "age of the first of those"),
                    age("ledger.head.age", "tree_head_age", "since the last tree head was signed"),
                    plain(
                            "deliveries.waiting",
                            "deliveries_waiting",
                            "messages that have to go out"),
                    age(
                            "deliveries.oldest.age",
                            "deliveries_oldest_age",
                            "age of the first of those"),
                    plain(
                            "deliveries.failed.last.day",
                            "deliveries_failed_last_day",
                            "messages given up in the last 24 hours"),
                    plain(
                            "mail.refused.in.a.row",
                            "mail_refused_in_a_row",
                            "latest attempts by mail without one that was accepted"),
                    plain(
                            "reminders.overdue",
                            "reminders_overdue",
                            "reminders that should have gone out a minute ago"),
                    plain(
                            "clocks.overdue",
                            "clocks_overdue",
                            "mandatory stages past due, due in the last 30 days, not filed"),
                    plain("attachments.waiting", "attachments_waiting", "files not scanned yet"),
                    age(
                            "attachments.oldest.age",
                            "attachments_oldest_age",
                            "age of the first of those"),
                    age("tasks.late", "tasks_late", "how late the house's own tasks are"));

    private final Measures measures;

    Figures(Measures measures) {
        this.measures = measures;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FIGURES.forEach(figure ->
                Gauge.builder("kaname." + figure.name(), measures, all -> all.of(figure.measure()))
                        .description(figure.says())
                        .baseUnit(figure.unit())
                        .register(registry));
        Gauge.builder("kaname.database.up", measures, all -> all.known() ? 1 : 0)
                .description("1 while the database answers")
                .register(registry);
    }

    private static Figure plain(String name, String measure, String says) {
        return new Figure(name, measure, null, says);
    }

    private static Figure age(String name, String measure, String says) {
        return new Figure(name, measure, SECONDS, says);
    }
}
