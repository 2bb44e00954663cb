package kaname.catalogue.history;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaname.catalogue.Body;
import kaname.catalogue.Catalogue;
import kaname.catalogue.History;
import kaname.catalogue.Instrument;
import kaname.catalogue.Plan;
import kaname.catalogue.Sector;
import kaname.catalogue.Source;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// What happened to the framework and when, laid out for an SVG: one lane a kind, years across.
/// Units are pixels. A day that was not read is drawn hollow, never solid.
public record Timeline(
        int width,
        int height,
        List<Year> years,
        List<Row> rows,
        List<Moment> moments,
        List<Span> spans) {

    /// A kind of thing that happens.
    public enum Lane {
        EVENT(Text.of("出来事", "Events")),
        PLAN(Text.of("計画", "Plans")),
        BODY(Text.of("機関", "Bodies")),
        SECTOR(Text.of("分野", "Sectors")),
        LAW(Text.of("法令等", "Instruments"));

        private final Text label;

        Lane(Text label) {
            this.label = label;
        }

        public Text label() {
            return label;
        }
    }

    public record Year(int x, int year) {}

    public record Row(Lane lane, int y) {}

    /// Something that happened; `day` in words is no finer than it is known.
    public record Moment(
            Lane lane,
            LocalDate on,
            String day,
            Text what,
            @Nullable Text moved,
            Source source,
            int x,
            int y) {
        public boolean solid() {
            return source.provenance().arms();
        }
    }

    /// How long a body coordinated, drawn in the lane of the bodies.
    public record Span(int x, int y, int width, Text name, String days, Source source) {
        public int height() {
            return SPAN;
        }

        public boolean solid() {
            return source.provenance().arms();
        }
    }

    private static final int SPAN = 22;
    private static final int FIRST = 2000;
    private static final int LEFT = 88;
    private static final int YEAR = 32;
    private static final int LANE = 92;
    private static final int TOP = 32;
    private static final int STEP = 13;
    private static final int DAYS = 365;
    private static final int DIAMETER = 12;

    public static Timeline of(Catalogue catalogue, LocalDate today) {
        List<Moment> all = new ArrayList<>();
        catalogue.history().events().forEach(event -> all.add(of(event)));
        catalogue.plans().forEach(plan -> plan(plan, all));
        catalogue.bodies().values().forEach(body -> body(body, catalogue, all));
        catalogue.roles().forEach(role -> role(role, catalogue, all));
        catalogue.sectors().forEach(sector -> all.add(of(sector)));
        catalogue.instruments().values().forEach(instrument -> law(instrument, all));
        int last = Math.max(today.getYear() + 1, FIRST);
        List<Moment> shown =
                all.stream()
                        .filter(m -> m.on().getYear() >= FIRST && m.on().getYear() <= last)
                        .sorted(Comparator.comparing(Moment::on).thenComparing(Moment::lane))
                        .toList();
        List<Year> years = new ArrayList<>();
        for (int year = FIRST; year <= last; year++) {
            years.add(new Year(LEFT + (year - FIRST) * YEAR, year));
        }
        List<Row> rows = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            rows.add(new Row(lane, TOP + rows.size() * LANE));
        }
        return new Timeline(
                LEFT + years.size() * YEAR + DIAMETER,
                TOP + rows.size() * LANE,
                years,
                rows,
                stacked(shown, rows),
                spans(catalogue, rows, today));
    }

    private static List<Span> spans(Catalogue catalogue, List<Row> rows, LocalDate today) {
        int y =
                rows.stream().filter(row -> row.lane() == Lane.BODY).mapToInt(Row::y).sum()
                        + SPAN / 2;
        List<Span> spans = new ArrayList<>();
        for (Body.Role role : catalogue.roles()) {
            Body body = catalogue.bodies().get(role.body());
            LocalDate from = role.from();
            if (body != null && from != null && from.getYear() >= FIRST) {
                LocalDate to = role.to() == null ? today : role.to();
                spans.add(
                        new Span(
                                x(from),
                                y,
                                Math.max(1, x(to) - x(from) - 2),
                                body.shortName(),
                                from + " – " + (role.to() == null ? "" : role.to()),
                                role.source()));
            }
        }
        return spans;
    }

    private static int x(LocalDate day) {
        long days = ChronoUnit.DAYS.between(LocalDate.of(FIRST, 1, 1), day);
        return LEFT + Math.toIntExact(days * YEAR / DAYS);
    }

    /// Dots that would hide each other stand one above the other; what does not fit shares the top.
    private static List<Moment> stacked(List<Moment> moments, List<Row> rows) {
        Map<Lane, Integer> tops = new EnumMap<>(Lane.class);
        rows.forEach(row -> tops.put(row.lane(), row.y()));
        Map<Lane, Map<Integer, Integer>> taken = new HashMap<>();
        List<Moment> placed = new ArrayList<>();
        for (Moment m : moments) {
            int x = x(m.on());
            int slot = x / DIAMETER;
            int height =
                    taken.computeIfAbsent(m.lane(), _ -> new HashMap<>())
                            .merge(slot, 1, Integer::sum);
            int row = Math.min(height, (LANE - STEP) / STEP);
            int y = requireNonNull(tops.get(m.lane())) + LANE - row * STEP;
            placed.add(
                    new Moment(m.lane(), m.on(), m.day(), m.what(), m.moved(), m.source(), x, y));
        }
        return placed;
    }

    private static Moment of(History.Event event) {
        return new Moment(
                Lane.EVENT,
                event.on(),
                day(event.on(), event.precision()),
                event.what(),
                event.moved(),
                event.source(),
                0,
                0);
    }

    private static void plan(Plan plan, List<Moment> all) {
        all.add(
                moment(
                        Lane.PLAN,
                        plan.decided(),
                        null,
                        Text.of("{0}を決定", "{0} decided").with(plan.name()),
                        plan.source()));
        for (Plan.Revision revision : plan.revisions()) {
            all.add(
                    moment(
                            Lane.PLAN,
                            revision.on(),
                            revision.precision(),
                            Text.of("{0}を改定：{1}", "{0} revised: {1}")
                                    .with(plan.name(), revision.reason()),
                            revision.source()));
        }
    }

    private static void body(Body body, Catalogue catalogue, List<Moment> all) {
        LocalDate from = body.from();
        if (from != null) {
            Body before = body.succeeds() == null ? null : catalogue.bodies().get(body.succeeds());
            Text what =
                    before == null
                            ? Text.of("{0}が発足", "{0} set up").with(body.name())
                            : Text.of("{0}が発足（前身：{1}）", "{0} set up, following {1}")
                                    .with(body.name(), before.name());
            all.add(moment(Lane.BODY, from, null, what, body.source()));
        }
        LocalDate to = body.to();
        if (to != null) {
            all.add(
                    moment(
                            Lane.BODY,
                            to,
                            null,
                            Text.of("{0}が終わる", "{0} ends").with(body.name()),
                            body.source()));
        }
    }

    private static void role(Body.Role role, Catalogue catalogue, List<Moment> all) {
        Body body = catalogue.bodies().get(role.body());
        if (body != null && role.from() != null) {
            Text what = Text.of("{0}が総合調整", "{0} coordinates").with(body.name());
            all.add(moment(Lane.BODY, role.from(), null, what, role.source()));
        }
    }

    private static Moment of(Sector sector) {
        return moment(
                Lane.SECTOR,
                sector.from(),
                sector.fromPrecision(),
                Text.of("{0}が加わる", "{0} joins").with(sector.label()),
                sector.source());
    }

    private static void law(Instrument instrument, List<Moment> all) {
        if (instrument.promulgated() != null) {
            all.add(
                    moment(
                            Lane.LAW,
                            instrument.promulgated(),
                            null,
                            Text.of("{0}を公布・決定", "{0} promulgated").with(instrument.title()),
                            instrument.source()));
        }
        if (instrument.inForce() != null
                && !instrument.inForce().equals(instrument.promulgated())) {
            all.add(
                    moment(
                            Lane.LAW,
                            instrument.inForce(),
                            null,
                            Text.of("{0}が効力を持つ", "{0} takes effect").with(instrument.title()),
                            instrument.source()));
        }
    }

    private static Moment moment(
            Lane lane, LocalDate on, @Nullable String precision, Text what, Source source) {
        return new Moment(lane, on, day(on, precision), what, null, source, 0, 0);
    }

    /// No finer than it is known.
    private static String day(LocalDate on, @Nullable String precision) {
        String day = on.toString();
        return switch (precision == null ? "day" : precision) {
            case "year" -> day.substring(0, 4);
            case "month" -> day.substring(0, 7);
            default -> day;
        };
    }
}
