package kaname.duty.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kaname.catalogue.AnnouncedDay;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A calendar with the days that were announced since it was written.
record AnnouncedDays(WorkingDays usual, Map<LocalDate, Boolean> announced) implements WorkingDays {

    /// Only days whose source was read count.
    static WorkingDays over(WorkingDays usual, String calendar, List<AnnouncedDay> announced) {
        Map<LocalDate, Boolean> ours =
                announced.stream()
                        .filter(day -> day.calendar().equalsIgnoreCase(calendar))
                        .filter(day -> day.source().provenance().arms())
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        AnnouncedDay::day, AnnouncedDay::closed));
        return ours.isEmpty() ? usual : new AnnouncedDays(usual, ours);
    }

    @Override
    public boolean closed(LocalDate day) {
        @Nullable Boolean said = announced.get(day);
        return said == null ? usual.closed(day) : said || usual.alwaysClosed(day);
    }

    @Override
    public boolean alwaysClosed(LocalDate day) {
        return usual.alwaysClosed(day);
    }

    @Override
    public boolean provisional(LocalDate day) {
        return !announced.containsKey(day) && usual.provisional(day);
    }

    @Override
    public ZoneId zone() {
        return usual.zone();
    }

    @Override
    public Text note() {
        return Text.of("{0}。後から公表された日を含む", "{0}, with days announced since").with(usual.note());
    }
}
