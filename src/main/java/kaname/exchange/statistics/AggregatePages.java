package kaname.exchange.statistics;

import java.util.LinkedHashMap;
import java.util.Map;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// A quarter's incidents in figures that may be passed on: as a page, as files and for programs.
@RestController
class AggregatePages {

    private static final int QUARTERS = 8;

    private final Statistics statistics;
    private final Pages pages;

    AggregatePages(Statistics statistics, Pages pages) {
        this.statistics = statistics;
        this.pages = pages;
    }

    @GetMapping("/statistics/aggregate")
    ResponseEntity<String> page(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String quarter) {
        AggregateTable table = table(caller, quarter);
        Map<String, Text> sectors = new LinkedHashMap<>();
        table.aggregate().rows().forEach(row -> sectors.put(row.sector(), sector(row)));
        Map<String, Text> types = new LinkedHashMap<>();
        table.aggregate().types().forEach(type -> types.put(type, statistics.type(type)));
        return pages.render(
                "exchange/statistics/aggregate.jte",
                pages.page(
                                Text.of("匿名の集計 {0}", "Anonymised aggregate, {0}")
                                        .with(table.quarter().label()))
                        .document("aggregate " + table.quarter()),
                Map.of(
                        "quarter", table.quarter(),
                        "aggregate", table.aggregate(),
                        "sectors", sectors,
                        "types", types,
                        "quarters", statistics.current().before().andBefore(QUARTERS)));
    }

    @GetMapping("/statistics/aggregate.csv")
    ResponseEntity<byte[]> csv(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String quarter) {
        AggregateTable table = table(caller, quarter);
        return Download.csv("aggregate-" + table.quarter() + ".csv", table.rows());
    }

    @GetMapping("/statistics/aggregate.xlsx")
    ResponseEntity<byte[]> xlsx(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String quarter) {
        AggregateTable table = table(caller, quarter);
        return Download.xlsx(
                "aggregate-" + table.quarter() + ".xlsx", table.quarter().toString(), table.rows());
    }

    @GetMapping("/api/v1/statistics/aggregate")
    ObjectNode forPrograms(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String quarter) {
        return table(caller, quarter).json();
    }

    private Text sector(Aggregate.Row row) {
        return statistics.sector(row.sector());
    }

    private AggregateTable table(Caller caller, String quarter) {
        StatisticsPages.onlyForDesks(caller);
        Quarter wanted =
                quarter.isBlank()
                        ? statistics.current().before()
                        : StatisticsPages.quarter(statistics, quarter);
        if (wanted.from().compareTo(statistics.current().from()) >= 0) {
            throw Problem.field("quarter-still-runs", "/quarter", STILL_RUNS);
        }
        return new AggregateTable(wanted, statistics.aggregate(caller, wanted));
    }

    private static final Text STILL_RUNS =
            Text.of(
                    "終わった四半期だけを示します。途中の表を二つ比べると、その間に届いたものが分かってしまうためです",
                    "Only finished quarters are shown: two tables of a running one would tell what"
                            + " came between");
}
