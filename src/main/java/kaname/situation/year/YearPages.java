package kaname.situation.year;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.advisory.Feedback;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Sector;
import kaname.exchange.paper.ChartFiles;
import kaname.nearmiss.Relayed;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import kaname.platform.web.chart.Chart;
import kaname.platform.web.chart.Origin;
import kaname.situation.Overseers;
import kaname.situation.cause.Phenomenon;
import kaname.situation.cause.Threats;
import kaname.situation.cause.ToldPhenomena;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A fiscal year: common threats, near misses against incidents, and signs of trust.
@RestController
class YearPages {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Text TITLE = Text.of("一年の姿", "The year");
    private static final int EARLIEST = 2000;
    private static final int MOST = 5_000;

    private final ToldPhenomena told;
    private final Relayed relayed;
    private final Feedback feedback;
    private final ExpertViews experts;
    private final Catalogues catalogues;
    private final Pages pages;
    private final ChartFiles files;
    private final Clock clock;

    YearPages(
            ToldPhenomena told,
            Relayed relayed,
            Feedback feedback,
            ExpertViews experts,
            Catalogues catalogues,
            Pages pages,
            ChartFiles files,
            Clock clock) {
        this.told = told;
        this.relayed = relayed;
        this.feedback = feedback;
        this.experts = experts;
        this.catalogues = catalogues;
        this.pages = pages;
        this.files = files;
        this.clock = clock;
    }

    /// @param fiscal the year in which it began, in April; this one where it is left out
    @GetMapping("/situation/year")
    ResponseEntity<String> year(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable Integer fiscal,
            @RequestParam(defaultValue = "false") boolean exercise) {
        Overseers.only(caller);
        return page(HttpStatus.OK, caller, fiscal, exercise, null);
    }

    @GetMapping("/situation/year/{chart}.svg")
    ResponseEntity<byte[]> drawing(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String chart,
            @RequestParam(required = false) @Nullable Integer fiscal,
            @RequestParam(defaultValue = "false") boolean exercise) {
        return files.svg(chart(caller, chart, fiscal, exercise));
    }

    @GetMapping("/situation/year/{chart}.csv")
    ResponseEntity<byte[]> table(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String chart,
            @RequestParam(required = false) @Nullable Integer fiscal,
            @RequestParam(defaultValue = "false") boolean exercise) {
        return files.csv(chart(caller, chart, fiscal, exercise));
    }

    private Chart chart(Caller caller, String chart, @Nullable Integer fiscal, boolean exercise) {
        Overseers.only(caller);
        Catalogue catalogue = catalogues.now();
        if (chart.equals("published")) {
            return YearCharts.published(catalogue.history().contacts());
        }
        int chosen = chosen(fiscal);
        YearCharts charts = charts(chosen, draw(caller, catalogue, chosen, exercise), exercise);
        return switch (chart) {
            case "threats" -> charts.threats();
            case "pyramid" -> charts.pyramid();
            default -> throw Problem.notFound();
        };
    }

    private static YearCharts charts(int fiscal, Year year, boolean exercise) {
        return new YearCharts(
                fiscal,
                year,
                Origin.of(
                        exercise
                                ? Text.of(
                                        "あなたの机に届いた演習の報告", "exercise reports that reached your desk")
                                : Text.of(
                                        "あなたの机に届いた報告とヒヤリハット",
                                        "reports and near misses that reached your desk"),
                        Text.of("この家の記録", "this house's record"),
                        "primary"));
    }

