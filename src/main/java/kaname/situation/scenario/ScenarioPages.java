package kaname.situation.scenario;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Catalogues;
import kaname.exchange.paper.Tables;
import kaname.platform.Caller;
import kaname.platform.Text;
import kaname.platform.web.Page;
import kaname.platform.web.Pages;
import kaname.situation.Overseers;
import kaname.situation.cause.Phenomenon;
import kaname.situation.cause.Threats;
import kaname.situation.cause.ToldPhenomena;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Which scenarios happened, nearly happened and were exercised within a year, out of what the
/// caller was told.
@RestController
class ScenarioPages {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Text TITLE = Text.of("脅威シナリオと演習", "Scenarios and exercises");
    private static final int MOST = 5_000;

    private final ToldPhenomena told;
    private final Catalogues catalogues;
    private final Pages pages;
    private final Clock clock;

    ScenarioPages(ToldPhenomena told, Catalogues catalogues, Pages pages, Clock clock) {
        this.told = told;
        this.catalogues = catalogues;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/situation/scenarios")
    ResponseEntity<String> matrix(@AuthenticationPrincipal Caller caller) {
        return pages.render(
                "situation/scenario/matrix.jte",
                pages.page(TITLE),
                Map.of("coverage", draw(caller)));
    }

    /// A line for each scenario and sector.
    @GetMapping("/situation/scenarios.csv")
    ResponseEntity<byte[]> table(@AuthenticationPrincipal Caller caller) {
        Page page = pages.page(TITLE);
        Coverage coverage = draw(caller);
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                Stream.of(
                                Text.of("類型", "Scenario"),
                                Text.of("分野", "Sector"),
                                Text.of("状態", "State"),
                                Text.of("起きた件数", "Incidents"),
                                Text.of("ヒヤリハットの件数", "Near misses"),
                                Text.of("演習の報告の件数", "Reports in exercises"))
                        .map(page::t)
                        .toList());
        for (Coverage.Row row : coverage.rows()) {
            for (Coverage.Column sector : coverage.sectors()) {
                Coverage.Cell cell = row.in(sector);
                rows.add(
                        List.of(
                                page.t(row.scenario().label()),
                                page.t(sector.name()),
                                page.t(cell.state().label()),
                                String.valueOf(cell.happened()),
                                String.valueOf(cell.nearly()),
                                String.valueOf(cell.exercised())));
            }
        }
        return ResponseEntity.ok()
                .contentType(Tables.CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("scenarios.csv")
                                .build()
                                .toString())
                .body(Tables.csv(rows));
    }

    private Coverage draw(Caller caller) {
        Overseers.only(caller);
        Catalogue catalogue = catalogues.now();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, TOKYO);
        Instant since = today.minusYears(1).atStartOfDay(TOKYO).toInstant();
        List<Phenomenon> real = told.between(caller, since, now, false, MOST);
        List<Phenomenon> exercised = told.between(caller, since, now, true, MOST);
        List<Coverage.Column> sectors = columns(catalogue, today);
        return new Coverage(
                sectors,
                DrawCoverage.rows(catalogue.scenarios(), sectors, real, exercised),
                DrawCoverage.unlinked(catalogue.scenarios(), Threats.all(catalogue.vocabulary())),
                real.size() >= MOST || exercised.size() >= MOST);
    }

    private static List<Coverage.Column> columns(Catalogue catalogue, LocalDate day) {
        return Stream.concat(
                        catalogue.sectorsOn(day).stream()
                                .map(sector -> new Coverage.Column(sector.id(), sector.label())),
                        Stream.of(new Coverage.Column("", Text.of("伏せた分野", "Withheld"))))
                .toList();
    }
}
