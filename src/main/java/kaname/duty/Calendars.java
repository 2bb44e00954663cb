package kaname.duty;

import java.util.List;
import kaname.catalogue.AnnouncedDay;
import kaname.duty.calendar.WorkingDays;

/// By whose working days an operator's clocks run: its own country's, and Japan's government
/// offices'.
record Calendars(WorkingDays country, WorkingDays japaneseOffices) {

    static Calendars of(String country, List<AnnouncedDay> announced) {
        return new Calendars(
                WorkingDays.of(country, announced), WorkingDays.japaneseOffices(announced));
    }

    static Calendars of(String country) {
        return of(country, List.of());
    }
}
