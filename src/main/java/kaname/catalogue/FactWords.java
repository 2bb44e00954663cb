package kaname.catalogue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import kaname.platform.Text;

/// Says facts and their values in words: labels of choices, times in Japan with their zone, units.
public record FactWords(Vocabulary vocabulary) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'JST'").withZone(Counting.JAPAN.zone());

    public Text label(String fact) {
        return vocabulary.find(fact).map(Fact::label).orElse(Text.same(fact));
    }

    public Text labels(Iterable<String> facts) {
        return Text.list(
                java.util.stream.StreamSupport.stream(facts.spliterator(), false)
                        .map(this::label)
                        .toList());
    }

    public Text value(String fact, Object value) {
        return switch (value) {
            case Boolean yes -> yes ? Text.of("はい", "yes") : Text.of("いいえ", "no");
            case String text -> choice(fact, text);
            case List<?> choices ->
                    Text.list(choices.stream().map(c -> choice(fact, c.toString())).toList());
            case Instant instant -> Text.same(TIME.format(instant));
            case Duration duration -> length(duration);
            case Double number ->
                    Text.same(
                            BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                                    + unit(fact));
            case Long whole -> Text.same("%,d".formatted(whole));
            default -> Text.same(value.toString());
        };
    }

    private static Text length(Duration duration) {
        long hours = duration.toHours();
        int minutes = duration.toMinutesPart();
        return hours == 0
                ? Text.of(minutes + "分", minutes + " min")
                : Text.of(
                        hours + "時間" + (minutes == 0 ? "" : minutes + "分"),
                        hours + " h" + (minutes == 0 ? "" : " " + minutes + " min"));
    }

    private Text choice(String fact, String id) {
        return vocabulary
                .find(fact)
                .flatMap(f -> f.choice(id))
                .map(Fact.Choice::label)
                .orElse(Text.same(id.isBlank() ? "—" : id));
    }

    private String unit(String fact) {
        return vocabulary
                .find(fact)
                .map(Fact::unit)
                .filter(Objects::nonNull)
                .map(unit -> " " + unit)
                .orElse("");
    }
}
