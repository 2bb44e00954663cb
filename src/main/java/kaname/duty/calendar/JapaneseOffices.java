package kaname.duty.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import kaname.platform.Text;

/// Government offices in Japan.
record JapaneseOffices() implements WorkingDays {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @Override
    public boolean closed(LocalDate day) {
        return JapaneseCalendar.officesClosed(day);
    }

    @Override
    public boolean alwaysClosed(LocalDate day) {
        return JapaneseCalendar.alwaysClosed(day);
    }

    @Override
    public boolean provisional(LocalDate day) {
        return JapaneseCalendar.provisional(day);
    }

    @Override
    public ZoneId zone() {
        return TOKYO;
    }

    @Override
    public Text note() {
        return Text.of(
                "日本の行政機関の休日（春分の日・秋分の日は前年2月の公表までは計算による予定）",
                "holidays of Japanese government offices (equinox days are computed until they are"
                        + " announced in the February before)");
    }
}
