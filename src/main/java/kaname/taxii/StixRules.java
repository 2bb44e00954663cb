package kaname.taxii;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import kaname.taxii.look.Look;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What STIX 2.1 asks of every object; what it asks of each type stands in [StixSchemas].
final class StixRules {

    static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]{1,248}[a-z0-9]");
    static final Pattern ID =
            Pattern.compile(
                    "([a-z][a-z0-9-]{1,248}[a-z0-9])--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}"
                        + "-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}");

    /// The database's time knows microseconds, and so does a version.
    private static final Pattern TIME =
            Pattern.compile(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?Z");

    private static final Pattern NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*+\\\\u0000");

    /// An object, or why it is none.
    record Verdict(@Nullable StixObject object, String id, String version, String why) {
        static final String UNKNOWN = "unknown";
    }

    private StixRules() {}

    static Verdict judge(JsonNode node, String content) {
        String id = text(node, "id").orElse(Verdict.UNKNOWN);
        Optional<String> said =
                text(node, "modified")
                        .or(() -> text(node, "created"))
                        .filter(it -> time(it) != null);
        String why = refusal(node, content);
        if (!why.isEmpty()) {
            return new Verdict(null, bounded(id), said.orElse(Verdict.UNKNOWN), why);
        }
        @Nullable Instant version = said.map(StixRules::time).orElse(null);
        var object =
                new StixObject(
                        id,
                        text(node, "type").orElseThrow(),
                        version,
                        said.orElse(null),
                        content,
                        Look.at(node));
        return new Verdict(object, id, said.orElse(""), "");
    }

    private static String refusal(JsonNode node, String content) {
        if (!node.isObject()) {
            return "not an object";
        }
        String type = text(node, "type").orElse("");
        if (!TYPE.matcher(type).matches()) {
            return "/type is missing or no name of a type";
        }
        if (type.equals("bundle")) {
            return "a bundle is no object of a collection: send what is in it";
        }
        var id = ID.matcher(text(node, "id").orElse(""));
        if (!id.matches() || !id.group(1).equals(type)) {
            return "/id is missing or not " + type + "--UUID";
        }
        String times = times(node);
        if (!times.isEmpty()) {
            return times;
        }
        if (content.contains("u0000") && NUL.matcher(content).find()) {
            return "the character NUL can't be kept";
        }
        return StixSchemas.refusal(type, node).orElse("");
    }

    private static String times(JsonNode node) {
        for (String property : new String[] {"created", "modified"}) {
            if (node.has(property) && text(node, property).map(StixRules::time).isEmpty()) {
                return "/" + property + " is no time in UTC, to the microsecond at most";
            }
        }
        @Nullable Instant created = text(node, "created").map(StixRules::time).orElse(null);
        @Nullable Instant modified = text(node, "modified").map(StixRules::time).orElse(null);
        if (created != null && modified != null && modified.isBefore(created)) {
            return "/modified is before /created";
        }
        return "";
    }

    static @Nullable Instant time(String text) {
        try {
            return TIME.matcher(text).matches() && !text.startsWith("0000")
                    ? Instant.parse(text)
                    : null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static Optional<String> text(JsonNode node, String property) {
        return Optional.ofNullable(node.get(property))
                .filter(JsonNode::isString)
                .map(JsonNode::asString);
    }

    private static String bounded(String id) {
        return id.length() <= 300 ? id : id.substring(0, 300);
    }
}
