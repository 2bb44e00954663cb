package kaname.duty.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;

public interface WorkingDays {

    boolean closed(LocalDate day);

    ZoneId zone();

    default LocalDate nextOpen(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (closed(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    static WorkingDays japaneseOffices() {
        return new WorkingDays() {
            @Override
            public boolean closed(LocalDate day) {
                return JapaneseCalendar.officesClosed(day);
            }

            @Override
            public ZoneId zone() {
                return ZoneId.of("Asia/Tokyo");
            }
        };
    }

    static WorkingDays of(String country) {
        return new WorkingDays() {
            @Override
            public boolean closed(LocalDate day) {
                return day.getDayOfWeek() == DayOfWeek.SATURDAY
                        || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            }

            @Override
            public ZoneId zone() {
                return ZoneId.of("Europe/Brussels");
            }
        };
    }
}
