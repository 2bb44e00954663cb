package kaname.dependency.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes a model as [ReadModel] reads it.
public final class WriteModel {

    private WriteModel() {}

    /// What is as if nothing had been said is left out.
    public static JsonNode json(Model model) {
        var json = JsonNodeFactory.instance.objectNode();
        var services = json.putArray("services");
        for (Service service : model.services()) {
            var node = services.addObject();
            node.put("id", service.id());
            node.putObject("name").put("ja", service.name().ja()).put("en", service.name().en());
            if (!service.sector().isEmpty()) {
                node.put("sector", service.sector());
            }
            put(node, "autonomyHours", service.autonomy(), Estimate.ZERO);
            put(node, "threshold", service.threshold(), Service.HALF);
            put(node, "restorationHours", service.restoration(), null);
            put(node, "site", service.site());
            put(node, "backup", service.backup());
            put(node, service.evidence());
        }
        var dependencies = json.putArray("dependencies");
        model.dependencies().forEach(one -> write(one, dependencies.addObject()));
        return json;
    }

    private static void write(Dependency one, ObjectNode node) {
        node.put("supplier", one.supplier());
        node.put("consumer", one.consumer());
        node.put("kind", one.kind().id());
        put(node, "strength", one.strength(), null);
        put(node, "bufferHours", one.buffer(), Estimate.ZERO);
        if (one.substitutes().any()) {
            node.put("group", one.substitutes().group());
            node.put("needs", one.substitutes().needs());
        }
        if (one.course().growth() != Growth.AT_ONCE) {
            node.put("growth", one.course().growth().id());
        }
        if (one.course().hours() > 0) {
            node.put("growthHours", one.course().hours());
        }
        if (one.course().coupled()) {
            node.put("coupled", true);
        }
        put(node, one.evidence());
        Dependency.Notice notice = one.notice();
        if (notice.hours() != null) {
            node.put("noticeHours", notice.hours());
        }
        if (!notice.clause().isEmpty()) {
            node.put("noticeClause", notice.clause());
        }
    }

    private static void put(ObjectNode node, Dependency.Evidence evidence) {
        if (!evidence.text().isEmpty()) {
            node.put("evidence", evidence.text());
        }
        if (evidence.confidence() > 0) {
            node.put("confidence", evidence.confidence());
        }
        if (evidence.asOf() != null) {
            node.put("asOf", evidence.asOf().toString());
        }
    }

    private static void put(ObjectNode node, String name, Service.@Nullable Site site) {
        if (site == null) {
            return;
        }
        var written = node.putObject(name);
        written.put("latitude", site.latitude()).put("longitude", site.longitude());
        if (!site.name().isEmpty()) {
            written.put("name", site.name());
        }
    }

    private static void put(
            ObjectNode node, String name, @Nullable Estimate value, @Nullable Estimate unsaid) {
        if (value == null || value.equals(unsaid)) {
            return;
        }
        if (value.exact()) {
            node.put(name, value.likely());
        } else {
            node.putObject(name)
                    .put("low", value.low())
                    .put("likely", value.likely())
                    .put("high", value.high());
        }
    }
}
