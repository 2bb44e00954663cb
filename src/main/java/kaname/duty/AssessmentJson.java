package kaname.duty;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import kaname.catalogue.Catalogue;
import kaname.catalogue.ClockRule;
import kaname.catalogue.Counting;
import kaname.platform.Language;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An assessment as the command line and the API print it.
public record AssessmentJson(Catalogue catalogue, Language language) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    public ObjectNode write(Assessment assessment) {
        ObjectNode out = JSON.objectNode();
        out.put("asOf", time(assessment.asOf()));
        ArrayNode duties = out.putArray("duties");
        assessment.duties().forEach(duty -> duties.add(duty(duty)));
        ArrayNode undecided = out.putArray("undecided");
        for (Assessment.Undecided open : assessment.undecided()) {
            ObjectNode node = undecided.addObject();
            node.put("regime", open.regime().id());
            node.put("class", open.regime().dutyClass().id());
            strings(node.putArray("ask"), open.ask());
            ArrayNode then = node.putArray("wouldBe");
            open.duties().forEach(duty -> then.add(duty(duty)));
            texts(node.putArray("why"), open.why());
        }
        ArrayNode not = out.putArray("notTriggered");
        for (Assessment.NotTriggered none : assessment.notTriggered()) {
            ObjectNode node = not.addObject();
            node.put("regime", none.regime().id());
            node.put("unverified", none.unverified());
            texts(node.putArray("why"), none.why());
        }
        return out;
    }

    public ObjectNode duty(Duty duty) {
        ObjectNode node = JSON.objectNode();
        node.put("regime", duty.regime().id());
        node.put("stage", duty.stage().id());
        node.put("title", text(duty.regime().title()) + " — " + text(duty.stage().title()));
        node.put("class", duty.regime().dutyClass().id());
        node.put("bearer", duty.regime().bearer().name().toLowerCase(java.util.Locale.ROOT));
        strings(
                node.putArray("recipient"),
                duty.recipients().stream().map(Recipient::body).toList());
        put(node, "dueAt", duty.dueAt().orElse(null));
        node.set("clock", clock(duty.clock()));
        node.set("basis", basis(duty));
        node.put("form", duty.form());
        strings(node.putArray("missing"), duty.missing());
        texts(node.putArray("why"), duty.why());
        if (duty.filed()) {
            put(node, "filedAt", duty.filedAt());
        }
        return node;
    }

    private ObjectNode clock(ClockReading clock) {
        ObjectNode node = JSON.objectNode();
        node.put("starts", clock.limit().starts().id());
        node.put("rule", text(clock.says()));
        put(node, "startedAt", clock.startedAt());
        ClockRule.Target target = clock.rule().target();
        if (target != null) {
            node.putObject("target")
                    .put("from", target.from().iso())
                    .put("to", target.to().iso())
                    .put("provenance", provenance(target.source().provenance()));
        }
        Due due = clock.due();
        if (due != null) {
            node.put("counted", text(due.how()));
        }
        texts(node.putArray("notes"), clock.notes());
        return node;
    }

    private ObjectNode basis(Duty duty) {
        ObjectNode node = JSON.objectNode();
        String instrument = duty.regime().instrument();
        node.put("instrument", instrument);
        node.put("title", text(catalogue.instrument(instrument).title()));
        node.put("article", text(duty.article()));
        node.put("provenance", provenance(duty.provenance()));
        return node;
    }

    private static String provenance(kaname.catalogue.Provenance provenance) {
        return provenance.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static void put(ObjectNode node, String key, @Nullable Instant instant) {
        if (instant == null) {
            node.putNull(key);
        } else {
            node.put(key, time(instant));
        }
    }

    private static String time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, Counting.JAPAN.zone())
                .format(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private String text(Text text) {
        return text.in(language);
    }

    private void texts(ArrayNode array, List<Text> texts) {
        texts.forEach(text -> array.add(text(text)));
    }

    private static void strings(ArrayNode array, List<String> strings) {
        strings.forEach(array::add);
    }
}
