package kaname.framework.web;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Audit;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Counting;
import kaname.framework.Act;
import kaname.framework.ArmProvision;
import kaname.framework.Change;
import kaname.framework.ChangeFramework;
import kaname.framework.FrameworkRecord;
import kaname.framework.Move;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The framework's editions and changes: everybody reads them, ministries draft, the coordinator
/// decides.
@RestController
@RequestMapping("/framework")
class FrameworkPages {

    private static final List<String> PARTS = List.of("readiness", "burden");

    private final ChangeFramework framework;
    private final FrameworkRecord record;
    private final Catalogues catalogues;
    private final Pages pages;
    private final Clock clock;

    FrameworkPages(
            ChangeFramework framework,
            FrameworkRecord record,
            Catalogues catalogues,
            Pages pages,
            Clock clock) {
        this.framework = framework;
        this.record = record;
        this.catalogues = catalogues;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<String> overview(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer before) {
        var view =
                new Overview(
                        record.changes(after == null ? null : Cursor.parse(after)),
                        record.editions(before),
                        catalogues.edition(),
                        record.unreadable(),
                        ChangeFramework.mayDraft(caller));
        return pages.render(
                "framework/web/overview.jte",
                pages.page(Text.of("制度の改定", "Changes of the framework")),
                Map.of("view", view));
    }

    @GetMapping("/changes/{id}")
    ResponseEntity<String> change(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return change(200, caller, framework.find(id), Map.of(), null);
    }

    @PostMapping("/changes/{id}/acts")
    ResponseEntity<String> act(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form) {
        Act act = Act.of(first(form, "act")).orElseThrow(Problem::notFound);
        try {
            framework.act(caller, id, move(act, form, Map.of()));
        } catch (Problem refused) {
            return change(refused.status(), caller, framework.find(id), entered(form), refused);
        }
        return see(id);
    }

    /// The text of one file: as drafted, else as in effect, else empty.
    @GetMapping("/changes/{id}/file")
    ResponseEntity<String> file(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String path) {
        return editor(200, framework.find(id), path, Map.of(), null);
    }

    @PostMapping("/changes/{id}/file")
    ResponseEntity<String> draft(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form) {
        try {
            framework.act(caller, id, move(Act.DRAFTED, form, file(form)));
        } catch (Problem refused) {
            return editor(
                    refused.status(),
                    framework.find(id),
                    first(form, "path"),
                    entered(form),
                    refused);
        }
        return see(id);
    }

    @GetMapping("/new")
    ResponseEntity<String> opening(@RequestParam(defaultValue = "") String path) {
        return editor(200, null, path, Map.of(), null);
    }

    @PostMapping("/new")
    ResponseEntity<String> open(
            @AuthenticationPrincipal Caller caller,
            @RequestParam MultiValueMap<String, String> form) {
        try {
            return see(
                    framework
                            .open(caller, first(form, "title"), move(Act.DRAFTED, form, file(form)))
                            .id());
        } catch (Problem refused) {
            return editor(refused.status(), null, first(form, "path"), entered(form), refused);
        }
    }

    @GetMapping("/arm")
    ResponseEntity<String> arming(@RequestParam(defaultValue = "") String place) {
        return arming(200, Map.of("place", place), null);
    }

    /// Drafts that an unread provision is to bind; the draft is examined and decided like any
    /// other.
    @PostMapping("/arm")
    ResponseEntity<String> arm(
            @AuthenticationPrincipal Caller caller,
            @RequestParam MultiValueMap<String, String> form) {
        try {
            return see(arm(caller, form, first(form, "place")).id());
        } catch (Problem refused) {
            return arming(refused.status(), entered(form), refused);
        }
    }

    private Change arm(Caller caller, MultiValueMap<String, String> form, String place) {
        String path = "regimes/" + ArmProvision.regime(place).orElse("-") + ".yaml";
        String yaml = framework.files().files().getOrDefault(path, "");
        String armed =
                ArmProvision.in(yaml, place, first(form, "person"), first(form, "because"), today())
                        .orElseThrow(() ->
                                Problem.field(
                                        "no-such-provision",
                                        "/place",
                                        Text.of("定めを選んでください", "Choose a provision")));
        String title = "未確認の定めの適用: " + place;
        return framework.open(caller, title, move(Act.DRAFTED, form, Map.of(path, armed)));
    }

    private ResponseEntity<String> change(
            int status,
            Caller caller,
            Change change,
            Map<String, String> entered,
            @Nullable Problem refused) {
        var view =
                ChangeView.of(
                        change,
                        framework.examine(change),
                        framework.overtaken(change),
                        caller,
                        entered);
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("refused", refused);
        return pages.render(
                HttpStatusCode.valueOf(status),
                "framework/web/change.jte",
                pages.page(Text.same(change.title())).document("framework " + change.id()),
                model);
    }

    private ResponseEntity<String> editor(
            int status,
            @Nullable Change change,
            String path,
            Map<String, String> entered,
            @Nullable Problem refused) {
        Map<String, String> inEffect = framework.files().files();
        String drafted = change == null ? null : change.texts().get(path);
        String text = drafted != null ? drafted : inEffect.getOrDefault(path, "");
        Map<String, Object> model = new HashMap<>();
        model.put(
                "view",
                new Editor(
                        change == null ? null : change.id(),
                        change == null ? 0 : change.last().number(),
                        path,
                        entered.getOrDefault("yaml", text),
                        List.copyOf(inEffect.keySet()),
                        entered));
        model.put("refused", refused);
        return pages.render(
                HttpStatusCode.valueOf(status),
                "framework/web/editor.jte",
                pages.page(
                        change == null
                                ? Text.of("変更を起案する", "Draft a change")
                                : Text.of("{0}：ファイルを書く", "{0}: write a file").with(change.title())),
                model);
    }

    private ResponseEntity<String> arming(
            int status, Map<String, String> entered, @Nullable Problem refused) {
        List<String> places =
                Audit.of(catalogues.now(), today()).of(Audit.Kind.UNVERIFIED).stream()
                        .map(Audit.Finding::place)
                        .filter(place -> ArmProvision.regime(place).isPresent())
                        .toList();
        Map<String, Object> model = new HashMap<>();
        model.put("places", places);
        model.put("entered", entered);
        model.put("refused", refused);
        return pages.render(
                HttpStatusCode.valueOf(status),
                "framework/web/arm.jte",
                pages.page(Text.of("未確認の定めを適用する", "Apply an unverified provision")),
                model);
    }

    private static Move move(
            Act act, MultiValueMap<String, String> form, Map<String, String> files) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        for (String part : PARTS) {
            String prefix = part + ".";
            form.forEach((name, values) -> {
                if (name.startsWith(prefix)) {
                    record.withObjectProperty(part)
                            .put(name.substring(prefix.length()), values.getFirst());
                }
            });
        }
        form.getOrDefault("armed", List.of()).forEach(record.putArray("armed")::add);
        return new Move(
                act,
                number(first(form, "after")),
                first(form, "person"),
                first(form, "because"),
                files,
                record);
    }

    private static Map<String, String> file(MultiValueMap<String, String> form) {
        String named = first(form, "path").strip();
        // a browser sends line ends as CRLF
        return Map.of(named, first(form, "yaml").replace("\r\n", "\n"));
    }

    private static Map<String, String> entered(MultiValueMap<String, String> form) {
        Map<String, String> entered = new LinkedHashMap<>();
        form.forEach((name, values) -> entered.put(name, values.getFirst()));
        return entered;
    }

    private static String first(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value;
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static ResponseEntity<String> see(UUID id) {
        return ResponseEntity.status(303).location(URI.create("/framework/changes/" + id)).build();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Counting.JAPAN.zone());
    }
}
