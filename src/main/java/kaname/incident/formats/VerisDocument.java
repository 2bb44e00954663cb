package kaname.incident.formats;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kaname.catalogue.FactJson;
import kaname.catalogue.Facts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// VERIS 1.4 (Vocabulary for Event Recording and Incident Sharing): written from facts, and read
/// back as far as its words have facts here. Pure and total: what is not known is said as Unknown,
/// never guessed.
public final class VerisDocument {

    /// An incident document as `POST /api/v1/incidents` takes it, and the places that say what no
    /// fact holds.
    public record Imported(ObjectNode document, List<String> left) {}

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String UNKNOWN = "Unknown";
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /// The action of an attack: its family, its variety, its vector.
    private record Action(String family, String variety, String vector) {}

    private static final Map<String, Action> ATTACKS = new LinkedHashMap<>();

    static {
        ATTACKS.put("ransomware", new Action("malware", "Ransomware", UNKNOWN));
        ATTACKS.put("ddos", new Action("hacking", "DoS", UNKNOWN));
        ATTACKS.put("phishing", new Action("social", "Phishing", UNKNOWN));
        ATTACKS.put("supply_chain", new Action("hacking", UNKNOWN, "Partner"));
        ATTACKS.put("malware", new Action("malware", UNKNOWN, UNKNOWN));
        ATTACKS.put("insider", new Action("misuse", UNKNOWN, UNKNOWN));
        ATTACKS.put("unauthorised_access", new Action("hacking", UNKNOWN, UNKNOWN));
    }

    private VerisDocument() {}

    /// @param id the incident's own identifier; it becomes `incident_id`
    public static ObjectNode write(String id, Facts facts) {
        ObjectNode veris = JSON.objectNode();
        veris.put("schema_version", "1.4.1");
        veris.put("incident_id", id);
        veris.put("security_incident", certainty(facts));
        veris.put("summary", text(facts, "summary").or(() -> text(facts, "title")).orElse(UNKNOWN));
        timeline(veris.putObject("timeline"), facts);
        victim(veris.putObject("victim"), facts);
        action(veris.putObject("action"), facts);
        actor(veris.putObject("actor"), facts);
        ObjectNode asset = veris.putObject("asset");
        asset.putArray("assets").addObject().put("variety", UNKNOWN);
        asset.putArray("cloud").add(UNKNOWN);
        attribute(veris, facts);
        veris.putObject("discovery_method").put("unknown", true);
        facts.get("financial_loss", Double.class)
                .ifPresent(loss ->
                        veris.putObject("impact")
                                .put("overall_rating", UNKNOWN)
                                .put("overall_amount", loss)
                                .put("iso_currency_code", "EUR"));
        text(facts, "recurrence_prevention").ifPresent(t -> veris.put("corrective_action", t));
        return veris;
    }

    private static String certainty(Facts facts) {
        return switch (text(facts, "kind").orElse("incident")) {
            case "near_miss" -> "Near miss";
            case "threat" -> "Suspected";
            default -> "Confirmed";
        };
    }

    private static void timeline(ObjectNode timeline, Facts facts) {
        Optional<Instant> start =
                time(facts, "occurred_at")
                        .or(() -> time(facts, "state_since"))
                        .or(() -> time(facts, "aware_at"));
        ZonedDateTime local = start.orElse(Instant.EPOCH).atZone(JAPAN);
        timeline.putObject("incident")
                .put("year", local.getYear())
                .put("month", local.getMonthValue())
                .put("day", local.getDayOfMonth());
        time(facts, "occurred_at")
                .flatMap(at -> time(facts, "detected_at").map(seen -> Duration.between(at, seen)))
                .filter(until -> !until.isNegative())
                .ifPresent(until -> span(timeline.putObject("discovery"), until));
    }

    private static void span(ObjectNode node, Duration duration) {
        node.put("unit", "Minutes").put("value", duration.toMinutes());
    }

    private static void victim(ObjectNode victim, Facts facts) {
        text(facts, "operator_name").ifPresent(name -> victim.put("victim_id", name));
        victim.putArray("country").add(text(facts, "operator_country").orElse(UNKNOWN));
        victim.put("employee_count", UNKNOWN);
        victim.put("industry", "00");
        victim.putArray("government").add(UNKNOWN);
    }

    private static void action(ObjectNode actions, Facts facts) {
        Set<String> causes = causes(facts);
        Action attack = ATTACKS.get(text(facts, "attack_type").orElse(""));
        if (attack != null) {
            ObjectNode action = action(actions, attack);
            text(facts, "vulnerability_ids").ifPresent(cve -> cve(action, attack, cve));
        }
        if (causes.contains("accidental")) {
            action(actions, new Action("error", UNKNOWN, UNKNOWN));
        }
        if (causes.contains("environmental")) {
            actions.putObject("environmental").putArray("variety").add(UNKNOWN);
        }
        if (actions.isEmpty()) {
            actions.putObject("unknown").put("notes", "not determined");
        }
    }

