package kaname.incident.formats;

import java.time.Instant;
import java.util.List;
import kaname.catalogue.Catalogue;
import kaname.fuzz.FuzzTarget;
import kaname.incident.IncidentDocument;
import kaname.platform.Problem;
import kaname.platform.web.JsonDocument;
import tools.jackson.databind.JsonNode;

/// Whatever stands in another format's document becomes a document of ours that reads or is refused
/// in the usual way.
final class ImportFuzz implements FuzzTarget {

    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
    private static final DoraReport DORA = new DoraReport(CATALOGUE);

    @Override
    public void take(byte[] input) {
        try {
            JsonNode document = JsonDocument.read(input);
            read(VerisDocument.read(document).document());
            read(DORA.read(document).document());
        } catch (Problem problem) {
            FuzzTarget.promise(problem.status() / 100 == 4, problem.status());
        }
    }

    private static void read(JsonNode document) {
        try {
            IncidentDocument.read(document, CATALOGUE.vocabulary(), NOW);
        } catch (Problem refused) {
            FuzzTarget.promise(!refused.fields().isEmpty(), document);
        }
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                """
                {"schema_version": "1.4.1", "incident_id": "1", "security_incident": "Suspected",
                 "summary": "停止", "timeline": {"incident": {"year": 2026, "month": 2, "day": 29},
                  "discovery": {"unit": "Hours", "value": 3.5}},
                 "victim": {"country": ["JP"], "employee_count": "Large", "industry": "92"},
                 "action": {"malware": {"variety": ["Ransomware"], "vector": ["Partner"]},
                  "error": {"variety": ["Unknown"]}, "environmental": {"variety": ["Fire"]}},
                 "actor": {"external": {"motive": ["Financial"]}}, "attribute": {"availability":
                  {"variety": ["Loss"], "duration": {"unit": "Days", "value": 1e9}}},
                 "impact": {"overall_amount": 1e300, "iso_currency_code": "EUR"}}
                """,
                """
                {"incidentSubmission": "initial_notification", "reportCurrency": "EUR",
                 "submittingEntity": {"entityType": "SUBMITTING_ENTITY", "name": "x",
                  "code": "LEI", "affectedEntityType": ["credit_institution"]},
                 "primaryContact": {"name": "a", "email": "a@example.com", "phone": "+81"},
                 "incident": {"financialEntityCode": "1", "detectionDateTime":
                  "2026-04-01T03:00:00.000Z", "incidentDescription": "d", "classificationTypes":
                  [{"classificationCriterion": "clients_financial_counterparts_and_transactions_affected",
                    "countryCodeMaterialityThresholds": ["JP"]}],
                  "incidentDuration": "002:10:30", "otherInformation": ""},
                 "impactAssessment": {"hasImpactOnRelevantClients": true, "affectedClients":
                  {"number": 3, "percentage": 1.5}}}
                """);
    }
}
