package kaname.catalogue;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.platform.Problem;
import kaname.platform.Text;
import tools.jackson.databind.JsonNode;

/// Reads facts from JSON against the vocabulary. Every refused value is named by its JSON pointer
/// and told what would be accepted; nothing is guessed, cut or converted silently.
public final class FactReader {

    /// What was read, and what was refused. Facts are usable only when nothing was refused.
    public record Reading(Facts facts, List<Problem.Field> refused) {}

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);
    private static final Instant EARLIEST = Instant.parse("1950-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(36_525);
    private static final long LARGEST = 1_000_000_000_000L;
    private static final Pattern WITH_UNIT =
            Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?) ?([A-Za-z/%]{1,10})");

    private final Vocabulary vocabulary;
    private final Instant now;
    private final boolean fromOperator;

    /// Reads what an operator states at a point in time: nothing that lies ahead, nothing that the
    /// platform fills.
    public FactReader(Vocabulary vocabulary, Instant now) {
        this(vocabulary, now, true);
    }

    private FactReader(Vocabulary vocabulary, Instant now, boolean fromOperator) {
        this.vocabulary = vocabulary;
        this.now = now;
        this.fromOperator = fromOperator;
    }

    /// Reads a worked example, which may lie ahead and may state what the platform would.
    public static FactReader forExamples(Vocabulary vocabulary) {
        return new FactReader(vocabulary, LATEST, false);
    }

    public Reading read(Map<String, JsonNode> given) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<Problem.Field> refused = new ArrayList<>();
        given.forEach((id, node) -> {
            try {
                values.put(id, value(id, node));
            } catch (Refused e) {
                refused.add(new Problem.Field("/facts/" + escape(id), e.text));
            }
        });
        return new Reading(new Facts(values), List.copyOf(refused));
    }

    private static String escape(String id) {
        String shown = id.length() > 100 ? id.substring(0, 100) : id;
        return shown.replace("~", "~0").replace("/", "~1");
    }

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Text text;

        Refused(String ja, String en, Object... values) {
            super(en);
            this.text = Text.of(ja, en).with(values);
        }
    }

    private Object value(String id, JsonNode node) throws Refused {
        Fact fact = vocabulary.find(id).orElse(null);
        if (fact == null) {
            throw new Refused(
                    "この項目は語彙にありません。`./kaname facts` に一覧があります",
                    "there is no such fact; `./kaname facts` lists them");
        }
        if (fromOperator && !fact.askable()) {
            throw new Refused("この項目はシステムが記入します", "the platform fills this in itself");
        }
        return switch (fact.type()) {
            case TEXT -> text(fact, node);
            case BOOLEAN -> {
                if (!node.isBoolean()) {
                    throw new Refused("true か false で書いてください", "expected true or false");
                }
                yield node.booleanValue();
            }
            case INTEGER -> integer(node);
            case DECIMAL -> decimal(fact, node);
            case INSTANT -> instant(fact, node);
            case DURATION -> duration(node);
            case CHOICE -> choice(fact, node);
            case CHOICES -> choices(fact, node);
        };
    }

    private static String text(Fact fact, JsonNode node) throws Refused {
        String text = string(node);
        if (text.isBlank()) {
            throw new Refused(
                    "空です。分からなければ項目ごと省いてください", "it is empty; leave it out if it is not known");
        }
        if (text.codePointCount(0, text.length()) > fact.max()) {
            throw new Refused("{0}文字以内で書いてください", "at most {0} characters", fact.max());
        }
        if (PlainText.hasForbidden(text)) {
            throw new Refused(
                    "制御文字は使えません（改行とタブは使えます）",
                    "control characters are not allowed (line breaks and tabs are)");
        }
        return text;
    }

    private static long integer(JsonNode node) throws Refused {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new Refused("整数で書いてください（引用符なし）", "expected a whole number, without quotes");
        }
        long value = node.longValue();
        if (value < 0 || value > LARGEST) {
            throw new Refused("0から1兆までの数で書いてください", "expected a number from 0 to 10^12");
        }
        return value;
    }

    private static double decimal(Fact fact, JsonNode node) throws Refused {
        BigDecimal value;
        if (node.isNumber()) {
            value = node.decimalValue();
        } else {
            Matcher matcher = WITH_UNIT.matcher(string(node));
            BigDecimal factor = matcher.matches() ? fact.units().get(matcher.group(2)) : null;
            if (factor == null) {
                throw new Refused(
                        "数（単位は{0}）、または「120 {0}」のように単位を付けて書いてください。使える単位：{1}",
                        "expected a number in {0}, or with a unit as in \"120 {0}\"; units: {1}",
                        String.valueOf(fact.unit()),
                        String.join(", ", fact.units().keySet()));
            }
            value = new BigDecimal(matcher.group(1)).multiply(factor);
        }
        if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(LARGEST)) > 0) {
            throw new Refused("0から1兆までの数で書いてください", "expected a number from 0 to 10^12");
        }
        return value.doubleValue();
    }

    private Instant instant(Fact fact, JsonNode node) throws Refused {
        Instant instant;
        try {
            instant = OffsetDateTime.parse(string(node)).toInstant();
        } catch (DateTimeException e) {
            throw new Refused(
                    "時刻は 2026-11-22T03:10:00+09:00 のように、時差（+09:00）を付けて書いてください",
                    "expected a time with its offset, such as 2026-11-22T03:10:00+09:00");
        }
        if (!fact.future() && instant.isAfter(now.plus(CLOCK_SKEW))) {
            throw new Refused("未来の時刻です", "this time lies in the future");
        }
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new Refused("1950年から2199年までの時刻にしてください", "expected a time from 1950 to 2199");
        }
        return instant;
    }

    private static Duration duration(JsonNode node) throws Refused {
        Duration duration;
        try {
            duration = Duration.parse(string(node));
        } catch (DateTimeException e) {
            throw new Refused(
                    "長さは PT36H（36時間）や PT90M（90分）のように書いてください",
                    "expected a duration such as PT36H (36 hours) or PT90M (90 minutes)");
        }
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new Refused("0から100年までの長さにしてください", "expected a duration from 0 to 100 years");
        }
        return duration;
    }

    private static String choice(Fact fact, JsonNode node) throws Refused {
        String choice = string(node);
        if (fact.choice(choice).isEmpty()) {
            throw new Refused(
                    "次のどれかにしてください：{0}",
                    "expected one of: {0}",
                    String.join(", ", fact.choices().stream().map(Fact.Choice::id).toList()));
        }
        return choice;
    }

    private static List<String> choices(Fact fact, JsonNode node) throws Refused {
        if (!node.isArray() || node.isEmpty() || node.size() > fact.choices().size()) {
            throw new Refused(
                    "次の中から一つ以上を配列で書いてください：{0}",
                    "expected an array of one or more of: {0}",
                    String.join(", ", fact.choices().stream().map(Fact.Choice::id).toList()));
        }
        List<String> choices = new ArrayList<>();
        for (JsonNode element : node) {
            choices.add(choice(fact, element));
        }
        return choices.stream().distinct().toList();
    }

    private static String string(JsonNode node) throws Refused {
        if (!node.isString()) {
            throw new Refused("文字列で書いてください", "expected a string");
        }
        return node.stringValue();
    }
}