    private int running() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), TOKYO);
        return today.getMonthValue() < 4 ? today.getYear() - 1 : today.getYear();
    }

    private int chosen(@Nullable Integer fiscal) {
        return fiscal == null ? running() : Math.clamp((long) fiscal, EARLIEST, running());
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            Caller caller,
            @Nullable Integer fiscal,
            boolean exercise,
            @Nullable Text refused) {
        int chosen = chosen(fiscal);
        Catalogue catalogue = catalogues.now();
        Map<String, Object> model = new HashMap<>();
        Year year = draw(caller, catalogue, chosen, exercise);
        YearCharts charts = charts(chosen, year, exercise);
        model.put("year", year);
        model.put("matrix", charts.threats());
        model.put("pyramid", charts.pyramid());
        model.put("published", YearCharts.published(catalogue.history().contacts()));
        model.put("fiscal", chosen);
        model.put("running", running());
        model.put("exercise", exercise);
        model.put("writes", ExpertViews.mayWrite(caller));
        model.put("threats", threats(catalogue));
        model.put("refused", refused);
        return pages.render(
                status, "situation/year.jte", pages.page(TITLE).exercise(exercise), model);
    }

    private Year draw(Caller caller, Catalogue catalogue, int fiscal, boolean exercise) {
        LocalDate first = LocalDate.of(fiscal, 4, 1);
        LocalDate end = first.plusYears(1);
        Instant until = end.atStartOfDay(TOKYO).toInstant();
        List<Phenomenon> phenomena =
                told.between(caller, first.atStartOfDay(TOKYO).toInstant(), until, exercise, MOST);
        Map<String, Text> names = threats(catalogue);
        List<DrawYear.Expected> expected =
                experts.until(until).stream()
                        .map(view ->
                                new DrawYear.Expected(
                                        view.threat(),
                                        names.getOrDefault(view.threat(), Text.same(view.threat())),
                                        view.sector(),
                                        view.because()))
                        .toList();
        return new Year(
                columns(catalogue, end.minusDays(1)),
                DrawYear.threats(phenomena, expected),
                DrawYear.pyramid(phenomena),
                trust(phenomena, relayed.fate(first, end, exercise)),
                phenomena.size(),
                phenomena.size() >= MOST);
    }

    private Year.Trust trust(List<Phenomenon> phenomena, Relayed.Fate fate) {
        List<UUID> anonymous =
                phenomena.stream().filter(Phenomenon::anonymous).map(Phenomenon::id).toList();
        long named = phenomena.stream().filter(p -> p.nearMiss() && !p.anonymous()).count();
        return new Year.Trust(
                fate.relayed(),
                (int) named,
                fate.opened(),
                fate.questions(),
                fate.answered(),
                feedback.of(anonymous).size(),
                fate.withdrawn());
    }

    private static List<Year.Column> columns(Catalogue catalogue, LocalDate day) {
        List<Year.Column> columns = new ArrayList<>();
        for (Sector sector : catalogue.sectorsOn(day)) {
            columns.add(new Year.Column(sector.id(), sector.label()));
        }
        columns.add(new Year.Column("", Text.of("伏せた分野", "Withheld")));
        return columns;
    }

    /// By the ids of their marks.
    private static Map<String, Text> threats(Catalogue catalogue) {
        Map<String, Text> threats = new LinkedHashMap<>();
        Threats.all(catalogue.vocabulary()).forEach(mark -> threats.put(mark.id(), mark.shown()));
        return threats;
    }

    /// An expert's word on a threat in a sector, or that it is taken back.
    @PostMapping("/situation/year")
    ResponseEntity<?> expect(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String threat,
            @RequestParam(defaultValue = "") String sector,
            @RequestParam(defaultValue = "") String because,
            @RequestParam(defaultValue = "expect") String act) {
        Overseers.only(caller);
        if (!ExpertViews.mayWrite(caller)) {
            throw Overseers.refused();
        }
        Catalogue catalogue = catalogues.now();
        boolean takesBack = act.equals("take-back");
        String why = takesBack ? "取り下げ taken back" : because.strip();
        Text wrong = null;
        if (!threats(catalogue).containsKey(threat)) {
            wrong = Text.of("脅威を選んでください", "Choose a threat");
        } else if (catalogue.sector(sector).isEmpty()) {
            wrong = Text.of("分野を選んでください", "Choose a sector");
        } else if (why.isEmpty() || why.length() > ExpertViews.LONGEST) {
            wrong =
                    Text.of(
                            "なぜ起こりうると見るかを、1〜2,000文字で書いてください",
                            "Say in 1 to 2,000 characters why it is to be expected");
        }
        if (wrong != null) {
            return page(HttpStatus.BAD_REQUEST, caller, null, false, wrong);
        }
        experts.say(caller, threat, sector, !takesBack, why);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/situation/year"))
                .build();
    }
}
