package kaname.framework.web;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kaname.framework.Act;
import kaname.framework.Change;
import kaname.framework.ChangeFramework;
import kaname.framework.ChangeLine;
import kaname.framework.Edition;
import kaname.framework.Examination;
import kaname.framework.FrameworkRecord;
import kaname.framework.Move;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.JsonDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Editions and changes of the framework, for programs.
@RestController
@RequestMapping(path = "/api/v1/framework", produces = MediaType.APPLICATION_JSON_VALUE)
class FrameworkApi {

    private static final List<String> OPENING = List.of("title", "person", "because", "files");
    private static final List<String> ACTING =
            List.of("act", "after", "person", "because", "files", "record");

    private final ChangeFramework framework;
    private final FrameworkRecord record;

    FrameworkApi(ChangeFramework framework, FrameworkRecord record) {
        this.framework = framework;
        this.record = record;
    }

    @GetMapping("/editions")
    String editions(@RequestParam(required = false) @Nullable Integer before) {
        FrameworkRecord.Page<Edition> page = record.editions(before);
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ArrayNode editions = out.putArray("editions");
        for (Edition line : page.lines()) {
            ObjectNode node = editions.addObject();
            node.put("number", line.number());
            node.put("knownFrom", line.knownFrom().toString());
            node.put("cause", line.cause().id());
            node.put("change", line.change() == null ? null : line.change().toString());
        }
        out.put("next", page.next());
        return out.toString();
    }

    @GetMapping("/changes")
    String changes(@RequestParam(required = false) @Nullable String after) {
        FrameworkRecord.Page<ChangeLine> page =
                record.changes(after == null ? null : Cursor.parse(after));
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ArrayNode changes = out.putArray("changes");
        for (ChangeLine line : page.lines()) {
            changes.addObject()
                    .put("id", line.id().toString())
                    .put("title", line.title())
                    .put("standing", line.standing().id())
                    .put("since", line.since().toString());
        }
        out.put("next", page.next());
        return out.toString();
    }

    @PostMapping(path = "/changes", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> open(@AuthenticationPrincipal Caller caller, @RequestBody byte[] body) {
        ObjectNode in = object(JsonDocument.read(body), OPENING);
        Change change =
                framework.open(
                        caller,
                        text(in, "title"),
                        new Move(
                                Act.DRAFTED,
                                0,
                                text(in, "person"),
                                text(in, "because"),
                                files(in),
                                JsonNodeFactory.instance.objectNode()));
        return ResponseEntity.created(URI.create("/api/v1/framework/changes/" + change.id()))
                .body(write(change));
    }

    @GetMapping("/changes/{id}")
    String change(@PathVariable UUID id) {
        return write(framework.find(id));
    }

    @PostMapping(path = "/changes/{id}/acts", consumes = MediaType.APPLICATION_JSON_VALUE)
    String act(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody byte[] body) {
        ObjectNode in = object(JsonDocument.read(body), ACTING);
        Act act = Act.of(text(in, "act")).orElseThrow(FrameworkApi::unknownAct);
        Move move =
                new Move(
                        act,
                        in.path("after").asInt(0),
                        text(in, "person"),
                        text(in, "because"),
                        files(in),
                        in.path("record") instanceof ObjectNode given
                                ? given
                                : JsonNodeFactory.instance.objectNode());
        return write(framework.act(caller, id, move));
    }

    private String write(Change change) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("id", change.id().toString());
        out.put("title", change.title());
        out.put("standing", change.standing().id());
        ObjectNode files = out.putObject("files");
        change.texts().forEach(files::put);
        ArrayNode steps = out.putArray("steps");
        change.steps().forEach(step -> step(steps.addObject(), step));
        examination(out.putObject("examination"), framework.examine(change));
        framework.overtaken(change).forEach(out.putArray("overtaken")::add);
        return out.toString();
    }

    private static void step(ObjectNode node, Change.Step step) {
        node.put("number", step.number())
                .put("act", step.act().id())
                .put("at", step.at().toString())
                .put("organisation", step.organisation())
                .put("person", step.person())
                .put("because", step.because())
                .set("record", step.record());
    }

    private static void examination(ObjectNode node, Examination found) {
        node.put("passes", found.passes());
        node.put("unreadable", found.unreadable());
        node.put("examples", found.examples());
        found.failures().forEach(node.putArray("failures")::add);
        found.uncited().forEach(node.putArray("uncited")::add);
        found.armed().forEach(node.putArray("armed")::add);
        found.newSectors().forEach(node.putArray("newSectors")::add);
        found.rules().forEach(node.putArray("rules")::add);
        ArrayNode difference = node.putArray("difference");
        found.difference()
                .lines()
                .forEach(line ->
                        difference
                                .addObject()
                                .put("file", line.file())
                                .put("place", line.place())
                                .put("before", line.before())
                                .put("after", line.after()));
        ArrayNode drift = node.putArray("drift");
        found.drift()
                .forEach(d ->
                        drift.addObject()
                                .put("instrument", d.instrument().id())
                                .put("article", d.moved().article())
                                .put("to", d.moved().to())
                                .put("citedBy", d.citation().place()));
    }

    private static ObjectNode object(JsonNode body, List<String> known) {
        if (!(body instanceof ObjectNode object)) {
            throw Problem.field(
                    "wrong-type", "", Text.of("JSONオブジェクトを送ってください", "Send a JSON object"));
        }
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                String shown = name.length() > 60 ? name.substring(0, 60) : name;
                throw Problem.field(
                        "unknown-property",
                        "/" + shown,
                        Text.of(
                                "ここにはない項目です。綴りを確かめてください。",
                                "There is no such property here: check its spelling."));
            }
        }
        return object;
    }

    private static String text(ObjectNode in, String name) {
        JsonNode node = in.path(name);
        return node.isString() ? node.asString() : "";
    }

    private static Map<String, String> files(ObjectNode in) {
        Map<String, String> files = new LinkedHashMap<>();
        JsonNode given = in.path("files");
        if (!given.isMissingNode() && !given.isObject()) {
            throw Problem.field(
                    "wrong-type",
                    "/files",
                    Text.of("置き場所とYAMLの組にしてください", "Give an object of place and YAML"));
        }
        given.properties()
                .forEach(entry -> files.put(entry.getKey(), entry.getValue().asString("")));
        return files;
    }

    private static Problem unknownAct() {
        return Problem.field(
                "unknown-act",
                "/act",
                Text.of("次のどれかにしてください: {0}", "Use one of: {0}")
                        .with(
                                Arrays.stream(Act.values())
                                        .map(Act::id)
                                        .collect(Collectors.joining(", "))));
    }
}
