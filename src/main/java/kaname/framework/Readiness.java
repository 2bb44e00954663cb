package kaname.framework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Why a field of society is ready to be a sector: a sector is added once its voluntary work stands
/// (row B6). With whom in the industry it was settled, the checklist, the committee, the plan.
public record Readiness(
        LocalDate settledOn,
        String settledWith,
        String committee,
        LocalDate decidedOn,
        String planRevision) {

    /// Each must hold. The key is the name of the field.
    public enum Check {
        SHARES(
                "shares",
                Text.of(
                        "情報共有の体制（セプターに当たるもの）が動いている",
                        "Information sharing (a CEPTOAR or its like) is running")),
        STANDARDS("standards", Text.of("安全基準等がある", "Safety standards exist")),
        CONTACTS("contacts", Text.of("事業者の連絡先がそろっている", "The operators' contacts are complete")),
        MINISTRY("ministry", Text.of("所管省庁が引き受けた", "A ministry has taken responsibility"));

        private final String key;
        private final Text label;

        Check(String key, Text label) {
            this.key = key;
            this.label = label;
        }

        public String key() {
            return key;
        }

        public Text label() {
            return label;
        }
    }

    /// Reads it from a submission's record at `/record/readiness`.
    ///
    /// @throws Problem 400 naming each field that is missing or does not hold
    static Readiness read(ObjectNode record) {
        RecordReader in = new RecordReader(record, "readiness");
        List<Problem.Field> refused = new ArrayList<>();
        for (Check check : Check.values()) {
            if (!in.isTrue(check.key())) {
                refused.add(
                        new Problem.Field(
                                in.pointer(check.key()),
                                Text.of(
                                        "「" + check.label().ja() + "」が満たされていません",
                                        "Not met: " + check.label().en())));
            }
        }
        Readiness readiness =
                new Readiness(
                        in.day("settledOn", refused),
                        in.text("settledWith", refused),
                        in.text("committee", refused),
                        in.day("decidedOn", refused),
                        in.text("planRevision", refused));
        RecordReader.refuse(
                "readiness-missing",
                Text.of(
                        "分野を加えるには、準備が整ったという記録が要ります",
                        "A sector is added with a record of its readiness only"),
                refused);
        return readiness;
    }

    public static @Nullable Readiness in(ObjectNode record) {
        return record.has("readiness") ? read(record) : null;
    }

    ObjectNode write() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (Check check : Check.values()) {
            node.put(check.key(), true);
        }
        return node.put("settledOn", settledOn.toString())
                .put("settledWith", settledWith)
                .put("committee", committee)
                .put("decidedOn", decidedOn.toString())
                .put("planRevision", planRevision);
    }
}
