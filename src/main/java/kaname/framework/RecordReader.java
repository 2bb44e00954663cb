package kaname.framework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import kaname.platform.Problem;
import kaname.platform.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads one part of a submission's record; numbers and yes may come as text, as a page sends them.
final class RecordReader {

    private static final int LONGEST = 500;
    private static final BigDecimal LARGEST = new BigDecimal("1e12");

    private final String part;
    private final JsonNode node;

    RecordReader(ObjectNode record, String part) {
        this.part = part;
        this.node = record.path(part);
    }

    String pointer(String field) {
        return "/record/" + part + "/" + field;
    }

    boolean isTrue(String field) {
        return node.path(field).asString("").equals("true");
    }

    String text(String field, List<Problem.Field> refused) {
        String text = node.path(field).asString("").strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            refused.add(
                    new Problem.Field(
                            pointer(field),
                            Text.of("1〜500文字で書いてください", "Write 1 to 500 characters")));
        }
        return text;
    }

    LocalDate day(String field, List<Problem.Field> refused) {
        try {
            return LocalDate.parse(node.path(field).asString(""));
        } catch (DateTimeParseException e) {
            refused.add(
                    new Problem.Field(
                            pointer(field),
                            Text.of("2026-04-01 のような日付を書いてください", "Give a day such as 2026-04-01")));
            return LocalDate.EPOCH;
        }
    }

    BigDecimal number(String field, List<Problem.Field> refused) {
        String text = node.path(field).asString("").strip();
        if (text.length() <= 15 && text.matches("\\d{1,12}(\\.\\d{1,2})?")) {
            BigDecimal number = new BigDecimal(text);
            if (number.compareTo(LARGEST) <= 0) {
                return number;
            }
        }
        refused.add(
                new Problem.Field(
                        pointer(field),
                        Text.of(
                                "0以上の数を書いてください（例: 12 または 1.5）",
                                "Give a number such as 12 or 1.5")));
        return BigDecimal.ZERO;
    }

    static void refuse(String code, Text title, List<Problem.Field> refused) {
        if (!refused.isEmpty()) {
            throw new Problem(400, code, title, refused);
        }
    }
}