    private static ObjectNode action(ObjectNode actions, Action one) {
        ObjectNode action = actions.putObject(one.family());
        action.putArray("variety").add(one.variety());
        action.putArray("vector").add(one.vector());
        if (one.family().equals("social")) {
            action.putArray("target").add(UNKNOWN);
        }
        return action;
    }

    private static void cve(ObjectNode action, Action attack, String cve) {
        if (attack.family().equals("hacking") || attack.family().equals("malware")) {
            action.put("cve", cve);
        }
    }

    private static void actor(ObjectNode actors, Facts facts) {
        Set<String> causes = causes(facts);
        boolean insider = text(facts, "attack_type").filter("insider"::equals).isPresent();
        if (insider) {
            actor(actors, "internal", UNKNOWN, UNKNOWN);
        } else if (causes.contains("intentional")) {
            actor(actors, "external", UNKNOWN, UNKNOWN);
        } else if (causes.contains("environmental")) {
            actor(actors, "external", "Force majeure", "NA");
        } else {
            actors.putObject("unknown").put("notes", "not determined");
        }
    }

    private static void actor(ObjectNode actors, String who, String variety, String motive) {
        ObjectNode actor = actors.putObject(who);
        actor.putArray("variety").add(variety);
        actor.putArray("motive").add(motive);
        if (who.equals("external")) {
            actor.putArray("country").add(UNKNOWN);
        }
    }

    private static void attribute(ObjectNode veris, Facts facts) {
        ObjectNode attribute = JSON.objectNode();
        String state = text(facts, "service_state").orElse("");
        Optional<Duration> duration = facts.get("outage_duration", Duration.class);
        if (!state.isEmpty() && !state.equals("normal")) {
            ObjectNode availability = attribute.putObject("availability");
            availability
                    .putArray("variety")
                    .add(state.equals("degraded") ? "Degradation" : "Interruption");
            duration.ifPresent(d -> span(availability.putObject("duration"), d));
        }
        text(facts, "personal_data")
                .map(data ->
                        switch (data) {
                            case "confirmed" -> "Yes";
                            case "possible" -> "Potentially";
                            default -> "No";
                        })
                .ifPresent(disclosed ->
                        attribute.putObject("confidentiality").put("data_disclosure", disclosed));
        if (text(facts, "attack_type").filter("defacement"::equals).isPresent()) {
            attribute.putObject("integrity").putArray("variety").add("Defacement");
        }
        if (!attribute.isEmpty()) {
            veris.set("attribute", attribute);
        }
    }

    /// Reads such a document. What is no VERIS record yields no facts.
    public static Imported read(JsonNode veris) {
        Map<String, Object> facts = new LinkedHashMap<>();
        Set<String> causes = new LinkedHashSet<>();
        string(veris.path("summary")).ifPresent(summary -> facts.put("summary", summary));
        day(veris.at("/timeline/incident"))
                .ifPresent(day -> facts.put("occurred_at", day.atStartOfDay(JAPAN).toInstant()));
        attack(veris, causes).ifPresent(attack -> facts.put("attack_type", attack));
        string(veris.at("/action/hacking/cve"))
                .or(() -> string(veris.at("/action/malware/cve")))
                .ifPresent(cve -> facts.put("vulnerability_ids", cve));
        if (veris.path("action").has("error")) {
            causes.add("accidental");
        }
        if (veris.path("action").has("environmental")) {
            causes.add("environmental");
        }
        if (!causes.isEmpty()) {
            facts.put("cause", List.copyOf(causes));
        }
        availability(veris, facts);
        string(veris.at("/attribute/confidentiality/data_disclosure"))
                .flatMap(VerisDocument::disclosure)
                .ifPresent(data -> facts.put("personal_data", data));
        boolean euros = veris.at("/impact/iso_currency_code").asString("").equals("EUR");
        JsonNode amount = veris.at("/impact/overall_amount");
        if (euros) {
            amount.doubleValueOpt().ifPresent(loss -> facts.put("financial_loss", loss));
        }
        string(veris.path("corrective_action"))
                .ifPresent(text -> facts.put("recurrence_prevention", text));
        return new Imported(
                document(veris, facts), left(veris, facts.containsKey("financial_loss")));
    }

