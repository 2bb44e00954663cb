package kaname.catalogue;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import kaname.platform.Text;

/// A day that a calendar did not foresee: closed where offices would work, or a holiday that was
/// moved away. `calendar` is an ISO 3166 country code in lower case; `jp` also holds for the
/// offices of the Japanese government.
///
/// A holiday moved away never opens a weekend or the turn of the year. What follows from a moved
/// holiday, such as a substitute, is announced beside it.
public record AnnouncedDay(
        String calendar, LocalDate day, Text name, Boolean closed, Source source) {

    public AnnouncedDay {
        requireNonNull(calendar, "calendar is missing");
        requireNonNull(day, "day is missing");
        requireNonNull(name, "name is missing");
        requireNonNull(closed, "closed is missing");
        requireNonNull(source, "source is missing");
    }
}
