package kaname.framework;

import java.util.List;
import kaname.fuzz.FuzzTarget;
import kaname.platform.Problem;
import kaname.platform.web.JsonDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A submission's record is read, and then reads the same once written; or each field is named.
final class SubmittedRecordFuzz implements FuzzTarget {

    @Override
    public void take(byte[] input) {
        try {
            JsonNode document = JsonDocument.read(input);
            if (document instanceof ObjectNode record) {
                readiness(record);
                burden(record);
            }
        } catch (Problem refused) {
            FuzzTarget.promiseNamed(refused);
        }
    }

    private static void readiness(ObjectNode record) {
        try {
            Readiness read = Readiness.read(record);
            ObjectNode written = record.objectNode();
            written.set("readiness", read.write());
            FuzzTarget.promise(Readiness.read(written).equals(read), read);
        } catch (Problem refused) {
            FuzzTarget.promiseNamed(refused);
        }
    }

    private static void burden(ObjectNode record) {
        try {
            BurdenSheet read = BurdenSheet.read(record);
            FuzzTarget.promise(read.hoursPerYear().signum() >= 0, read);
            FuzzTarget.promise(read.allYenPerYear().toPlainString().length() < 100, read);
            ObjectNode written = record.objectNode();
            written.set("burden", read.write());
            FuzzTarget.promise(
                    BurdenSheet.read(written).allYenPerYear().compareTo(read.allYenPerYear()) == 0,
                    read);
        } catch (Problem refused) {
            FuzzTarget.promiseNamed(refused);
        }
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                """
                {"readiness": {"shares": true, "standards": "true", "contacts": true, "ministry": true,
                  "settledOn": "2026-04-01", "settledWith": "協会", "committee": "委員会",
                  "decidedOn": "2026-05-01", "planRevision": "第2版"},
                 "burden": {"operators": "12", "reportsPerYear": "1.5", "hoursPerReport": 3, "yenPerYear": "0",
                  "parties": "x", "basis": "y"}}
                """);
    }

    @Override
    public List<String> words() {
        return List.of(
                "999999999999.99",
                "1e12",
                "\"+999999999-12-31\"",
                "null",
                "[]",
                "{}",
                "\"\\ud800\"");
    }
}
