package kaname.dependency;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kaname.dependency.model.Service;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What services are like: one's own to write, those of others as far as they show it.
@RestController
class ServicePages {

    private static final Text TITLE = Text.of("サービスの性質", "What services are like");
    private static final String PATH = "/dependencies/services";

    private final Dependencies dependencies;
    private final Descriptions descriptions;
    private final KeepDescriptions keep;
    private final SeenModel seen;
    private final Pages pages;

    ServicePages(
            Dependencies dependencies,
            Descriptions descriptions,
            KeepDescriptions keep,
            SeenModel seen,
            Pages pages) {
        this.dependencies = dependencies;
        this.descriptions = descriptions;
        this.keep = keep;
        this.seen = seen;
        this.pages = pages;
    }

    /// The form as it was filled, and what is to be corrected.
    public record Form(WrittenDescription written, Map<String, Text> errors) {

        public boolean wrong(String field) {
            return errors.containsKey(field);
        }
    }

    /// A service of the caller, and what was said of it.
    public record Own(Stated.Named service, @Nullable Described described) {}

    @GetMapping(PATH)
    ResponseEntity<String> list(@AuthenticationPrincipal Caller caller) {
        List<Described> described = descriptions.seen();
        Map<String, Described> byId =
                described.stream().collect(Collectors.toMap(one -> one.service().id(), one -> one));
        List<Own> own =
                caller.isOperator()
                        ? dependencies.services(caller).stream()
                                .map(one -> new Own(one, byId.get(one.id())))
                                .toList()
                        : List.of();
        Set<String> ids = new HashSet<>();
        own.forEach(one -> ids.add(one.service().id()));
        List<Described> shown =
                described.stream()
                        .filter(one -> !ids.contains(one.service().id()))
                        .limit(Dependencies.MOST_SHOWN)
                        .toList();
        return pages.render(
                "dependency/services.jte",
                pages.page(TITLE),
                Map.of("own", own, "shown", shown, "most", Dependencies.MOST_SHOWN));
    }

    @GetMapping(PATH + "/{service}")
    ResponseEntity<String> one(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String service,
            @RequestParam(defaultValue = "false") boolean removed) {
        return one(HttpStatus.OK, caller, service, null, removed);
    }

    /// @param form null: as it was said
    private ResponseEntity<String> one(
            HttpStatus status, Caller caller, String id, @Nullable Form form, boolean removed) {
        Optional<Stated.Named> own =
                caller.isOperator()
                        ? dependencies.services(caller).stream()
                                .filter(one -> one.id().equals(id))
                                .findFirst()
                        : Optional.empty();
        Drawn drawn = seen.of(caller);
        Around around =
                Around.of(drawn.model(), id)
                        .or(() ->
                                own.map(one ->
                                        new Around(
                                                Service.of(id, one.name(), ""),
                                                List.of(),
                                                List.of())))
                        .orElseThrow(Problem::notFound);
        Optional<Described> described = descriptions.of(id);
        Map<String, Object> model = new HashMap<>();
        model.put("around", around);
        model.put(
                "standing", drawn.has(id) ? Optional.of(Standing.of(drawn, id)) : Optional.empty());
        model.put("own", own.isPresent());
        model.put("described", described.isPresent());
        model.put("number", described.map(Described::number).orElse(0));
        model.put(
                "form",
                form != null
                        ? form
                        : new Form(
                                described.map(Described::written).orElse(WrittenDescription.EMPTY),
                                Map.of()));
        model.put("audiences", own.isPresent() ? dependencies.audiences(caller) : List.of());
        model.put("changes", own.isPresent() ? descriptions.changes(caller, id) : List.of());
        model.put("removed", removed);
        return pages.render(
                status, "dependency/service.jte", pages.page(around.service().name()), model);
    }

    @PostMapping(PATH + "/{service}")
    ResponseEntity<?> write(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String service,
            @RequestParam(defaultValue = "0") int number,
            @RequestParam MultiValueMap<String, String> sent) {
        DependencyPages.onlyForOperators(caller);
        WrittenDescription written = written(sent);
        try {
            keep.one(caller, service, Math.max(0, number), written);
            return DependencyPages.seeOther(PATH + "/" + service);
        } catch (Problem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return one(
                    HttpStatus.valueOf(problem.status()),
                    caller,
                    service,
                    new Form(written, DependencyPages.errors(problem)),
                    false);
        }
    }

    @PostMapping(PATH + "/{service}/removal")
    ResponseEntity<?> remove(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String service,
            @RequestParam(defaultValue = "0") int number) {
        descriptions.remove(caller, service, number);
        return DependencyPages.seeOther(PATH + "/" + service + "?removed=true");
    }

    @PostMapping(PATH + "/{service}/return")
    ResponseEntity<?> putBack(
            @AuthenticationPrincipal Caller caller, @PathVariable String service) {
        descriptions.putBack(caller, service);
        return DependencyPages.seeOther(PATH + "/" + service);
    }

    private static WrittenDescription written(MultiValueMap<String, String> sent) {
        return new WrittenDescription(
                DependencyPages.one(sent, "autonomy"),
                DependencyPages.one(sent, "threshold"),
                DependencyPages.one(sent, "restoration"),
                place(sent, "site"),
                place(sent, "backup"),
                DependencyPages.one(sent, "evidence"),
                DependencyPages.one(sent, "confidence"),
                DependencyPages.one(sent, "asOf"),
                sent.getOrDefault("shownTo", List.of()));
    }

    private static WrittenDescription.Place place(MultiValueMap<String, String> sent, String at) {
        return new WrittenDescription.Place(
                DependencyPages.one(sent, at + "Name"),
                DependencyPages.one(sent, at + "Latitude"),
                DependencyPages.one(sent, at + "Longitude"));
    }
}
