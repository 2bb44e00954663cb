package kaname.catalogue.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Counting;
import kaname.catalogue.Form;
import kaname.catalogue.Regime;
import kaname.catalogue.rrmv.RrmvCatalogue;
import kaname.platform.Cursor;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What law and framework say, for whoever wants to read it: nobody has to sign in.
@RestController
class CataloguePages {

    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);

    private final Catalogues catalogues;
    private final Pages pages;
    private final Clock clock;

    CataloguePages(Catalogues catalogues, Pages pages, Clock clock) {
        this.catalogues = catalogues;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/catalogue")
    ResponseEntity<String> day(
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(required = false) @Nullable String known) {
        String entered = on == null || on.isBlank() ? today().toString() : on.strip();
        Optional<LocalDate> wanted = read(entered);
        Instant moment = known == null ? null : moment(known);
        Catalogue catalogue = moment == null ? catalogues.now() : catalogues.knownAt(moment);
        DayView view = DayView.of(catalogue, wanted.orElse(today()));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("view", view);
        parameters.put("changes", new Changes(catalogue));
        parameters.put("entered", entered);
        parameters.put("refused", wanted.isEmpty());
        parameters.put("known", moment == null ? null : moment.toString());
        return pages.render(
                wanted.isEmpty() ? HttpStatus.BAD_REQUEST : HttpStatus.OK,
                "catalogue/web/day.jte",
                pages.page(Text.of("{0}の制度", "Laws and plans on {0}").with(view.day()))
                        .document("catalogue " + view.on()),
                parameters);
    }

    private static Instant moment(String known) {
        try {
            Instant moment = OffsetDateTime.parse(known.strip()).toInstant();
            if (moment.isAfter(Instant.EPOCH) && moment.isBefore(Cursor.NEVER)) {
                return moment;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw Problem.field(
                "wrong-time",
                "/known",
                Text.of(
                        "2026-11-24T09:00:00+09:00 のような日時にしてください",
                        "Give a time such as 2026-11-24T09:00:00+09:00"));
    }

    @GetMapping("/catalogue/regimes/{id}")
    ResponseEntity<String> regime(@PathVariable String id) {
        Catalogue catalogue = catalogues.now();
        Regime regime = catalogue.regime(id).orElseThrow(Problem::notFound);
        var view = RegimeView.of(regime, catalogue, ExampleView.beside(regime, catalogue), today());
        return pages.render(
                "catalogue/web/regime.jte",
                pages.page(regime.title()).document("catalogue " + id + " " + today()),
                Map.of("view", view));
    }

    @GetMapping("/catalogue/forms/{id}")
    ResponseEntity<String> form(@PathVariable String id) {
        Catalogue catalogue = catalogues.now();
        Form form = Optional.ofNullable(catalogue.forms().get(id)).orElseThrow(Problem::notFound);
        return pages.render(
                "catalogue/web/form.jte",
                pages.page(Text.of("様式：{0}", "Form: {0}").with(form.title()))
                        .document("catalogue " + id + " " + today()),
                Map.of("view", FormView.of(form, catalogue, today())));
    }

    @GetMapping("/catalogue/facts")
    ResponseEntity<String> facts() {
        return pages.render(
                "catalogue/web/facts.jte",
                pages.page(Text.of("報告の語彙", "Vocabulary of reports"))
                        .document("catalogue facts " + today()),
                Map.of("view", VocabularyView.of(catalogues.now())));
    }

    @GetMapping("/catalogue/registers")
    ResponseEntity<String> registers() {
        return pages.render(
                "catalogue/web/registers.jte",
                pages.page(Text.of("サービス維持レベルと類型", "Service levels and taxonomies"))
                        .document("catalogue registers " + today()),
                Map.of("view", RegistersView.of(catalogues.now())));
    }

    @GetMapping("/catalogue/compare")
    ResponseEntity<String> compare(
            @RequestParam(defaultValue = "jp-acd-art5") String a,
            @RequestParam(defaultValue = "eu-nis2") String b) {
        Catalogue catalogue = catalogues.now();
        Regime left = catalogue.regime(a).orElseThrow(Problem::notFound);
        Regime right = catalogue.regime(b).orElseThrow(Problem::notFound);
        Map<String, Object> model = new HashMap<>();
        model.put("view", SideBySide.of(left, right, catalogue, today()));
        model.put("regimes", catalogue.regimes());
        model.put("comparison", catalogue.history().comparison());
        return pages.render(
                "catalogue/web/compare.jte",
                pages.page(Text.of("{0}と{1}", "{0} and {1}").with(left.title(), right.title()))
                        .document("catalogue compare " + a + " " + b),
                model);
    }

    /// For machines, in the European vocabulary for reporting requirements.
    @GetMapping(path = "/catalogue/rrmv.jsonld", produces = "application/ld+json")
    String rrmv(HttpServletRequest request) {
        String here = request.getRequestURL().toString();
        return RrmvCatalogue.write(catalogues.now(), here.substring(0, here.lastIndexOf('/') + 1))
                .toPrettyString();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Counting.JAPAN.zone());
    }

    private static Optional<LocalDate> read(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.isBefore(EARLIEST) || day.isAfter(LATEST)
                    ? Optional.empty()
                    : Optional.of(day);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
