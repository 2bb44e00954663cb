package kaname.dependency;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import kaname.catalogue.Sector;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Asks somebody who has never made a graph, sector by sector, what one service stands on.
@RestController
@RequestMapping("/dependencies/interview")
public class InterviewPages {

    /// Those on which most stand are asked about first.
    private static final List<String> FIRST =
            List.of(
                    "electricity",
                    "information-communication",
                    "water",
                    "petroleum",
                    "gas",
                    "logistics",
                    "finance");

    /// One sector, and what was answered so far. `error` is null where nothing is wrong.
    public record Question(
            Sector sector,
            String strength,
            String buffer,
            String supplier,
            String notice,
            @Nullable Text error) {}

    private final Dependencies dependencies;
    private final KeepDependencies keep;
    private final SeenModel seen;
    private final Pages pages;

    InterviewPages(Dependencies dependencies, KeepDependencies keep, SeenModel seen, Pages pages) {
        this.dependencies = dependencies;
        this.keep = keep;
        this.seen = seen;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> ask(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String service) {
        DependencyPages.onlyForOperators(caller);
        List<Stated.Named> services = dependencies.services(caller);
        String asked =
                services.stream()
                        .map(Stated.Named::id)
                        .filter(service::equals)
                        .findFirst()
                        .orElse(services.isEmpty() ? "" : services.getFirst().id());
        List<Question> questions =
                open(caller, asked).stream()
                        .map(sector -> new Question(sector, "", "", "", "", null))
                        .toList();
        return show(HttpStatus.OK, caller, asked, questions, List.of());
    }

    /// The sectors of which nothing is written for that service.
    private List<Sector> open(Caller caller, String service) {
        Set<String> written =
                dependencies.own(caller).stream()
                        .filter(one -> one.consumer().id().equals(service))
                        .map(one -> one.supplier().sector())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        return seen.sectors().stream()
                .filter(sector -> !written.contains(sector.id()))
                .sorted(Comparator.comparingInt(InterviewPages::place))
                .toList();
    }

    private static int place(Sector sector) {
        int place = FIRST.indexOf(sector.id());
        return place < 0 ? FIRST.size() : place;
    }

    private ResponseEntity<String> show(
            HttpStatus status,
            Caller caller,
            String service,
            List<Question> questions,
            List<String> shownTo) {
        Map<String, Object> model = new HashMap<>();
        model.put("services", dependencies.services(caller));
        model.put("service", service);
        model.put("questions", questions);
        model.put("audiences", dependencies.audiences(caller));
        model.put("shownTo", shownTo);
        return pages.render(
                status,
                "dependency/interview.jte",
                pages.page(Text.of("何に立っているか", "What you stand on")),
                model);
    }

    @PostMapping
    ResponseEntity<?> answer(
            @AuthenticationPrincipal Caller caller,
            @RequestParam MultiValueMap<String, String> sent) {
        DependencyPages.onlyForOperators(caller);
        String service = DependencyPages.one(sent, "service");
        List<String> shownTo = sent.getOrDefault("shownTo", List.of());
        List<Sector> sectors = open(caller, service);
        List<DependencyFile.Line> lines = new ArrayList<>();
        for (int i = 0; i < sectors.size(); i++) {
            String id = sectors.get(i).id();
            if (!DependencyPages.one(sent, "strength." + id).isBlank()) {
                lines.add(new DependencyFile.Line(i, null, written(sent, service, id, shownTo)));
            }
        }
        Map<String, Text> wrong = new HashMap<>();
        try {
            keep.all(caller, lines)
                    .wrong()
                    .forEach(field ->
                            wrong.putIfAbsent(field.pointer().split("/", 2)[0], field.detail()));
        } catch (Problem problem) {
            wrong.put("", problem.title());
        }
        if (wrong.isEmpty()) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/dependencies"))
                    .build();
        }
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < sectors.size(); i++) {
            String id = sectors.get(i).id();
            questions.add(
                    new Question(
                            sectors.get(i),
                            DependencyPages.one(sent, "strength." + id),
                            DependencyPages.one(sent, "buffer." + id),
                            DependencyPages.one(sent, "supplier." + id),
                            DependencyPages.one(sent, "notice." + id),
                            wrong.get(Integer.toString(i))));
        }
        return show(HttpStatus.BAD_REQUEST, caller, service, questions, shownTo);
    }

    private static Written written(
            MultiValueMap<String, String> sent,
            String service,
            String sector,
            List<String> shownTo) {
        String buffer = DependencyPages.one(sent, "buffer." + sector);
        return new Written(
                service,
                DependencyPages.one(sent, "supplier." + sector),
                sector,
                sector.equals("information-communication") ? "cyber" : "physical",
                DependencyPages.one(sent, "strength." + sector),
                buffer.isBlank() ? "0" : buffer,
                "",
                "1",
                "at-once",
                "0",
                false,
                "",
                "0",
                "",
                DependencyPages.one(sent, "notice." + sector),
                "",
                shownTo);
    }
}
