package kaname.incident.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kaname.catalogue.Catalogue;
import kaname.catalogue.FactJson;
import kaname.catalogue.Facts;
import kaname.catalogue.Format;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The EBA's JSON for a major ICT-related incident, IR-1.2.1 (ITS (EU) 2025/302): written from
/// facts, and read back into an incident document. Pure.
public final class DoraReport {

    public static final String FORMAT = "dora-ir-1.2.1";

    /// Which of the four submissions it is.
    public enum Submission {
        INITIAL("initial_notification"),
        INTERMEDIATE("intermediate_report"),
        FINAL("final_report"),
        RECLASSIFIED("major_incident_reclassified_as_non-major");

        private final String code;

        Submission(String code) {
            this.code = code;
        }

        /// The submission that a stage of the eu-dora regime asks for.
        public static Optional<Submission> of(String stage) {
            return Stream.of(values())
                    .filter(one -> one.name().equalsIgnoreCase(stage))
                    .findFirst();
        }
    }

    /// A document, or the facts that it still lacks to be valid.
    public record Written(ObjectNode document, List<String> missing) {}

    /// An incident document as `POST /api/v1/incidents` takes it; which places could not be read,
    /// and which say what no fact holds.
    public record Imported(ObjectNode document, List<String> refused, List<String> left) {}

    private static final List<String> ALWAYS =
            List.of(
                    "operator_name",
                    "lei",
                    "financial_entity_type",
                    "contact_email",
                    "summary",
                    "dora_criteria");
    private static final List<String> SINCE_INTERMEDIATE =
            List.of(
                    "incident_reference",
                    "dora_incident_types",
                    "service",
                    "users_affected",
                    "infrastructure_affected",
                    "outage_duration");
    private static final List<String> IN_FINAL =
            List.of(
                    "dora_root_causes",
                    "response_taken",
                    "resolved_at",
                    "resolution_versus_plan",
                    "financial_recoveries");

    /// What a criterion says beside its name: the property and the fact behind it.
    private record Detail(String property, String fact) {}

    private static final Map<String, Detail> DETAILS =
            Map.of(
                    "geographical_spread",
                    new Detail("countryCodeMaterialityThresholds", "dora_member_states"),
                    "data_losses",
                    new Detail("dataLosseMaterialityThresholds", "dora_data_losses"),
                    "economic_impact",
                    new Detail("economicImpactMaterialityThreshold", "economic_impact_basis"));

    private static final String CRITERIA = "/incident/classificationTypes";

    private final Places places;

    public DoraReport(Catalogue catalogue) {
        Format format = catalogue.format(FORMAT);
        this.places = new Places(format);
    }

    public Written write(Submission submission, Facts facts) {
        ObjectNode document = places.write(facts);
        document.put("incidentSubmission", submission.code);
        document.put("reportCurrency", "EUR");
        if (document.get("submittingEntity") instanceof ObjectNode entity) {
            entity.put("entityType", "SUBMITTING_ENTITY");
        }
        if (document.at("/affectedEntity/0") instanceof ObjectNode entity) {
            entity.put("entityType", "AFFECTED_ENTITY");
        }
        if (document.at("/impactAssessment/serviceImpact") instanceof ObjectNode impact) {
            impact.put("isTemporaryActionsMeasuresForRecovery", facts.known("workaround"));
        }
        facts.get("other_authorities", String.class)
                .ifPresent(others -> {
                    document.putArray("reportingToOtherAuthorities").add("other");
                    document.put("reportingToOtherAuthoritiesOther", others);
                });
        criteria(document, facts);
        return new Written(document, missing(submission, facts));
    }

    private static void criteria(ObjectNode document, Facts facts) {
        List<String> criteria = strings(facts, "dora_criteria");
        if (criteria.isEmpty() || !(document.get("incident") instanceof ObjectNode incident)) {
            return;
        }
        ArrayNode types = incident.putArray("classificationTypes");
        for (String criterion : criteria) {
            ObjectNode type = types.addObject().put("classificationCriterion", criterion);
            Detail detail = DETAILS.get(criterion);
            Object value = detail == null ? null : facts.value(detail.fact());
            if (detail != null && value != null) {
                type.set(detail.property(), FactJson.write(value));
            }
        }
    }

