package kaname.filing;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kaname.catalogue.Fact;
import kaname.catalogue.FactReader;
import kaname.catalogue.Facts;
import kaname.catalogue.Vocabulary;
import kaname.platform.Text;
import kaname.platform.WallTime;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads the answers of a form. What was left blank is skipped, never refused.
record MoreInput(Facts facts, Map<String, Text> errors) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String POINTER = "/facts/";

    static String name(Fact fact) {
        return "f." + fact.id();
    }

    static MoreInput read(Vocabulary vocabulary, MultiValueMap<String, String> form, Instant now) {
        Map<String, Text> errors = new LinkedHashMap<>();
        Map<String, JsonNode> given = new LinkedHashMap<>();
        for (Fact fact : vocabulary.facts().values()) {
            if (!fact.askable()) {
                continue;
            }
            try {
                List<String> raw = raw(fact, form);
                if (!raw.isEmpty()) {
                    given.put(fact.id(), node(fact, raw));
                }
            } catch (Unreadable e) {
                errors.put(fact.id(), e.text);
            }
        }
        FactReader.Reading reading = new FactReader(vocabulary, now).read(given);
        reading.refused()
                .forEach(field ->
                        errors.put(field.pointer().substring(POINTER.length()), field.detail()));
        return new MoreInput(reading.facts(), errors);
    }

    /// What the field was filled with, blanks left out.
    static List<String> raw(Fact fact, MultiValueMap<String, String> form) {
        return switch (fact.type()) {
            case DURATION -> {
                String hours = part(fact, "h", form);
                String minutes = part(fact, "m", form);
                yield hours.isEmpty() && minutes.isEmpty() ? List.of() : List.of(hours, minutes);
            }
            default ->
                    form.getOrDefault(name(fact), List.of()).stream()
                            .map(value -> value.replace("\r\n", "\n"))
                            .filter(value -> !value.isBlank())
                            .toList();
        };
    }

    static String part(Fact fact, String part, MultiValueMap<String, String> form) {
        String value = form.getFirst(name(fact) + "." + part);
        return value == null ? "" : value.strip();
    }

    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Text text;

        Unreadable(String ja, String en) {
            super(en);
            this.text = Text.of(ja, en);
        }
    }

    private static JsonNode node(Fact fact, List<String> raw) throws Unreadable {
        String first = raw.getFirst();
        return switch (fact.type()) {
            case TEXT, CHOICE -> JSON.stringNode(first);
            case BOOLEAN ->
                    switch (first) {
                        case "yes" -> JSON.booleanNode(true);
                        case "no" -> JSON.booleanNode(false);
                        default -> throw new Unreadable("「はい」か「いいえ」を選んでください", "Choose yes or no");
                    };
            case INTEGER -> JSON.numberNode(whole(first));
            case DECIMAL -> decimal(plain(first));
            case INSTANT -> JSON.stringNode(instant(first));
            case DURATION ->
                    JSON.stringNode(
                            Duration.ofHours(orZero(raw.get(0)))
                                    .plusMinutes(orZero(raw.get(1)))
                                    .toString());
            case CHOICES -> {
                ArrayNode array = JSON.arrayNode();
                raw.forEach(array::add);
                yield array;
            }
        };
    }

    private static long orZero(String digits) throws Unreadable {
        return digits.isEmpty() ? 0 : whole(digits);
    }

    private static long whole(String text) throws Unreadable {
        String digits = plain(text);
        if (!digits.matches("[0-9]{1,15}")) {
            throw new Unreadable("0以上の整数で書いてください（例: 1200）", "Write a whole number, such as 1200");
        }
        return Long.parseLong(digits);
    }

    private static JsonNode decimal(String text) {
        return text.matches("[0-9]{1,15}(\\.[0-9]{1,9})?")
                ? JSON.numberNode(new java.math.BigDecimal(text))
                : JSON.stringNode(text);
    }

    private static String instant(String text) throws Unreadable {
        return WallTime.read(text)
                .map(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format)
                .orElseThrow(() ->
                        new Unreadable(
                                "日付と時刻の両方を入れてください（日本時間）", "Give both date and time (Japan time)"));
    }

    /// Digits as a Japanese keyboard writes them, without separators.
    private static String plain(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).replace(",", "");
    }

    /// A value as its field would show it.
    static List<String> shown(Object value) {
        return switch (value) {
            case Boolean yes -> List.of(yes ? "yes" : "no");
            case Instant instant -> List.of(WallTime.local(instant, ChronoUnit.SECONDS));
            case Double number ->
                    List.of(
                            java.math.BigDecimal.valueOf(number)
                                    .stripTrailingZeros()
                                    .toPlainString());
            case Duration duration ->
                    List.of(
                            String.valueOf(duration.toHours()),
                            String.valueOf(duration.toMinutesPart()));
            case List<?> choices -> choices.stream().map(Object::toString).toList();
            default -> List.of(value.toString());
        };
    }
}
