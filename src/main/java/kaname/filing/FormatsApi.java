package kaname.filing;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Catalogues;
import kaname.catalogue.FactWords;
import kaname.catalogue.Facts;
import kaname.incident.formats.DoraReport;
import kaname.incident.formats.VerisDocument;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.JsonDocument;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Incidents in the documents of others. An import stores nothing: what it answers is reported the
/// usual way once somebody has looked at it.
@RestController
class FormatsApi {

    private final Matters matters;
    private final Catalogues catalogues;
    private final Clock clock;

    FormatsApi(Matters matters, Catalogues catalogues, Clock clock) {
        this.matters = matters;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    @GetMapping(
            path = "/api/v1/incidents/{id}/exports/dora",
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> dora(
            @PathVariable UUID id, @RequestParam(defaultValue = "initial") String stage) {
        Matters.Open open = matters.open(id, clock.instant());
        Catalogue catalogue = catalogues.now();
        DoraReport.Submission submission =
                DoraReport.Submission.of(stage).orElseThrow(FormatsApi::noSuchStage);
        DoraReport.Written written = new DoraReport(catalogue).write(submission, facts(open));
        if (!written.missing().isEmpty()) {
            throw incomplete(written.missing(), new FactWords(catalogue.vocabulary()));
        }
        String name = "dora-" + stage + "-" + id + ".json";
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(written.document().toPrettyString());
    }

    @PostMapping(
            path = "/api/v1/imports/dora",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    String importDora(@RequestBody byte[] body) {
        DoraReport.Imported read =
                new DoraReport(catalogues.now()).read(document(body, "incident"));
        return imported(read.document(), read.refused(), read.left());
    }

    @GetMapping(
            path = "/api/v1/incidents/{id}/exports/veris",
            produces = MediaType.APPLICATION_JSON_VALUE)
    String veris(@PathVariable UUID id) {
        Matters.Open open = matters.open(id, clock.instant());
        Map<String, Object> given =
                Map.of(
                        "operator_country",
                        open.operator().country(),
                        "kind",
                        open.dossier().incident().kind().id().replace('-', '_'));
        return VerisDocument.write(id.toString(), facts(open).and(given)).toPrettyString();
    }

    @PostMapping(
            path = "/api/v1/imports/veris",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    String importVeris(@RequestBody byte[] body) {
        VerisDocument.Imported read = VerisDocument.read(document(body, "action"));
        return imported(read.document(), List.of(), read.left());
    }

    /// @throws Problem 400 for a document without the part that every one of its kind has
    private static JsonNode document(byte[] body, String part) {
        JsonNode document = JsonDocument.read(body);
        if (!document.path(part).isObject()) {
            throw new Problem(
                    400,
                    "other-format",
                    Text.of("この形式の文書ではありません", "This is no document of that format"),
                    List.of(
                            new Problem.Field(
                                    "/" + part,
                                    Text.of("オブジェクトが要ります", "an object is expected here"))));
        }
        return document;
    }

    private static String imported(
            ObjectNode document, List<String> unreadable, List<String> notCarried) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        document.remove("operator");
        out.set("document", document);
        unreadable.forEach(out.putArray("unreadable")::add);
        notCarried.forEach(out.putArray("notCarried")::add);
        return out.toString();
    }

    private static Facts facts(Matters.Open open) {
        Map<String, Object> named = new HashMap<>();
        named.put("operator_name", open.operator().organisation().name().en());
        open.dossier()
                .facts()
                .get("incident_reference", String.class)
                .ifPresentOrElse(
                        reference -> {},
                        () ->
                                named.put(
                                        "incident_reference",
                                        open.dossier().incident().id().toString()));
        return open.dossier().facts().and(named);
    }

    private static Problem incomplete(List<String> missing, FactWords words) {
        return new Problem(
                409,
                "report-incomplete",
                Text.of(
                        "この段階の報告に必要な事実がまだ足りません",
                        "Facts that this stage requires are not known yet"),
                missing.stream()
                        .map(fact -> new Problem.Field("/facts/" + fact, words.label(fact)))
                        .toList());
    }

    private static Problem noSuchStage() {
        return new Problem(
                400,
                "no-such-stage",
                Text.of("その段階はありません", "There is no such stage"),
                List.of(
                        new Problem.Field(
                                "/stage",
                                Text.of(
                                        "initial、intermediate、final、reclassified のどれか",
                                        "one of initial, intermediate, final, reclassified"))));
    }
}