    private static List<String> missing(Submission submission, Facts facts) {
        List<String> needed = new ArrayList<>(ALWAYS);
        boolean reported = submission == Submission.INTERMEDIATE || submission == Submission.FINAL;
        if (reported) {
            needed.addAll(SINCE_INTERMEDIATE);
        }
        if (submission == Submission.FINAL) {
            needed.addAll(IN_FINAL);
        }
        if (reported) {
            strings(facts, "dora_criteria").stream()
                    .flatMap(criterion -> Stream.ofNullable(DETAILS.get(criterion)))
                    .map(Detail::fact)
                    .filter(fact ->
                            !fact.equals("economic_impact_basis") || submission == Submission.FINAL)
                    .forEach(needed::add);
        }
        return needed.stream().filter(fact -> !facts.known(fact)).toList();
    }

    private static List<String> strings(Facts facts, String fact) {
        return facts.value(fact) instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }

    /// Reads such a document. Total: what is no DORA report yields no facts.
    public Imported read(JsonNode dora) {
        Places.Read read = places.read(dora);
        Map<String, Object> facts = new LinkedHashMap<>(read.facts());
        List<String> left = new ArrayList<>(read.left());
        criteria(dora, facts, left);
        others(dora, facts, left);
        left.removeIf(DoraReport::written);
        facts.put(
                "dora_major",
                !dora.path("incidentSubmission").asString("").equals(Submission.RECLASSIFIED.code));
        Object operator = facts.remove("operator_name");
        Object reference = facts.get("incident_reference");
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("operator")
                .put("name", operator == null ? "—" : operator.toString())
                .putArray("statuses")
                .add("eu-financial-entity");
        document.put(
                "title",
                "DORA " + (reference == null ? "IR-1.2.1" : shorten(reference.toString())));
        document.put("kind", "incident");
        document.set("facts", FactJson.write(new Facts(facts)));
        return new Imported(document, read.refused(), left);
    }

    private static String shorten(String text) {
        return text.length() <= 150 ? text : text.substring(0, 150);
    }

    private static void criteria(JsonNode dora, Map<String, Object> facts, List<String> left) {
        List<String> criteria = new ArrayList<>();
        JsonNode types = dora.at(CRITERIA);
        for (int i = 0; types.isArray() && i < types.size(); i++) {
            JsonNode type = types.get(i);
            String criterion = type.path("classificationCriterion").asString("");
            criteria.add(criterion);
            String at = CRITERIA + "/" + i + "/";
            left.remove(at + "classificationCriterion");
            Detail detail = DETAILS.get(criterion);
            if (detail != null && type.has(detail.property())) {
                JsonNode value = type.get(detail.property());
                facts.put(detail.fact(), value.isArray() ? list(value) : value.asString(""));
                left.removeIf(leaf -> leaf.startsWith(at + detail.property()));
            }
        }
        if (!criteria.isEmpty()) {
            facts.put("dora_criteria", List.copyOf(criteria));
        }
    }

    private static List<String> list(JsonNode array) {
        List<String> list = new ArrayList<>();
        array.forEach(one -> list.add(one.asString("")));
        return List.copyOf(list);
    }

    private static void others(JsonNode dora, Map<String, Object> facts, List<String> left) {
        List<String> told = new ArrayList<>();
        dora.path("reportingToOtherAuthorities")
                .forEach(one -> {
                    if (!one.asString("").equals("other") && !one.asString("").equals("none")) {
                        told.add(one.asString(""));
                    }
                });
        String other = dora.path("reportingToOtherAuthoritiesOther").asString("");
        if (!other.isBlank()) {
            told.add(other);
        }
        if (!told.isEmpty()) {
            facts.put("other_authorities", String.join(", ", told));
        }
        left.removeIf(leaf -> leaf.startsWith("/reportingToOtherAuthorities"));
    }

    /// What this class writes itself says nothing that a fact would hold.
    private static boolean written(String leaf) {
        return leaf.equals("/incidentSubmission")
                || leaf.equals("/reportCurrency")
                || leaf.endsWith("/entityType")
                || leaf.endsWith("/isTemporaryActionsMeasuresForRecovery");
    }
}
