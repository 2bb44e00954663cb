package kaname.incident.formats;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.catalogue.Facts;
import kaname.catalogue.Format;
import kaname.catalogue.Format.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes facts to the places of a format and reads them back. What a format says beside its plain
/// places is its own document's concern.
record Places(Format format) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern DAYS = Pattern.compile("(\\d{1,3}):([01]\\d|2[0-3]):([0-5]\\d)");
    private static final Duration LONGEST = Duration.ofDays(999);

    ObjectNode write(Facts facts) {
        ObjectNode document = JSON.objectNode();
        for (Place place : format.places()) {
            Object value = facts.value(place.fact());
            if (value != null && !value.equals("unknown")) {
                put(document, place.at(), node(place, value));
            }
        }
        return document;
    }

    private static JsonNode node(Place place, Object value) {
        return switch (place.as()) {
            case TEXT -> JSON.stringNode(value.toString());
            case FLAG -> JSON.booleanNode((Boolean) value);
            case NUMBER ->
                    value instanceof Long whole
                            ? JSON.numberNode(whole)
                            : JSON.numberNode((Double) value);
            case TIME ->
                    JSON.stringNode(
                            DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                    ((Instant) value)
                                            .truncatedTo(ChronoUnit.SECONDS)
                                            .atOffset(ZoneOffset.UTC)));
            case CHOICES -> {
                ArrayNode array = JSON.arrayNode();
                ((List<?>) value).forEach(choice -> array.add(choice.toString()));
                yield array;
            }
            case DAYS_HOURS_MINUTES -> JSON.stringNode(days((Duration) value));
        };
    }

    /// Longer than 999 days can't be said in this form; it is said as 999 days.
    private static String days(Duration duration) {
        Duration told = duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
        return "%03d:%02d:%02d".formatted(told.toDays(), told.toHoursPart(), told.toMinutesPart());
    }

    /// What the places of a document say, and which of its leaves no place reads.
    record Read(Map<String, Object> facts, List<String> refused, List<String> left) {}

    Read read(JsonNode document) {
        Map<String, Object> facts = new LinkedHashMap<>();
        List<String> refused = new ArrayList<>();
        List<String> left = new ArrayList<>();
        leaves("", document, left);
        for (Place place : format.places()) {
            JsonNode node = document.at(place.at());
            left.removeIf(leaf -> leaf.equals(place.at()) || leaf.startsWith(place.at() + "/"));
            if (node.isMissingNode() || node.isNull()) {
                continue;
            }
            Object value = value(place, node).orElse(null);
            if (value == null) {
                refused.add(place.at());
            } else {
                facts.putIfAbsent(place.fact(), value);
            }
        }
        return new Read(facts, refused, left);
    }

    private static Optional<Object> value(Place place, JsonNode node) {
        return switch (place.as()) {
            case TEXT -> string(node).map(text -> (Object) text);
            case FLAG -> node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
            case NUMBER -> number(node);
            case TIME -> string(node).flatMap(Places::time);
            case CHOICES -> choices(node);
            case DAYS_HOURS_MINUTES -> string(node).flatMap(Places::duration);
        };
    }

    /// Empty for what is no number, and for one that is larger than any fact.
    private static Optional<Object> number(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return Optional.of(node.longValue());
        }
        OptionalDouble value = node.doubleValueOpt();
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private static Optional<Object> choices(JsonNode node) {
        if (!node.isArray() || node.isEmpty()) {
            return Optional.empty();
        }
        List<String> choices = new ArrayList<>();
        node.forEach(one -> choices.add(one.asString("")));
        return Optional.of(List.copyOf(choices));
    }

    private static Optional<Object> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> duration(String text) {
        Matcher matcher = DAYS.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        Duration.ofDays(Long.parseLong(matcher.group(1)))
                                .plusHours(Long.parseLong(matcher.group(2)))
                                .plusMinutes(Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    private static Optional<String> string(JsonNode node) {
        return node.isString() && !node.stringValue().isBlank()
                ? Optional.of(node.stringValue())
                : Optional.empty();
    }

    private static void leaves(String at, JsonNode node, List<String> into) {
        if (node.isObject()) {
            node.properties().forEach(e -> leaves(at + "/" + e.getKey(), e.getValue(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                leaves(at + "/" + i, node.get(i), into);
            }
        } else {
            into.add(at);
        }
    }

    private static void put(ObjectNode document, String at, JsonNode value) {
        String[] steps = at.substring(1).split("/");
        JsonNode here = document;
        for (int i = 0; i < steps.length - 1; i++) {
            boolean listNext = steps[i + 1].equals("0");
            here = child(here, steps[i], listNext);
        }
        ((ObjectNode) here).set(steps[steps.length - 1], value);
    }

    private static JsonNode child(JsonNode parent, String step, boolean list) {
        if (parent instanceof ArrayNode array) {
            return array.isEmpty() ? array.addObject() : array.get(0);
        }
        ObjectNode object = (ObjectNode) parent;
        @Nullable JsonNode present = object.get(step);
        if (present != null) {
            return present;
        }
        return list ? object.putArray(step) : object.putObject(step);
    }
}