    private static ObjectNode document(JsonNode veris, Map<String, Object> facts) {
        ObjectNode document = JSON.objectNode();
        ObjectNode operator = document.putObject("operator");
        operator.put("name", string(veris.at("/victim/victim_id")).orElse("—"));
        string(veris.at("/victim/country/0"))
                .filter(country -> country.length() == 2)
                .ifPresent(country -> operator.put("country", country));
        String id = string(veris.path("incident_id")).orElse("VERIS");
        document.put("title", "VERIS " + (id.length() > 150 ? id.substring(0, 150) : id));
        document.put(
                "kind",
                switch (veris.path("security_incident").asString("")) {
                    case "Near miss" -> "near-miss";
                    case "Suspected" -> "threat";
                    default -> "incident";
                });
        document.set("facts", FactJson.write(new Facts(facts)));
        return document;
    }

    private static Optional<String> attack(JsonNode veris, Set<String> causes) {
        for (Map.Entry<String, Action> known : ATTACKS.entrySet()) {
            Action action = known.getValue();
            JsonNode node = veris.at("/action/" + action.family());
            if (!node.isMissingNode()
                    && holds(node.path("variety"), action.variety())
                    && holds(node.path("vector"), action.vector())) {
                causes.add("intentional");
                return Optional.of(known.getKey());
            }
        }
        JsonNode actions = veris.path("action");
        if (holds(veris.at("/attribute/integrity/variety"), "Defacement")) {
            causes.add("intentional");
            return Optional.of("defacement");
        }
        boolean attacked =
                actions.has("hacking")
                        || actions.has("malware")
                        || actions.has("social")
                        || actions.has("misuse");
        if (attacked) {
            causes.add("intentional");
        }
        return attacked ? Optional.of("other") : Optional.empty();
    }

    private static boolean holds(JsonNode array, String wanted) {
        for (JsonNode one : array) {
            if (one.asString("").equals(wanted)) {
                return true;
            }
        }
        return wanted.equals(UNKNOWN) && array.isEmpty();
    }

    private static void availability(JsonNode veris, Map<String, Object> facts) {
        JsonNode availability = veris.at("/attribute/availability");
        if (availability.isMissingNode()) {
            return;
        }
        facts.put(
                "service_state",
                holds(availability.path("variety"), "Degradation") ? "degraded" : "stopped");
        availability
                .at("/duration/value")
                .doubleValueOpt()
                .ifPresent(value ->
                        span(availability.at("/duration/unit").asString(""), value)
                                .ifPresent(duration -> facts.put("outage_duration", duration)));
    }

    private static Optional<Duration> span(String unit, double value) {
        long seconds =
                switch (unit) {
                    case "Seconds" -> 1L;
                    case "Minutes" -> 60L;
                    case "Hours" -> 3_600L;
                    case "Days" -> 86_400L;
                    case "Weeks" -> 604_800L;
                    default -> 0L;
                };
        return seconds == 0 || value < 0 || value * seconds > 1e9
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Math.round(value * seconds)));
    }

    private static Optional<String> disclosure(String said) {
        return switch (said) {
            case "Yes" -> Optional.of("confirmed");
            case "Potentially" -> Optional.of("possible");
            case "No" -> Optional.of("none");
            default -> Optional.empty();
        };
    }

    private static Optional<LocalDate> day(JsonNode incident) {
        int year = incident.path("year").asInt(0);
        int month = incident.path("month").asInt(0);
        int day = incident.path("day").asInt(0);
        boolean real =
                year >= 1950
                        && year < 2200
                        && month >= 1
                        && month <= 12
                        && day >= 1
                        && day <= 28 + 3;
        if (!real || day > LocalDate.of(year, month, 1).lengthOfMonth()) {
            return Optional.empty();
        }
        return Optional.of(LocalDate.of(year, month, day));
    }

    /// Top-level parts that say more than any fact here holds.
    private static List<String> left(JsonNode veris, boolean loss) {
        Set<String> read =
                Set.of(
                        "schema_version",
                        "incident_id",
                        "security_incident",
                        "summary",
                        "timeline",
                        "action",
                        "attribute",
                        "corrective_action");
        List<String> left = new ArrayList<>();
        veris.properties()
                .forEach(part -> {
                    boolean known = read.contains(part.getKey());
                    boolean money = part.getKey().equals("impact") && loss;
                    if (!known && !money) {
                        left.add("/" + part.getKey());
                    }
                });
        return left;
    }

    private static Set<String> causes(Facts facts) {
        Set<String> causes = new LinkedHashSet<>();
        if (facts.value("cause") instanceof List<?> list) {
            list.forEach(one -> causes.add(one.toString()));
        }
        return causes;
    }

    private static Optional<Instant> time(Facts facts, String fact) {
        return facts.get(fact, Instant.class);
    }

    private static Optional<String> text(Facts facts, String fact) {
        return facts.get(fact, String.class).filter(value -> !value.equals("unknown"));
    }

    private static Optional<String> string(JsonNode node) {
        return node.isString() && !node.stringValue().isBlank()
                ? Optional.of(node.stringValue())
                : Optional.empty();
    }
}
