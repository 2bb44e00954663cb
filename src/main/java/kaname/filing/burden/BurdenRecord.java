package kaname.filing.burden;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The latest incidents of one operator: what was asked, what was delivered, and the time it took.
public record BurdenRecord(List<Line> lines) {

    /// `sent` counts the reports, `letters` what became of them. `spent` is null where nothing was
    /// measured.
    public record Line(
            UUID incident,
            String title,
            Instant openedAt,
            boolean exercise,
            long sent,
            long letters,
            long answers,
            long items,
            @Nullable Duration spent) {

        public long reused() {
            return share(answers, items);
        }
    }

    public BurdenRecord {
        lines = List.copyOf(lines);
    }

    /// Exercises are shown and not counted.
    private List<Line> counted() {
        return lines.stream().filter(line -> !line.exercise()).toList();
    }

    public int incidents() {
        return counted().size();
    }

    public long sent() {
        return counted().stream().mapToLong(Line::sent).sum();
    }

    public long letters() {
        return counted().stream().mapToLong(Line::letters).sum();
    }

    public long answers() {
        return counted().stream().mapToLong(Line::answers).sum();
    }

    public long items() {
        return counted().stream().mapToLong(Line::items).sum();
    }

    public long reused() {
        return share(answers(), items());
    }

    public int measured() {
        return (int) counted().stream().filter(line -> line.spent() != null).count();
    }

    /// The middle one of the measured; null where none was. Of an even number, the longer of the
    /// two in the middle.
    public @Nullable Duration median() {
        List<Duration> spent =
                counted().stream()
                        .flatMap(line -> java.util.stream.Stream.ofNullable(line.spent()))
                        .sorted()
                        .toList();
        return spent.isEmpty() ? null : spent.get(spent.size() / 2);
    }

    /// Which part of the items nobody had to write again, in per cent.
    public static long share(long answers, long items) {
        return items <= answers ? 0 : Math.round(100.0 * (items - answers) / items);
    }
}
