package kaname.catalogue.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kaname.catalogue.History.Participants;
import org.jspecify.annotations.Nullable;

/// 図1: people who took part in the exercises, year by year, laid out for an SVG. A year without any
/// value is a gap; a recollection is never solid.
public record Bars(int width, int height, int ground, List<Bar> bars, List<Mark> marks) {

    private static final int FIRST_YEAR = 2006;
    private static final int LAST_YEAR = 2023;
    private static final int STEP = 52;
    private static final int BAR = 34;
    private static final int LEFT = 56;
    private static final int HIGH = 240;
    private static final int MOST = 7000;
    private static final int GROUND = HIGH + 30;

    /// One year; `value` is null where nothing is known.
    public record Bar(int year, int x, int y, int height, @Nullable Integer value, boolean solid) {
        public int width() {
            return BAR;
        }
    }

    /// A line of the scale.
    public record Mark(int y, int value) {}

    public static Bars of(List<Participants> participants) {
        Map<Integer, List<Participants>> byYear =
                participants.stream().collect(Collectors.groupingBy(Participants::year));
        List<Bar> bars = new ArrayList<>();
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            bars.add(bar(year, drawn(byYear.getOrDefault(year, List.of()))));
        }
        List<Mark> marks = new ArrayList<>();
        for (int value = 0; value <= MOST; value += 1000) {
            marks.add(new Mark(GROUND - scale(value), value));
        }
        return new Bars(
                LEFT + (LAST_YEAR - FIRST_YEAR + 1) * STEP, GROUND + 40, GROUND, bars, marks);
    }

    /// What was read comes before what is remembered.
    static Optional<Participants> drawn(List<Participants> ofYear) {
        return ofYear.stream()
                .filter(p -> p.source().provenance().arms())
                .findFirst()
                .or(() -> ofYear.stream().findFirst());
    }

    private static Bar bar(int year, Optional<Participants> drawn) {
        int x = LEFT + (year - FIRST_YEAR) * STEP;
        return drawn.map(p ->
                        new Bar(
                                year,
                                x,
                                GROUND - scale(p.people()),
                                scale(p.people()),
                                p.people(),
                                p.source().provenance().arms()))
                .orElseGet(() -> new Bar(year, x, GROUND, 0, null, false));
    }

    private static int scale(int people) {
        return Math.round((float) people * HIGH / MOST);
    }
}
