package kaname.exchange.statistics;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// The months of a quarter as bars for an SVG, from zero: in time solid, late hatched, without a
/// number outlined.
public record MonthBars(int width, int height, int ground, List<Bar> bars) {

    private static final int HIGH = 160;
    private static final int STEP = 150;
    private static final int LEFT = 20;
    private static final int TOP = 30;

    /// One part of a month's bar; `label` is its count.
    public record Part(String kind, int x, int y, int height, int count) {}

    public record Bar(YearMonth month, int x, List<Part> parts) {}

    public MonthBars {
        bars = List.copyOf(bars);
    }

    static MonthBars of(DeskRecord record) {
        int most =
                record.months().stream()
                        .mapToInt(month -> Math.max(counted(month.record()), 1))
                        .max()
                        .orElse(1);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < record.months().size(); i++) {
            DeskRecord.Month month = record.months().get(i);
            int x = LEFT + i * STEP;
            bars.add(new Bar(month.month(), x, parts(month.record(), x, most)));
        }
        return new MonthBars(
                LEFT + Math.max(1, bars.size()) * STEP, TOP + HIGH + 30, TOP + HIGH, bars);
    }

    private static int counted(Punctuality record) {
        return Math.max(record.onTime(), Math.max(record.late(), record.numberless()));
    }

    private static List<Part> parts(Punctuality record, int x, int most) {
        return List.of(
                part("on-time", x, record.onTime(), most),
                part("late", x + 42, record.late(), most),
                part("numberless", x + 84, record.numberless(), most));
    }

    private static Part part(String kind, int x, int count, int most) {
        int height = Math.round((float) count * HIGH / most);
        return new Part(kind, x, TOP + HIGH - height, height, count);
    }
}
