package kaname.filing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Fact;
import kaname.catalogue.FactJson;
import kaname.catalogue.FactWords;
import kaname.catalogue.Facts;
import kaname.exchange.Hash;
import kaname.incident.IncidentDocument;
import kaname.incident.formats.DoraReport;
import kaname.incident.formats.VerisDocument;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.JsonDocument;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A DORA or VERIS file becomes an incident: first what was read of it, then the answers that it
/// lacks, then a report like any other.
@RestController
@RequestMapping("/incidents/import")
class ImportPages {

    private static final List<String> FIRST =
            List.of("service", "service_state", "state_since", "aware_at", "contact");

    private record Read(ObjectNode document, List<String> unreadable, List<String> notCarried) {}

    private final ReportDesk desk;
    private final ReportIncident reportIncident;
    private final Catalogues catalogues;
    private final Pages pages;
    private final Clock clock;

    ImportPages(
            ReportDesk desk,
            ReportIncident reportIncident,
            Catalogues catalogues,
            Pages pages,
            Clock clock) {
        this.desk = desk;
        this.reportIncident = reportIncident;
        this.catalogues = catalogues;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<String> ask(@AuthenticationPrincipal Caller caller) {
        desk.operator(caller);
        return render(200, ImportView.NONE, null);
    }

    /// A chosen file counts; without one the text does.
    @PostMapping
    ResponseEntity<String> read(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String text)
            throws IOException {
        desk.operator(caller);
        byte[] given = file == null || file.isEmpty() ? text.getBytes(UTF_8) : file.getBytes();
        try {
            return show(200, new String(given, UTF_8), read(given), Map.of(), null);
        } catch (Problem refused) {
            return render(refused.status(), ImportView.NONE, refused);
        }
    }

    @PostMapping("/report")
    ResponseEntity<String> report(
            @AuthenticationPrincipal Caller caller,
            @RequestParam MultiValueMap<String, String> form) {
        desk.operator(caller);
        String text = first(form, "text");
        Read read;
        try {
            read = read(text.getBytes(UTF_8));
        } catch (Problem refused) {
            return render(refused.status(), ImportView.NONE, refused);
        }
        try {
            IncidentDocument document = document(read.document(), form);
            Accepted accepted =
                    reportIncident.first(
                            caller,
                            document,
                            new RequestKey(
                                    "import-" + first(form, "submission"),
                                    Hash.sha256(
                                            document.title() + FactJson.write(document.facts()))));
            return IncidentPages.told(accepted);
        } catch (Problem refused) {
            Map<String, String> typed = new LinkedHashMap<>();
            form.forEach((name, values) -> typed.put(name, values.getFirst()));
            return show(refused.status(), text, read, typed, refused);
        }
    }

    /// What the file says and what was typed beside it, which counts where both say something.
    private IncidentDocument document(ObjectNode read, MultiValueMap<String, String> form) {
        MoreInput typed = MoreInput.read(catalogues.now().vocabulary(), form, clock.instant());
        if (!typed.errors().isEmpty()) {
            throw new Problem(
                    400,
                    "wrong-answers",
                    Text.of(
                            "読めない答えがあります。何も保存していません",
                            "Some answers can't be read; nothing was stored"),
                    typed.errors().entrySet().stream()
                            .map(e -> new Problem.Field("/facts/" + e.getKey(), e.getValue()))
                            .toList());
        }
        ObjectNode document = read.deepCopy();
        String title = first(form, "title").strip();
        if (!title.isEmpty()) {
            document.put("title", title);
        }
        ObjectNode facts = document.withObjectProperty("facts");
        FactJson.write(typed.facts())
                .properties()
                .forEach(e -> facts.set(e.getKey(), e.getValue()));
        return IncidentDocument.read(document, catalogues.now().vocabulary(), clock.instant());
    }

    /// @throws Problem 400 for what is no document of either format
    private Read read(byte[] body) {
        JsonNode document = JsonDocument.read(body);
        if (document.path("incident").isObject()) {
            DoraReport.Imported dora = new DoraReport(catalogues.now()).read(document);
            dora.document().remove("operator");
            return new Read(dora.document(), dora.refused(), dora.left());
        }
        if (document.path("action").isObject()) {
            VerisDocument.Imported veris = VerisDocument.read(document);
            veris.document().remove("operator");
            return new Read(veris.document(), List.of(), veris.left());
        }
        throw Problem.of(
                400,
                "other-format",
                Text.of(
                        "DORA（incident のある JSON）でも VERIS（action のある JSON）でもありません",
                        "This is neither DORA (JSON with incident) nor VERIS (JSON with action)"));
    }

    private ResponseEntity<String> show(
            int status,
            String text,
            Read read,
            Map<String, String> typed,
            @Nullable Problem refused) {
        Catalogue catalogue = catalogues.now();
        Instant now = clock.instant();
        Facts facts = Facts.NONE;
        Problem unusable = refused;
        try {
            facts = IncidentDocument.read(read.document(), catalogue.vocabulary(), now).facts();
        } catch (Problem problem) {
            unusable = refused == null ? problem : refused;
        }
        FactWords words = new FactWords(catalogue.vocabulary());
        List<ImportView.Stated> stated = new ArrayList<>();
        facts.values()
                .forEach((fact, value) ->
                        stated.add(
                                new ImportView.Stated(
                                        words.label(fact), words.value(fact, value))));
        Facts known = facts;
        List<ImportView.Missing> missing =
                FIRST.stream()
                        .filter(fact -> !known.answered(fact))
                        .map(fact -> missing(catalogue.vocabulary().fact(fact)))
                        .toList();
        String submission = typed.getOrDefault("submission", UUID.randomUUID().toString());
        String title = typed.getOrDefault("title", read.document().path("title").asString(""));
        return render(
                unusable == null ? status : unusable.status(),
                new ImportView(
                        text,
                        title,
                        stated,
                        read.unreadable(),
                        read.notCarried(),
                        missing,
                        typed,
                        submission),
                unusable);
    }

    private static ImportView.Missing missing(Fact fact) {
        String kind =
                switch (fact.type()) {
                    case INSTANT -> "time";
                    case CHOICE -> "choice";
                    default -> "text";
                };
        return new ImportView.Missing(
                MoreInput.name(fact), fact.label(), fact.help(), kind, fact.choices());
    }

    private ResponseEntity<String> render(int status, ImportView view, @Nullable Problem refused) {
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("refused", refused);
        return pages.render(
                HttpStatusCode.valueOf(status),
                "filing/import.jte",
                pages.page(Text.of("ファイルから報告する", "Report from a file")),
                model);
    }

    private static String first(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value;
    }
}
