package kaname.advisory.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import kaname.advisory.Advisory;
import kaname.advisory.Indicator;
import kaname.exchange.Marking;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Advisories as events of MISP, and events of MISP as drafts. An event is named by its series, so
/// a later version takes the earlier one's place. `Orgc` is the author.
public final class Misp {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> COLOURS =
            Map.of(
                    "red",
                    "#FF2B2B",
                    "amber",
                    "#FFC000",
                    "amber+strict",
                    "#FFC000",
                    "green",
                    "#33FF00",
                    "clear",
                    "#FFFFFF");

    private Misp() {}

    /// What the manifest of a feed says of it.
    public static Map<String, Object> line(Advisory one) {
        Advisory.Head head = one.head();
        SequencedMap<String, Object> line = new LinkedHashMap<>();
        line.put("Orgc", author(head));
        line.put("Tag", tags(head));
        line.put("info", head.title());
        line.put("date", date(head));
        line.put("analysis", 2);
        line.put("threat_level_id", head.urgent() ? 1 : 3);
        line.put("timestamp", head.releasedAt().getEpochSecond());
        return line;
    }

    public static Map<String, Object> event(Advisory one) {
        Advisory.Head head = one.head();
        String at = Long.toString(head.releasedAt().getEpochSecond());
        SequencedMap<String, Object> event = new LinkedHashMap<>();
        event.put("uuid", head.series().toString());
        event.put("info", head.title());
        event.put("date", date(head));
        event.put("timestamp", at);
        event.put("publish_timestamp", at);
        event.put("published", true);
        event.put("analysis", "2");
        event.put("threat_level_id", head.urgent() ? "1" : "3");
        event.put("Orgc", author(head));
        event.put("Tag", tags(head));
        event.put("Attribute", attributes(one, at));
        return Map.of("Event", event);
    }

    /// MD5 of each value with its event, by which MISP finds what it has already.
    public static String hashes(List<Advisory> all) {
        StringBuilder lines = new StringBuilder();
        for (Advisory one : all) {
            for (Indicator indicator : one.body().indicators()) {
                lines.append(md5(indicator.value()))
                        .append(',')
                        .append(one.head().series())
                        .append('\n');
            }
        }
        return lines.toString();
    }

