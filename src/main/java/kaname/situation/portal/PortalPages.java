package kaname.situation.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Catalogues;
import kaname.exchange.paper.ChartFiles;
import kaname.exchange.statistics.Quarter;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import kaname.platform.web.chart.Chart;
import kaname.situation.figures.Published;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What everybody may see, and where everybody may say something. Whoever is signed in sees the
/// same; who that is is asked before a transaction begins that only reads.
@RestController
@RequestMapping("/public")
class PortalPages {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final int ANNOUNCEMENTS = 20;
    private static final Text TITLE =
            Text.of("だれでも見られる統計とお知らせ", "Public figures and announcements");

    private final PublishedEditions editions;
    private final OpenAnnouncements open;
    private final Words words;
    private final Catalogues catalogues;
    private final Pages pages;
    private final ChartFiles files;
    private final Clock clock;

    PortalPages(
            PublishedEditions editions,
            OpenAnnouncements open,
            Words words,
            Catalogues catalogues,
            Pages pages,
            ChartFiles files,
            Clock clock) {
        this.editions = editions;
        this.open = open;
        this.words = words;
        this.catalogues = catalogues;
        this.pages = pages;
        this.files = files;
        this.clock = clock;
    }

    /// What somebody tried to say, and why it was not taken.
    ///
    /// @param heard whether it was
    record Said(boolean heard, String text, @Nullable Text refused) {}

    /// @param quarter the edition, or "" for the newest
    @GetMapping
    ResponseEntity<String> portal(
            @AuthenticationPrincipal @Nullable Caller caller,
            @RequestParam(defaultValue = "") String quarter,
            @RequestParam(defaultValue = "false") boolean heard) {
        return page(HttpStatus.OK, quarter, new Said(heard, "", null));
    }

    private ResponseEntity<String> page(HttpStatusCode status, String quarter, Said said) {
        Catalogue catalogue = catalogues.now();
        List<Edition> published = editions.newest(PublishQuarters.QUARTERS);
        Edition edition = published.isEmpty() ? null : chosen(published, quarter);
        Published nation = new Published(catalogue.history().contacts(), catalogue.vocabulary());
        Map<String, Object> model = new HashMap<>();
        model.put("editions", published);
        model.put("edition", edition);
        model.put("chart", edition == null ? null : DrawEdition.of(edition, catalogue));
        model.put("nation", nation.phenomena("nation"));
        model.put("sectors", catalogue.sectorsOn(LocalDate.ofInstant(clock.instant(), TOKYO)));
        model.put("announcements", open.newest(ANNOUNCEMENTS));
        model.put("heard", said.heard());
        model.put("text", said.text());
        model.put("refused", said.refused());
        return pages.render(
                status,
                "situation/portal/portal.jte",
                pages.page(TITLE).document("public " + (edition == null ? "" : edition.quarter())),
                model);
    }

    @GetMapping("/statistics.svg")
    ResponseEntity<byte[]> drawing(
            @AuthenticationPrincipal @Nullable Caller caller,
            @RequestParam(defaultValue = "") String quarter) {
        return files.svg(chart(quarter));
    }

    @GetMapping("/statistics.csv")
    ResponseEntity<byte[]> table(
            @AuthenticationPrincipal @Nullable Caller caller,
            @RequestParam(defaultValue = "") String quarter) {
        return files.csv(chart(quarter));
    }

    private Chart chart(String quarter) {
        List<Edition> published = editions.newest(PublishQuarters.QUARTERS);
        if (published.isEmpty()) {
            throw Problem.notFound();
        }
        return DrawEdition.of(chosen(published, quarter), catalogues.now());
    }

    private static Edition chosen(List<Edition> published, String quarter) {
        if (quarter.isBlank()) {
            return published.getFirst();
        }
        Quarter wanted =
                Quarter.read(quarter.strip())
                        .orElseThrow(() ->
                                Problem.field(
                                        "wrong-quarter",
                                        "/quarter",
                                        Text.of(
                                                "四半期を 2026-Q3 のように書いてください",
                                                "Give a quarter, such as 2026-Q3")));
        return published.stream()
                .filter(edition -> edition.quarter().equals(wanted))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    @PostMapping("/feedback")
    ResponseEntity<String> feedback(
            @AuthenticationPrincipal @Nullable Caller caller,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String text) {
        try {
            words.hear(text, request.getRemoteAddr());
        } catch (Problem problem) {
            Text why = problem.firstField().map(Problem.Field::detail).orElse(problem.title());
            return page(HttpStatusCode.valueOf(problem.status()), "", new Said(false, text, why));
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/public?heard=true#feedback"))
                .build();
    }
}
