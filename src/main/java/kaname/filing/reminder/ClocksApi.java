package kaname.filing.reminder;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.duty.Duty;
import kaname.duty.Matter.StageId;
import kaname.filing.Matters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The clocks of an incident, how they moved, and the reminders, for programs.
@RestController
@RequestMapping(path = "/api/v1/incidents/{id}/clocks", produces = MediaType.APPLICATION_JSON_VALUE)
class ClocksApi {

    private final Matters matters;
    private final ClockHistory history;
    private final Clock clock;

    ClocksApi(Matters matters, ClockHistory history, Clock clock) {
        this.matters = matters;
        this.history = history;
        this.clock = clock;
    }

    @GetMapping
    String clocks(@PathVariable UUID id) {
        List<Duty> duties = matters.open(id, clock.instant()).assessment().duties();
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ArrayNode clocks = out.putArray("clocks");
        duties.stream()
                .filter(duty -> duty.clock().startedAt() != null)
                .forEach(duty -> clock(clocks.addObject(), duty));
        ArrayNode changes = out.putArray("changes");
        history.changes(id).forEach(change -> change(changes.addObject(), change));
        ArrayNode reminders = out.putArray("reminders");
        history.reminders(id).forEach(standing -> reminder(reminders.addObject(), standing));
        return out.toString();
    }

    private static void clock(ObjectNode node, Duty duty) {
        stage(node, duty.id());
        node.put("startedAt", text(duty.clock().startedAt()));
        node.put("dueAt", text(duty.dueAt().orElse(null)));
        node.put("filedAt", text(duty.filedAt()));
    }

    private static void change(ObjectNode node, ClockChange change) {
        ClockChange.Reading now = change.now();
        stage(node, change.stage());
        node.put("report", change.report());
        node.put("edition", change.edition() == 0 ? null : change.edition());
        node.put("changedAt", text(change.at()));
        node.put("startedAtBefore", text(change.was().started()));
        node.put("dueAtBefore", text(change.was().due()));
        node.put("startedAt", text(now == null ? null : now.started()));
        node.put("dueAt", text(now == null ? null : now.due()));
    }

    private static void reminder(ObjectNode node, ClockHistory.Standing standing) {
        stage(node, standing.reminder().stage());
        node.put("kind", standing.reminder().kind().id());
        node.put("countsTo", text(standing.reminder().countsTo()));
        node.put("plannedAt", text(standing.plannedAt()));
        node.put("sentAt", text(standing.sentAt()));
        node.put("late", standing.late());
        node.put("cancelledAt", text(standing.cancelledAt()));
    }

    private static void stage(ObjectNode node, StageId stage) {
        node.put("regime", stage.regime()).put("stage", stage.stage());
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
