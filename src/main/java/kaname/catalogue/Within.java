package kaname.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import kaname.platform.Text;

/// How long a rule gives: no number (`promptly`) or no limit at all, hours and minutes, days, or
/// calendar months.
public sealed interface Within {

    /// 速やかに: no number, so never overdue.
    record Promptly() implements Within {}

    /// Nothing says when: owed at no time, never overdue.
    record NoLimit() implements Within {}

    record Hours(Duration duration) implements Within {}

    record Days(int days) implements Within {}

    record Months(int months) implements Within {}

    /// Reads `promptly`, `no-limit`, `PT24H`, `PT30M`, `P30D` or `P1M`.
    @JsonCreator
    static Within parse(String text) {
        if (text.equals("promptly")) {
            return new Promptly();
        }
        if (text.equals("no-limit")) {
            return new NoLimit();
        }
        if (text.startsWith("PT")) {
            return new Hours(Duration.parse(text));
        }
        if (text.matches("P\\d{1,4}D")) {
            return new Days(number(text));
        }
        if (text.matches("P\\d{1,4}M")) {
            return new Months(number(text));
        }
        throw new DateTimeParseException(
                "expected promptly, no-limit, PT24H, P30D or P1M", text, 0);
    }

    private static int number(String text) {
        return Integer.parseInt(text, 1, text.length() - 1, 10);
    }

    /// Whether it has a number, so that it can run out.
    default boolean numbered() {
        return switch (this) {
            case Promptly _, NoLimit _ -> false;
            case Hours _, Days _, Months _ -> true;
        };
    }

    /// As the catalogue writes it.
    default String iso() {
        return switch (this) {
            case Promptly _ -> "promptly";
            case NoLimit _ -> "no-limit";
            case Hours(var duration) -> duration.toString();
            case Days(int days) -> "P" + days + "D";
            case Months(int months) -> "P" + months + "M";
        };
    }

    /// Its length in words.
    default Text says() {
        return switch (this) {
            case Promptly _ -> Text.of("速やかに", "promptly");
            case NoLimit _ -> Text.of("期限なし", "no time limit");
            case Hours(var duration) when duration.toMinutesPart() > 0 ->
                    count(duration.toMinutes(), "分", "minute");
            case Hours(var duration) -> count(duration.toHours(), "時間", "hour");
            case Days(int days) -> count(days, "日", "day");
            case Months(int months) -> count(months, "か月", "month");
        };
    }

    private static Text count(long number, String ja, String en) {
        return Text.of(number + ja, number + " " + en + (number == 1 ? "" : "s"));
    }
}
