package kaname.exchange.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Page;
import kaname.platform.web.Pages;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A desk's own figures of a quarter.
@RestController
@RequestMapping("/statistics")
class StatisticsPages {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml;charset=UTF-8");
    private static final int QUARTERS = 8;

    private final Statistics statistics;
    private final Pages pages;

    StatisticsPages(Statistics statistics, Pages pages) {
        this.statistics = statistics;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> page(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String quarter,
            @RequestParam(defaultValue = "false") boolean exercise) {
        DeskRecord record = record(caller, quarter, exercise);
        return pages.render(
                "exchange/statistics/statistics.jte",
                page(Text.of("統計 {0}", "Statistics, {0}"), record.quarter()).exercise(exercise),
                Map.of(
                        "record", record,
                        "months", Months.chart(record),
                        "quarters", statistics.current().andBefore(QUARTERS)));
    }

    @GetMapping("/months.svg")
    ResponseEntity<byte[]> chart(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String quarter,
            @RequestParam(defaultValue = "false") boolean exercise) {
        DeskRecord record = record(caller, quarter, exercise);
        Page page = page(Text.of("統計 {0}", "Statistics, {0}"), record.quarter());
        String drawing =
                pages.text(
                        "platform/web/chart/drawing.jte",
                        page,
                        Map.of("chart", Months.chart(record), "alone", true));
        return Download.of("statistics-" + record.quarter() + ".svg", SVG, drawing);
    }

    @GetMapping("/stages.csv")
    ResponseEntity<byte[]> table(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String quarter,
            @RequestParam(defaultValue = "false") boolean exercise) {
        DeskRecord record = record(caller, quarter, exercise);
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "quarter",
                        "exercise",
                        "regime",
                        "stage",
                        "名称",
                        "name",
                        "letters",
                        "on_time",
                        "late",
                        "without_number",
                        "next_overdue",
                        "acknowledged",
                        "acknowledged_median_s",
                        "acknowledged_p90_s",
                        "asked_median_s"));
        for (DeskRecord.Stage stage : record.stages()) {
            rows.add(row(record, stage));
        }
        return Download.csv("statistics-" + record.quarter() + ".csv", rows);
    }

    private static List<String> row(DeskRecord record, DeskRecord.Stage stage) {
        Punctuality p = stage.record();
        return List.of(
                record.quarter().toString(),
                String.valueOf(record.exercise()),
                stage.regime(),
                stage.stage(),
                stage.name().ja(),
                stage.name().en(),
                String.valueOf(p.letters()),
                String.valueOf(p.onTime()),
                String.valueOf(p.late()),
                String.valueOf(p.numberless()),
                String.valueOf(p.overdue()),
                String.valueOf(p.acknowledged()),
                Download.seconds(p.acknowledgedMedian()),
                Download.seconds(p.acknowledgedNinetieth()),
                Download.seconds(p.askedMedian()));
    }

    private DeskRecord record(Caller caller, String quarter, boolean exercise) {
        onlyForDesks(caller);
        return statistics.record(caller, quarter(statistics, quarter), exercise);
    }

    private Page page(Text title, Quarter quarter) {
        return pages.page(title.with(quarter.label())).document("statistics " + quarter);
    }

    /// The quarter asked for, or the one that runs.
    static Quarter quarter(Statistics statistics, String text) {
        if (text.isBlank()) {
            return statistics.current();
        }
        return Quarter.read(text.strip())
                .orElseThrow(() ->
                        Problem.field(
                                "wrong-quarter",
                                "/quarter",
                                Text.of(
                                        "四半期を 2026-Q4 のように書いてください",
                                        "Give a quarter, such as 2026-Q4")));
    }

    static void onlyForDesks(Caller caller) {
        if (caller.isOperator() || caller.role().equals("administrator")) {
            throw Problem.of(
                    403,
                    "not-permitted",
                    Text.of(
                            "統計は、報告を受ける窓口の画面です",
                            "The statistics belong to the desks that receive reports"));
        }
    }
}
