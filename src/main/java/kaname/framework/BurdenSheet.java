package kaname.framework;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a rule is estimated to cost those whom it binds (row K11): how many operators, how many
/// reports each in a year, hours for one, other yen each in a year, who else has work, and on what
/// the estimate rests.
public record BurdenSheet(
        BigDecimal operators,
        BigDecimal reportsPerYear,
        BigDecimal hoursPerReport,
        BigDecimal yenPerYear,
        String parties,
        String basis) {

    /// Reads it from a submission's record at `/record/burden`.
    ///
    /// @throws Problem 400 naming each field that is missing
    static BurdenSheet read(ObjectNode record) {
        RecordReader in = new RecordReader(record, "burden");
        List<Problem.Field> refused = new ArrayList<>();
        BurdenSheet sheet =
                new BurdenSheet(
                        in.number("operators", refused),
                        in.number("reportsPerYear", refused),
                        in.number("hoursPerReport", refused),
                        in.number("yenPerYear", refused),
                        in.text("parties", refused),
                        in.text("basis", refused));
        RecordReader.refuse(
                "burden-missing",
                Text.of(
                        "報告の義務を変えるには、負担の見積りが要ります",
                        "A duty changes with an estimate of its burden only"),
                refused);
        return sheet;
    }

    public static @Nullable BurdenSheet in(ObjectNode record) {
        return record.has("burden") ? read(record) : null;
    }

    /// All operators together, in a year.
    public BigDecimal hoursPerYear() {
        return operators.multiply(reportsPerYear).multiply(hoursPerReport).stripTrailingZeros();
    }

    /// All operators together, in a year, without the hours.
    public BigDecimal allYenPerYear() {
        return operators.multiply(yenPerYear).stripTrailingZeros();
    }

    ObjectNode write() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("operators", operators)
                .put("reportsPerYear", reportsPerYear)
                .put("hoursPerReport", hoursPerReport)
                .put("yenPerYear", yenPerYear)
                .put("parties", parties)
                .put("basis", basis);
    }
}