    private static String md5(String value) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(value.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    private static String date(Advisory.Head head) {
        return LocalDate.ofInstant(head.releasedAt(), ZoneOffset.UTC).toString();
    }

    private static Map<String, Object> author(Advisory.Head head) {
        SequencedMap<String, Object> author = new LinkedHashMap<>();
        author.put("name", head.authorName().en());
        author.put("uuid", named("organisation " + head.author()).toString());
        return author;
    }

    private static List<Map<String, Object>> tags(Advisory.Head head) {
        String tlp = head.marking().label().substring(4).toLowerCase(Locale.ROOT);
        List<Map<String, Object>> tags = new ArrayList<>();
        tags.add(tag("tlp:" + tlp, COLOURS.getOrDefault(tlp, "#FFFFFF")));
        tags.add(tag("PAP:" + head.pap().label().substring(4), "#FFFFFF"));
        head.aspects()
                .forEach(aspect ->
                        tags.add(tag("kaname:aspect=\"" + aspect.id() + "\"", "#4A6FA5")));
        return tags;
    }

    private static Map<String, Object> tag(String name, String colour) {
        SequencedMap<String, Object> tag = new LinkedHashMap<>();
        tag.put("name", name);
        tag.put("colour", colour);
        return tag;
    }

    private static List<Map<String, Object>> attributes(Advisory one, String at) {
        List<Map<String, Object>> attributes = new ArrayList<>();
        attributes.add(
                attribute(one, "comment", "Other", one.body().text(), false, "advisory", at));
        one.body()
                .measures()
                .forEach(measure ->
                        attributes.add(
                                attribute(one, "comment", "Other", measure, false, "measure", at)));
        Cves.of(one)
                .forEach(cve ->
                        attributes.add(
                                attribute(
                                        one,
                                        "vulnerability",
                                        "External analysis",
                                        cve,
                                        false,
                                        "",
                                        at)));
        for (Indicator indicator : one.body().indicators()) {
            attributes.add(
                    attribute(
                            one,
                            type(indicator),
                            indicator.type().equals("hash") || indicator.type().equals("mail")
                                    ? "Payload delivery"
                                    : "Network activity",
                            indicator.value(),
                            true,
                            indicator.note(),
                            at));
        }
        return attributes;
    }

    private static Map<String, Object> attribute(
            Advisory one,
            String type,
            String category,
            String value,
            boolean detects,
            String comment,
            String at) {
        SequencedMap<String, Object> attribute = new LinkedHashMap<>();
        attribute.put("uuid", named(one.head().series() + " " + type + " " + value).toString());
        attribute.put("type", type);
        attribute.put("category", category);
        attribute.put("value", value);
        attribute.put("to_ids", detects);
        attribute.put("comment", comment);
        attribute.put("timestamp", at);
        return attribute;
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(("kaname/misp/" + name).getBytes(UTF_8));
    }

    private static String type(Indicator indicator) {
        return switch (indicator.type()) {
            case "ip" -> "ip-dst";
            case "hash" -> indicator.hashFunction().toLowerCase(Locale.ROOT).replace("-", "");
            case "mail" -> "email-src";
            default -> indicator.type();
        };
    }

    /// The document of a draft, as far as the event says; empty for what is no event.
    public static Optional<JsonNode> read(JsonNode document) {
        JsonNode event = document.path("Event");
        if (!event.isObject() || !event.path("info").isString()) {
            return Optional.empty();
        }
        ObjectNode draft = JSON.createObjectNode();
        draft.put("kind", "information");
        draft.put("title", cut(event.path("info").asString().strip().replaceAll("\\s+", " "), 180));
        ArrayNode aspects = draft.putArray("aspects");
        tags(event, draft, aspects);
        ArrayNode indicators = draft.putArray("indicators");
        ArrayNode measures = draft.putArray("measures");
        List<String> texts = new ArrayList<>();
        List<JsonNode> attributes = new ArrayList<>();
        event.path("Attribute").forEach(attributes::add);
        event.path("Object").forEach(object -> object.path("Attribute").forEach(attributes::add));
        attributes.forEach(attribute -> attribute(attribute, indicators, measures, texts));
        draft.put(
                "text",
                cut(
                        texts.isEmpty()
                                ? draft.path("title").asString()
                                : String.join("\n\n", texts),
                        20_000));
        return Optional.of(draft);
    }

    private static void tags(JsonNode event, ObjectNode draft, ArrayNode aspects) {
        for (JsonNode tag : event.path("Tag")) {
            String name = tag.path("name").asString("");
            String upper = name.toUpperCase(Locale.ROOT).replace("TLP:WHITE", "TLP:CLEAR");
            if (Marking.of(upper).isPresent()) {
                draft.put("tlp", upper);
            } else if (upper.matches("PAP:(RED|AMBER|GREEN|CLEAR|WHITE)")) {
                draft.put("pap", upper.replace("WHITE", "CLEAR"));
            } else if (name.matches("kaname:aspect=\"(prevention|containment|recurrence)\"")) {
                aspects.add(name.substring(15, name.length() - 1));
            }
        }
    }

    private static void attribute(
            JsonNode attribute, ArrayNode indicators, ArrayNode measures, List<String> texts) {
        String type = attribute.path("type").asString("");
        String value = attribute.path("value").asString("").strip();
        String comment = attribute.path("comment").asString("");
        switch (type) {
            case "ip-src", "ip-dst" -> indicator(indicators, "ip", value, comment);
            case "domain", "hostname" -> indicator(indicators, "domain", value, comment);
            case "url" -> indicator(indicators, "url", value, comment);
            case "md5", "sha1", "sha256", "sha512" -> indicator(indicators, "hash", value, comment);
            case "email-src", "email-dst", "email" -> indicator(indicators, "mail", value, comment);
            case "comment", "text" -> {
                if (comment.equals("measure")) {
                    measures.add(cut(value, 500));
                } else {
                    texts.add(value);
                }
            }
            case "vulnerability" -> texts.add(value);
            default -> {
                // nothing of ours holds it
            }
        }
    }

    private static void indicator(ArrayNode to, String type, String value, String comment) {
        to.addObject().put("type", type).put("value", value).put("note", cut(comment, 200));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
