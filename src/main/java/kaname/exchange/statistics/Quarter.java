package kaname.exchange.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaname.platform.Text;

/// A quarter of a calendar year in Japan's time, written `2026-Q4`.
public record Quarter(int year, int number) {

    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Pattern WRITTEN = Pattern.compile("(20\\d\\d)-Q([1-4])");

    public Quarter {
        if (number < 1 || number > 4) {
            throw new IllegalArgumentException("quarter " + number);
        }
    }

    public static Quarter of(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, TOKYO);
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    public static Optional<Quarter> read(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches()
                ? Optional.of(
                        new Quarter(
                                Integer.parseInt(written.group(1)),
                                Integer.parseInt(written.group(2))))
                : Optional.empty();
    }

    /// This one and those before it, newest first.
    public List<Quarter> andBefore(int count) {
        return Stream.iterate(this, Quarter::before).limit(count).toList();
    }

    public Quarter before() {
        return number == 1 ? new Quarter(year - 1, 4) : new Quarter(year, number - 1);
    }

    private Quarter after() {
        return number == 4 ? new Quarter(year + 1, 1) : new Quarter(year, number + 1);
    }

    Instant from() {
        return LocalDate.of(year, number * 3 - 2, 1).atStartOfDay(TOKYO).toInstant();
    }

    /// The first moment that is no longer in it.
    Instant to() {
        return after().from();
    }

    public Text label() {
        return Text.of("{0}年{1}～{2}月", "{3} {0} (Q{4})")
                .with(
                        String.valueOf(year),
                        number * 3 - 2,
                        number * 3,
                        List.of("Jan–Mar", "Apr–Jun", "Jul–Sep", "Oct–Dec").get(number - 1),
                        number);
    }

    @Override
    public String toString() {
        return year + "-Q" + number;
    }
}
