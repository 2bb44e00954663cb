package kaname.duty.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import kaname.platform.Text;

/// National public holidays and weekends of a country other than Japan.
///
/// Jollyday computes the holidays, but only for the countries whose every weekday from 2015 to 2035
/// agrees with an independent source, or where the law says that it is right
/// (`CalendarGoldenTest`); elsewhere only weekends are closed. A holiday of some regions only is
/// none of the country.
record CountryDays(String country, ZoneId zone) implements WorkingDays {

    /// Holidays of one year, by country.
    private record InYear(String country, int year) {}

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    private static final Map<InYear, Set<LocalDate>> HOLIDAYS = new ConcurrentHashMap<>();

    static final Set<String> CHECKED =
            Set.of(
                    "AT", "BE", "CH", "CZ", "DE", "DK", "EE", "ES", "FR", "GB", "HR", "IE", "IT",
                    "LU", "MT", "NL", "NO", "PL", "PT", "RO", "SI");

    /// The years of which every day was compared.
    static final int COMPARED_FROM = 2015;

    static final int COMPARED_TO = 2035;

    /// A representative zone of each country that the catalogue's regimes reach.
    private static final Map<String, ZoneId> ZONES =
            Map.ofEntries(
                    zone("AT", "Europe/Vienna"),
                    zone("BE", "Europe/Brussels"),
                    zone("BG", "Europe/Sofia"),
                    zone("CH", "Europe/Zurich"),
                    zone("CY", "Asia/Nicosia"),
                    zone("CZ", "Europe/Prague"),
                    zone("DE", "Europe/Berlin"),
                    zone("DK", "Europe/Copenhagen"),
                    zone("EE", "Europe/Tallinn"),
                    zone("ES", "Europe/Madrid"),
                    zone("FI", "Europe/Helsinki"),
                    zone("FR", "Europe/Paris"),
                    zone("GB", "Europe/London"),
                    zone("GR", "Europe/Athens"),
                    zone("HR", "Europe/Zagreb"),
                    zone("HU", "Europe/Budapest"),
                    zone("IE", "Europe/Dublin"),
                    zone("IT", "Europe/Rome"),
                    zone("LT", "Europe/Vilnius"),
                    zone("LU", "Europe/Luxembourg"),
                    zone("LV", "Europe/Riga"),
                    zone("MT", "Europe/Malta"),
                    zone("NL", "Europe/Amsterdam"),
                    zone("NO", "Europe/Oslo"),
                    zone("PL", "Europe/Warsaw"),
                    zone("PT", "Europe/Lisbon"),
                    zone("RO", "Europe/Bucharest"),
                    zone("SE", "Europe/Stockholm"),
                    zone("SG", "Asia/Singapore"),
                    zone("SI", "Europe/Ljubljana"),
                    zone("SK", "Europe/Bratislava"),
                    zone("US", "America/New_York"));

    static CountryDays of(String country) {
        return new CountryDays(country, ZONES.getOrDefault(country, BRUSSELS));
    }

    @Override
    public boolean closed(LocalDate day) {
        return WorkingDays.weekend(day) || (CHECKED.contains(country) && holiday(day));
    }

    @Override
    public boolean alwaysClosed(LocalDate day) {
        return WorkingDays.weekend(day);
    }

    @Override
    public boolean provisional(LocalDate day) {
        boolean compared =
                CHECKED.contains(country)
                        && day.getYear() >= COMPARED_FROM
                        && day.getYear() <= COMPARED_TO;
        return !compared && !WorkingDays.weekend(day);
    }

    @Override
    public Text note() {
        return CHECKED.contains(country)
                ? Text.of(
                                "{0}の土日と全国の祝日（地方の祝日は含まない）",
                                "weekends and national holidays of {0}, none of its regions")
                        .with(Text.same(country))
                : Text.of(
                                "{0}の土日のみ（祝日は扱っていない）",
                                "weekends only; bank holidays of {0} are not modelled")
                        .with(Text.same(country));
    }

    private boolean holiday(LocalDate day) {
        return HOLIDAYS.computeIfAbsent(new InYear(country, day.getYear()), CountryDays::compute)
                .contains(day);
    }

    private static Set<LocalDate> compute(InYear of) {
        return HolidayManager.getInstance(
                        ManagerParameters.create(of.country().toLowerCase(Locale.ROOT)))
                .getHolidays(Year.of(of.year()))
                .stream()
                .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map.Entry<String, ZoneId> zone(String country, String zone) {
        return Map.entry(country, ZoneId.of(zone));
    }
}
