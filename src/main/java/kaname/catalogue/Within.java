package kaname.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/// How long a rule gives: no number at all (`promptly`), hours and minutes, days, or calendar
/// months.
public sealed interface Within {

    /// 速やかに: no number, so never overdue.
    record Promptly() implements Within {}

    record Hours(Duration duration) implements Within {}

    record Days(int days) implements Within {}

    record Months(int months) implements Within {}

    /// Reads `promptly`, `PT24H`, `P30D` or `P1M`.
    @JsonCreator
    static Within parse(String text) {
        if (text.equals("promptly")) {
            return new Promptly();
        }
        if (text.startsWith("PT")) {
            return new Hours(Duration.parse(text));
        }
        int number = Integer.parseInt(text.substring(1, text.length() - 1));
        if (text.startsWith("P") && text.endsWith("D")) {
            return new Days(number);
        }
        if (text.startsWith("P") && text.endsWith("M")) {
            return new Months(number);
        }
        throw new DateTimeParseException("expected promptly, PT24H, P30D or P1M", text, 0);
    }
}
