package kaname.dependency;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaname.catalogue.Sector;
import kaname.dependency.graph.Excerpt;
import kaname.dependency.graph.Picture;
import kaname.dependency.graph.Upstream;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Page;
import kaname.platform.web.Pages;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who stands on whom as a picture, as far as the reader was shown.
@RestController
class GraphPages {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml;charset=UTF-8");
    private static final Text TITLE = Text.of("依存関係の図", "Dependencies as a picture");
    private static final String PATH = "/dependencies/graph";
    static final int FARTHEST = 5;

    /// Services that a list to choose from bears.
    private static final int MOST_TO_CHOOSE = 500;

    private final SeenModel seen;
    private final Pages pages;

    GraphPages(SeenModel seen, Pages pages) {
        this.seen = seen;
        this.pages = pages;
    }

    /// A dependency that is drawn, and both its ends.
    public record Drawn(Dependency dependency, Service supplier, Service consumer) {

        public Text strength() {
            return Strengths.label(dependency.strength());
        }
    }

    @GetMapping(PATH)
    ResponseEntity<String> graph(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "2") String tiers) {
        Model model = seen.of(caller).model();
        int far = far(tiers);
        Excerpt excerpt = excerpt(model, service, far);
        Page page = pages.page(title(model, service));
        Map<String, Object> shown = new HashMap<>();
        shown.put("picture", picture(excerpt, service, page));
        shown.put("edges", edges(excerpt.model()));
        shown.put("excerpt", excerpt);
        shown.put(
                "ends",
                service.isEmpty() ? List.of() : Upstream.of(model, List.of(service), far).ends());
        shown.put("all", model.services().size());
        shown.put("choices", Excerpt.worthALook(model, MOST_TO_CHOOSE));
        shown.put("service", service);
        shown.put("tiers", far);
        shown.put("farthest", FARTHEST);
        return pages.render("dependency/graph.jte", page, shown);
    }

    private static Text title(Model model, String focus) {
        return model.services().stream()
                .filter(one -> one.id().equals(focus))
                .findFirst()
                .map(one -> Text.of("{0}: {1}", "{0}: {1}").with(one.name(), TITLE))
                .orElse(TITLE);
    }

    @GetMapping(PATH + ".svg")
    ResponseEntity<byte[]> svg(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "2") String tiers) {
        Excerpt excerpt = excerpt(seen.of(caller).model(), service, far(tiers));
        Page page = pages.page(TITLE);
        String drawing =
                pages.text(
                        "dependency/picture.jte",
                        page,
                        Map.of("picture", picture(excerpt, service, page), "tiers", 0));
        return download("dependencies.svg", SVG, drawing.strip());
    }

    @GetMapping(PATH + ".csv")
    ResponseEntity<byte[]> csv(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "2") String tiers) {
        Excerpt excerpt = excerpt(seen.of(caller).model(), service, far(tiers));
        StringWriter out = new StringWriter();
        out.append('\uFEFF');
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
            csv.writeRecord(
                    "supplier",
                    "供給元",
                    "supplier name",
                    "consumer",
                    "使う側",
                    "consumer name",
                    "kind",
                    "strength",
                    "buffer hours",
                    "notice hours",
                    "notice clause");
            for (Drawn one : edges(excerpt.model())) {
                csv.writeRecord(
                        Stream.of(
                                        one.supplier().id(),
                                        one.supplier().name().ja(),
                                        one.supplier().name().en(),
                                        one.consumer().id(),
                                        one.consumer().name().ja(),
                                        one.consumer().name().en(),
                                        one.dependency().kind().id(),
                                        one.dependency().strength().toString(),
                                        one.dependency().buffer().toString(),
                                        Written.hours(one.dependency().notice()),
                                        one.dependency().notice().clause())
                                .map(DependencyFile::guarded)
                                .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return download(
                "dependencies-drawn.csv", new MediaType("text", "csv", UTF_8), out.toString());
    }

    private Picture picture(Excerpt excerpt, String service, Page page) {
        Map<String, Text> labels =
                seen.sectors().stream().collect(Collectors.toMap(Sector::id, Sector::label));
        return Picture.of(excerpt, labels, service, page.language());
    }

    /// @throws Problem 404 for a service that the caller was not shown
    private static Excerpt excerpt(Model model, String service, int tiers) {
        if (service.isEmpty()) {
            return Excerpt.of(model);
        }
        if (model.services().stream().noneMatch(one -> one.id().equals(service))) {
            throw Problem.notFound();
        }
        return Excerpt.around(model, service, tiers);
    }

    /// @throws Problem 400 for what is no number of tiers
    static int far(String tiers) {
        if (!tiers.matches("[1-" + FARTHEST + "]")) {
            throw Problem.field(
                    "wrong-tiers",
                    "/tiers",
                    Text.of("1から{0}までの整数です", "a whole number from 1 to {0}").with(FARTHEST));
        }
        return Integer.parseInt(tiers);
    }

    private static List<Drawn> edges(Model model) {
        Map<String, Service> services =
                model.services().stream()
                        .collect(Collectors.toMap(Service::id, Function.identity()));
        return model.dependencies().stream()
                .map(one ->
                        new Drawn(
                                one,
                                Objects.requireNonNull(services.get(one.supplier())),
                                Objects.requireNonNull(services.get(one.consumer()))))
                .toList();
    }

    private static ResponseEntity<byte[]> download(String name, MediaType type, String body) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(body.getBytes(UTF_8));
    }
}
