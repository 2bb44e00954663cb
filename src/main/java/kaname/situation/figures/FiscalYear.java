package kaname.situation.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import kaname.platform.Text;

/// Years from April to March, in Japan's time, named by the year in which they begin.
final class FiscalYear {

    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private FiscalYear() {}

    static int of(LocalDate day) {
        return day.getMonthValue() < Month.APRIL.getValue() ? day.getYear() - 1 : day.getYear();
    }

    static int of(Instant at) {
        return of(LocalDate.ofInstant(at, TOKYO));
    }

    static LocalDate first(int year) {
        return LocalDate.of(year, Month.APRIL, 1);
    }

    static List<Integer> until(int last, int count) {
        return IntStream.rangeClosed(last - count + 1, last).boxed().toList();
    }

    static Text name(int year) {
        return Text.same(String.valueOf(year));
    }
}
