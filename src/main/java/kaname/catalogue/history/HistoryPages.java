package kaname.catalogue.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Counting;
import kaname.catalogue.History;
import kaname.catalogue.Plan;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Page;
import kaname.platform.web.Pages;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The framework's past, for whoever wants to read it: nobody has to sign in.
@RestController
class HistoryPages {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml;charset=UTF-8");
    private static final MediaType CSV = MediaType.valueOf("text/csv;charset=UTF-8");

    private static final int EARLIEST = 1990;
    private static final int LATEST = 2100;

    private final Catalogues catalogues;
    private final Pages pages;
    private final Clock clock;

    HistoryPages(Catalogues catalogues, Pages pages, Clock clock) {
        this.catalogues = catalogues;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/history")
    ResponseEntity<String> history() {
        Catalogue catalogue = catalogues.now();
        Page page = pages.page(Text.of("枠組みの歩み", "History of the framework")).document("history");
        Map<String, Object> model = new HashMap<>();
        model.put("lineage", Lineage.of(catalogue.plans(), page.language()));
        model.put("plans", withPillars(catalogue));
        model.put(
                "names",
                catalogue.plans().stream()
                        .flatMap(plan -> plan.pillars().stream())
                        .collect(Collectors.toMap(Plan.Pillar::id, Plan.Pillar::name)));
        model.put("exercises", Exercises.chart(catalogue.history().participants()));
        model.put("history", catalogue.history());
        model.put("timeline", Timeline.of(catalogue, today()));
        return pages.render("catalogue/history/history.jte", page, model);
    }

    @GetMapping("/history/pillars.svg")
    ResponseEntity<byte[]> pillars() {
        Page page = pages.page(Text.of("行動計画の柱", "Pillars of the plans"));
        Lineage lineage = Lineage.of(catalogues.now().plans(), page.language());
        return drawing("pillars.svg", "catalogue/history/lineage.jte", page, "lineage", lineage);
    }

    @GetMapping("/history/exercises.svg")
    ResponseEntity<byte[]> exercises() {
        Page page = pages.page(Text.of("演習の参加者", "Participants of the exercises"));
        String body =
                pages.text(
                        "platform/web/chart/drawing.jte",
                        page,
                        Map.of(
                                "chart",
                                Exercises.chart(catalogues.now().history().participants()),
                                "alone",
                                true));
        return download("exercises.svg", SVG, body);
    }

    @GetMapping("/history/timeline.svg")
    ResponseEntity<byte[]> timeline() {
        Page page = pages.page(Text.of("枠組みの年表", "Timeline of the framework"));
        Timeline timeline = Timeline.of(catalogues.now(), today());
        return drawing(
                "timeline.svg", "catalogue/history/timeline.jte", page, "timeline", timeline);
    }

    @GetMapping("/history/timeline.csv")
    ResponseEntity<byte[]> timelineTable() {
        StringJoiner rows = table("day,kind,何が,what,moved,provenance,source");
        for (Timeline.Moment m : Timeline.of(catalogues.now(), today()).moments()) {
            Text moved = m.moved();
            rows.add(
                    row(
                            m.day(),
                            m.lane().label().en(),
                            m.what().ja(),
                            m.what().en(),
                            moved == null ? "" : moved.en(),
                            m.source().provenance().label().en(),
                            m.source().title().en()));
        }
        return download("timeline.csv", CSV, rows.toString());
    }

    /// Two days beside each other; without days, the first framework and today.
    @GetMapping("/history/compare")
    ResponseEntity<String> compare(
            @RequestParam(defaultValue = "2000-12-15") String from,
            @RequestParam(defaultValue = "") String to) {
        LocalDate one = day("/from", from);
        LocalDate other = to.isBlank() ? today() : day("/to", to);
        TwoDays view =
                one.isAfter(other)
                        ? TwoDays.of(catalogues.now(), other, one)
                        : TwoDays.of(catalogues.now(), one, other);
        return pages.render(
                "catalogue/history/compare.jte",
                pages.page(
                                Text.of("{0} と {1} の違い", "{0} and {1} compared")
                                        .with(view.from().toString(), view.to().toString()))
                        .document("history " + view.from() + " " + view.to()),
                Map.of("view", view));
    }

    private static LocalDate day(String pointer, String text) {
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (day.getYear() >= EARLIEST && day.getYear() <= LATEST) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw Problem.field(
                "wrong-day",
                pointer,
                Text.of(
                        "1990年から2100年までの日付を 2024-03-08 のように書いてください",
                        "Give a day from 1990 to 2100, such as 2024-03-08"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Counting.JAPAN.zone());
    }

    private ResponseEntity<byte[]> drawing(
            String name, String template, Page page, String parameter, Object value) {
        String body =
                java.util.Objects.requireNonNull(
                        pages.render(template, page, Map.of(parameter, value)).getBody());
        return download(name, SVG, body);
    }

    @GetMapping("/history/pillars.csv")
    ResponseEntity<byte[]> pillarsTable() {
        StringJoiner rows = table("plan,decided,pillar,名称,name,from");
        for (Plan plan : withPillars(catalogues.now())) {
            for (Plan.Pillar pillar : plan.pillars()) {
                rows.add(
                        row(
                                plan.id(),
                                plan.decided().toString(),
                                pillar.id(),
                                pillar.name().ja(),
                                pillar.name().en(),
                                String.join(" ", pillar.from())));
            }
        }
        return download("pillars.csv", CSV, rows.toString());
    }

    @GetMapping("/history/exercises.csv")
    ResponseEntity<byte[]> exercisesTable() {
        StringJoiner rows = table("fiscal year,people,参加者,about,provenance,source");
        for (History.Participants p : catalogues.now().history().participants()) {
            rows.add(
                    row(
                            String.valueOf(p.year()),
                            String.valueOf(p.people()),
                            p.about().ja(),
                            p.about().en(),
                            p.source().provenance().label().en(),
                            p.source().title().en()));
        }
        return download("exercises.csv", CSV, rows.toString());
    }

    private static List<Plan> withPillars(Catalogue catalogue) {
        return catalogue.plans().stream().filter(plan -> !plan.pillars().isEmpty()).toList();
    }

    /// With the mark by which spreadsheets know UTF-8.
    private static StringJoiner table(String head) {
        return new StringJoiner("\r\n", "\uFEFF" + head + "\r\n", "\r\n");
    }

    private static String row(String... cells) {
        StringJoiner row = new StringJoiner(",");
        for (String cell : cells) {
            row.add('"' + cell.replace("\"", "\"\"") + '"');
        }
        return row.toString();
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
