package kaname.filing;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.catalogue.FactJson;
import kaname.catalogue.Facts;
import kaname.duty.Assessment;
import kaname.duty.AssessmentJson;
import kaname.duty.ExplanationJson;
import kaname.exchange.Hash;
import kaname.exchange.IssuedReceipts;
import kaname.exchange.LetterFiles;
import kaname.exchange.Mailbox;
import kaname.incident.Dossier;
import kaname.incident.Dossiers;
import kaname.incident.IncidentDocument;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.platform.Language;
import kaname.platform.Problem;
import kaname.platform.web.JsonDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reports and what became of them, for programs.
@RestController
@RequestMapping(path = "/api/v1/incidents", produces = MediaType.APPLICATION_JSON_VALUE)
class IncidentsApi {

    private static final int PAGE = 50;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Catalogues catalogues;
    private final ReportIncident reportIncident;
    private final Matters matters;
    private final Mailbox mailbox;
    private final IssuedReceipts issued;
    private final LetterFiles files;
    private final Clock clock;

    IncidentsApi(
            Catalogues catalogues,
            ReportIncident reportIncident,
            Matters matters,
            Mailbox mailbox,
            IssuedReceipts issued,
            LetterFiles files,
            Clock clock) {
        this.catalogues = catalogues;
        this.reportIncident = reportIncident;
        this.matters = matters;
        this.mailbox = mailbox;
        this.issued = issued;
        this.files = files;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> report(
            @AuthenticationPrincipal Caller caller,
            @RequestBody byte[] body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Locale locale) {
        IncidentDocument document =
                IncidentDocument.read(
                        JsonDocument.read(body), catalogues.now().vocabulary(), clock.instant());
        Accepted accepted = reportIncident.first(caller, document, requestKey(key, "first", body));
        return answer(accepted, locale);
    }

    @PostMapping(path = "/{id}/reports", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> further(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody byte[] body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Locale locale) {
        IncidentDocument.Further document =
                IncidentDocument.readFurther(
                        JsonDocument.read(body), catalogues.now().vocabulary(), clock.instant());
        Accepted accepted =
                reportIncident.further(caller, id, document, requestKey(key, id.toString(), body));
        return answer(accepted, locale);
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable String after) {
        Cursor from = after == null ? null : Cursor.parse(after);
        List<Dossiers.Line> lines =
                matters.list(
                        from == null ? null : from.at(), from == null ? null : from.id(), PAGE);
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ArrayNode incidents = out.putArray("incidents");
        for (Dossiers.Line line : lines) {
            incidents
                    .addObject()
                    .put("id", line.incident().id().toString())
                    .put("title", line.incident().title())
                    .put("kind", line.incident().kind().id())
                    .put("exercise", line.incident().exercise())
                    .put("openedAt", line.incident().openedAt().toString())
                    .put("reports", line.reports())
                    .put("serviceState", line.serviceState());
        }
        if (lines.size() == PAGE) {
            var last = lines.getLast().incident();
            out.put("next", new Cursor(last.openedAt(), last.id()).toString());
        }
        return out.toString();
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Locale locale) {
        Matters.Open open = matters.open(id, clock.instant());
        ObjectNode out = incident(open.dossier());
        out.set("duties", assessment(open.assessment(), locale).get("duties"));
        return out.toString();
    }

    @GetMapping("/{id}/duties")
    String duties(@PathVariable UUID id, Locale locale) {
        return assessment(matters.open(id, clock.instant()).assessment(), locale).toString();
    }

    @GetMapping("/{id}/duties/{regime}")
    String why(@PathVariable UUID id, @PathVariable String regime, Locale locale) {
        Matters.Open open = matters.open(id, clock.instant());
        return new ExplanationJson(catalogues.now(), Language.of(locale.getLanguage()))
                .write(matters.explain(open, regime))
                .toString();
    }

    @GetMapping("/{id}/receipts")
    String receipts(@PathVariable UUID id) {
        matters.dossier(id);
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ArrayNode receipts = out.putArray("receipts");
        for (IssuedReceipts.Issued one : issued.of(id)) {
            receipts.addObject()
                    .put("report", one.report())
                    .put("issuedAt", one.at().toString())
                    .put("href", "/api/v1/incidents/%s/receipts/%d".formatted(id, one.report()))
                    .set("receipt", JSON.readTree(one.document()));
        }
        return out.toString();
    }

    @GetMapping("/{id}/receipts/{number}")
    String receipt(@PathVariable UUID id, @PathVariable int number) {
        return issued.find(id, number).orElseThrow(Problem::notFound);
    }

    @GetMapping("/{id}/filings")
    String filings(@PathVariable UUID id) {
        matters.dossier(id);
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        letters(out.putArray("filings"), mailbox.ofIncident(id));
        return out.toString();
    }

    @GetMapping("/{id}/filings/{fid}")
    String filing(@PathVariable UUID id, @PathVariable UUID fid) {
        Mailbox.Delivered delivered = delivered(id, fid);
        ObjectNode out = letter(delivered);
        out.set("content", JSON.readTree(delivered.letter().content()));
        return out.toString();
    }

    @GetMapping(path = "/{id}/filings/{fid}/letter.{format}", produces = MediaType.ALL_VALUE)
    ResponseEntity<byte[]> file(
            @PathVariable UUID id,
            @PathVariable UUID fid,
            @PathVariable String format,
            @RequestParam(required = false) @Nullable String lang) {
        return files.file(delivered(id, fid), format, lang);
    }

    private Mailbox.Delivered delivered(UUID id, UUID fid) {
        matters.dossier(id);
        return mailbox.find(fid)
                .filter(d -> d.letter().incident().equals(id))
                .orElseThrow(Problem::notFound);
    }

    private ResponseEntity<String> answer(Accepted accepted, Locale locale) {
        ObjectNode out = incident(accepted.dossier());
        ObjectNode assessed = assessment(accepted.assessment(), locale);
        out.put("report", accepted.report());
        out.set("duties", assessed.get("duties"));
        out.set("undecided", assessed.get("undecided"));
        letters(out.putArray("filings"), accepted.letters());
        out.set("receipt", JSON.readTree(accepted.receipt()));
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/v1/incidents/" + accepted.incident()))
                .header("Idempotent-Replayed", accepted.repeated() ? "true" : "false")
                .body(out.toString());
    }

    private static ObjectNode incident(Dossier dossier) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("id", dossier.incident().id().toString());
        out.put("operator", dossier.incident().operator());
        out.put("title", dossier.incident().title());
        out.put("kind", dossier.incident().kind().id());
        out.put("exercise", dossier.incident().exercise());
        out.put("openedAt", dossier.incident().openedAt().toString());
        out.put("reports", dossier.lastReport());
        ObjectNode facts = FactJson.write(new Facts(new TreeMap<>(dossier.facts().values())));
        facts.remove(List.of("kind", "title"));
        out.set("facts", facts);
        return out;
    }

    private ObjectNode assessment(Assessment assessment, Locale locale) {
        return new AssessmentJson(catalogues.now(), Language.of(locale.toLanguageTag()))
                .write(assessment);
    }

    private static void letters(ArrayNode array, List<Mailbox.Delivered> letters) {
        letters.forEach(delivered -> array.add(letter(delivered)));
    }

    static ObjectNode letter(Mailbox.Delivered delivered) {
        var letter = delivered.letter();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", letter.id().toString());
        node.put("incident", letter.incident().toString());
        node.put("report", letter.report());
        node.put("regime", letter.regime());
        node.put("stage", letter.stage());
        node.put("class", letter.dutyClass());
        node.put("form", letter.form());
        node.put("sender", letter.sender());
        node.put("recipient", letter.recipientBody());
        node.put("recipientOrganisation", letter.recipient());
        node.put("delivered", letter.recipient() != null);
        node.put("exercise", letter.exercise());
        node.put("sentAt", letter.sentAt().toString());
        node.put("nextClockAt", text(letter.clockAt()));
        node.put("readAt", text(delivered.readAt()));
        node.put("acknowledgedAt", text(delivered.acknowledgedAt()));
        node.put("contentSha256", letter.contentHash().hex());
        return node;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static @Nullable RequestKey requestKey(@Nullable String key, String what, byte[] body) {
        return Optional.ofNullable(key)
                .map(k -> new RequestKey(k, Hash.sha256(what + Hash.sha256(body).hex())))
                .orElse(null);
    }
}
