package kaname.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import kaname.registry.RegistryFile.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Where an administrator hands in a registry file: first looked at, then added.
@RestController
@RequestMapping("/administration/registry")
class EnrolmentPages {

    private static final int SHOWN = 50;

    private final Enrolment enrolment;
    private final Pages pages;

    EnrolmentPages(Enrolment enrolment, Pages pages) {
        this.enrolment = enrolment;
        this.pages = pages;
    }

    enum Step {
        EMPTY,
        REFUSED,
        REHEARSED,
        ADDED
    }

    record Count(Text what, int number) {}

    record Row(String id, Text name, Text state) {}

    record View(
            Step step,
            String text,
            List<Finding> findings,
            int hidden,
            List<Count> counts,
            int total,
            List<Row> rows) {}

    @ModelAttribute
    void administratorsOnly() {
        Administrators.only();
    }

    @GetMapping
    ResponseEntity<String> ask() {
        return page(HttpStatus.OK, new View(Step.EMPTY, "", List.of(), 0, List.of(), 0, List.of()));
    }

    /// A chosen file counts; without one the text does.
    @PostMapping("/rehearsal")
    ResponseEntity<String> rehearse(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String text)
            throws IOException {
        String given;
        try {
            given = file == null || file.isEmpty() ? text : decoded(file.getBytes());
        } catch (CharacterCodingException foreign) {
            return refused(
                    "",
                    List.of(
                            new Finding(
                                    "",
                                    Text.of(
                                            "UTF-8 で保存したファイルにしてください。",
                                            "Save the file as UTF-8."))));
        }
        return answer(Step.REHEARSED, given, enrolment.rehearse(given));
    }

    @PostMapping
    ResponseEntity<String> add(@RequestParam(defaultValue = "") String text) {
        return answer(Step.ADDED, text, enrolment.add(text));
    }

    private ResponseEntity<String> answer(Step step, String text, Enrolment.Outcome outcome) {
        if (!outcome.findings().isEmpty()) {
            return refused(text, outcome.findings());
        }
        List<Row> rows =
                java.util.stream.Stream.concat(
                                outcome.fresh().stream()
                                        .map(o ->
                                                new Row(o.id(), o.name(), Text.of("追加", "Added"))),
                                outcome.known().stream()
                                        .map(o ->
                                                new Row(
                                                        o.id(),
                                                        o.name(),
                                                        Text.of(
                                                                "登録済み（名前や種類は変えません）",
                                                                "Already there (name and kind"
                                                                        + " stay)"))))
                        .toList();
        List<Count> counts =
                outcome.added().entrySet().stream()
                        .map(part -> new Count(part(part.getKey()), part.getValue()))
                        .toList();
        int total = outcome.added().values().stream().mapToInt(Integer::intValue).sum();
        return page(
                HttpStatus.OK,
                new View(step, step == Step.ADDED ? "" : text, List.of(), 0, counts, total, rows));
    }

    private ResponseEntity<String> refused(String text, List<Finding> findings) {
        List<Finding> shown = findings.subList(0, Math.min(SHOWN, findings.size()));
        return page(
                HttpStatus.BAD_REQUEST,
                new View(
                        Step.REFUSED,
                        text,
                        shown,
                        findings.size() - shown.size(),
                        List.of(),
                        0,
                        List.of()));
    }

    private ResponseEntity<String> page(HttpStatus status, View view) {
        return pages.render(
                status,
                "registry/admin-registry.jte",
                pages.page(Text.of("登録簿に追加する", "Add to the registry")),
                Map.of("view", view));
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static Text part(String key) {
        return switch (key) {
            case "organisations" -> Text.of("組織", "Organisations");
            case "sectors" -> Text.of("分野", "Sectors");
            case "statuses" -> Text.of("地位", "Statuses");
            case "actsFor" -> Text.of("受け持つ機関", "Bodies acted for");
            case "systems" -> Text.of("システム", "Systems");
            case "services" -> Text.of("サービス", "Services");
            case "services/systems" -> Text.of("サービスとシステムの対応", "Systems behind services");
            case "contacts" -> Text.of("連絡先", "Contacts");
            default -> Text.same(key);
        };
    }
}
