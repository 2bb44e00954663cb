package kaname.incident;

import java.time.Instant;
import java.util.List;
import kaname.catalogue.Catalogue;
import kaname.fuzz.FuzzTarget;
import kaname.platform.Problem;
import kaname.platform.web.JsonDocument;
import tools.jackson.databind.JsonNode;

/// A report is read, or refused with a problem whose every place is a pointer; never half.
final class IncidentDocumentFuzz implements FuzzTarget {

    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");

    @Override
    public void take(byte[] input) {
        try {
            JsonNode document = JsonDocument.read(input);
            IncidentDocument read = IncidentDocument.read(document, CATALOGUE.vocabulary(), NOW);
            FuzzTarget.promise(
                    read.equals(IncidentDocument.read(document, CATALOGUE.vocabulary(), NOW)),
                    document);
            IncidentDocument.readFurther(document, CATALOGUE.vocabulary(), NOW);
        } catch (Problem problem) {
            FuzzTarget.promise(problem.status() / 100 == 4, problem.status());
            problem.fields()
                    .forEach(field ->
                            FuzzTarget.promise(
                                    field.pointer().isEmpty() || field.pointer().startsWith("/"),
                                    field));
        }
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                """
                {"title": "港の停止", "kind": "incident", "exercise": false,
                 "operator": {"id": "x", "country": "JP", "sectors": ["port"],
                  "statuses": ["a", {"is": "b", "from": "2026-04-01", "to": null}]},
                 "facts": {"service": "搬出入", "service_state": "stopped", "supply_lost": "1.5 kW",
                  "state_since": "2026-04-01T02:00:00Z", "aware_at": "2026-04-01T11:00:00+09:00",
                  "users_affected": 30000, "outage_duration": "PT2H", "cause": ["cyber", "human"],
                  "malicious_suspected": true, "users_affected_share": 0.5},
                 "wishes": {"send": ["a:b"], "decline": [], "file": ["x"]}}
                """,
                "{\"facts\": {\"summary\": \"復旧\", \"financial_loss\": 1e400}}",
                "[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]");
    }
}
