package kaname.situation.figures;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import kaname.catalogue.Catalogues;
import kaname.exchange.paper.ChartFiles;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import kaname.platform.web.chart.Chart;
import kaname.situation.Overseers;
import kaname.situation.figures.Study.Topic;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The national figures, each page a question; every chart as a file too.
@RestController
@RequestMapping("/statistics")
class FiguresPages {

    static final int YEARS = 5;

    private final ReadTold told;
    private final Catalogues catalogues;
    private final Pages pages;
    private final ChartFiles files;
    private final Clock clock;

    FiguresPages(ReadTold told, Catalogues catalogues, Pages pages, ChartFiles files, Clock clock) {
        this.told = told;
        this.catalogues = catalogues;
        this.pages = pages;
        this.files = files;
        this.clock = clock;
    }

    /// What was asked for.
    ///
    /// @param fiscal the year in which it began, in April; this one where it is left out
    record Asked(@Nullable Integer fiscal, boolean exercise) {}

    @GetMapping("/national")
    ResponseEntity<String> national(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "false") boolean exercise) {
        return page(caller, Topic.NATIONAL, new Asked(null, exercise));
    }

    @GetMapping("/causes")
    ResponseEntity<String> causes(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable Integer fiscal,
            @RequestParam(defaultValue = "false") boolean exercise) {
        return page(caller, Topic.CAUSES, new Asked(fiscal, exercise));
    }

    @GetMapping("/factors")
    ResponseEntity<String> factors(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "false") boolean exercise) {
        return page(caller, Topic.FACTORS, new Asked(null, exercise));
    }

    @GetMapping("/effect")
    ResponseEntity<String> effect(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "false") boolean exercise) {
        return page(caller, Topic.EFFECT, new Asked(null, exercise));
    }

    private ResponseEntity<String> page(Caller caller, Topic topic, Asked asked) {
        Own own = own(caller, asked);
        int year = year(asked, own);
        return pages.render(
                "situation/figures/study.jte",
                pages.page(topic.title())
                        .exercise(asked.exercise())
                        .document("statistics " + topic.id()),
                Map.of(
                        "study", new DrawStudies(catalogues.now(), own).of(topic, year),
                        "year", year,
                        "years", own.years(),
                        "cut", own.told().size() >= ReadTold.MOST,
                        "exercise", asked.exercise()));
    }

    @GetMapping("/charts/{chart}.svg")
    ResponseEntity<byte[]> drawing(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String chart,
            @RequestParam(required = false) @Nullable Integer fiscal,
            @RequestParam(defaultValue = "false") boolean exercise) {
        return files.svg(chart(caller, chart, new Asked(fiscal, exercise)));
    }

    @GetMapping("/charts/{chart}.csv")
    ResponseEntity<byte[]> table(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String chart,
            @RequestParam(required = false) @Nullable Integer fiscal,
            @RequestParam(defaultValue = "false") boolean exercise) {
        return files.csv(chart(caller, chart, new Asked(fiscal, exercise)));
    }

    private Chart chart(Caller caller, String id, Asked asked) {
        Topic topic = Topic.ofChart(id).orElseThrow(Problem::notFound);
        Own own = own(caller, asked);
        return new DrawStudies(catalogues.now(), own)
                .of(topic, year(asked, own)).charts().stream()
                        .filter(chart -> chart.id().equals(id))
                        .findFirst()
                        .orElseThrow(Problem::notFound);
    }

    private Own own(Caller caller, Asked asked) {
        Overseers.only(caller);
        int running = FiscalYear.of(clock.instant());
        List<Integer> years = FiscalYear.until(running, YEARS);
        return new Own(
                told.between(
                        caller,
                        FiscalYear.first(years.getFirst()),
                        FiscalYear.first(running + 1),
                        asked.exercise()),
                years,
                asked.exercise());
    }

    private static int year(Asked asked, Own own) {
        Integer year = asked.fiscal();
        if (year == null) {
            return own.running();
        }
        if (!own.years().contains(year)) {
            throw Problem.field(
                    "wrong-year",
                    "/fiscal",
                    Text.of("{0}から{1}までの年度を選んでください", "Choose a fiscal year from {0} to {1}")
                            .with(
                                    String.valueOf(own.years().getFirst()),
                                    String.valueOf(own.running())));
        }
        return year;
    }
}
