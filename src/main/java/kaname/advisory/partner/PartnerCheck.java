package kaname.advisory.partner;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kaname.catalogue.PlainText;
import kaname.exchange.Marking;
import kaname.platform.Problem;
import kaname.platform.Problem.Field;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Checks an entry of the register as it was written, and names every place to correct at once.
final class PartnerCheck {

    static final String CODE = "invalid-partner";
    static final int LONGEST_REASON = 1000;

    /// An agreement that nobody looks at again is none.
    static final int MOST_YEARS = 3;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /// ISO 3166-1 leaves these to its users; XK is one in wide use.
    private static final Pattern ASSIGNED_BY_USERS = Pattern.compile("X[A-Z]");

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");

    /// As a form or a program sends it.
    record Written(
            String id,
            String nameJa,
            String nameEn,
            String kind,
            String country,
            String ceiling,
            String instrument,
            String agreedOn,
            String reviewOn,
            String purpose,
            String contact) {}

    private final Written written;
    private final LocalDate today;
    private final Predicate<String> home;
    private final List<Field> wrong = new ArrayList<>();

    private PartnerCheck(Written written, LocalDate today, Predicate<String> home) {
        this.written = written;
        this.today = today;
        this.home = home;
    }

    /// @param home whether a country is that of the house
    /// @throws Problem 400 that names every place to correct
    static Partner.Terms of(Written written, LocalDate today, Predicate<String> home) {
        return new PartnerCheck(written, today, home).terms();
    }

    private Partner.Terms terms() {
        if (!ID.matcher(written.id()).matches()) {
            wrong(
                    "/id",
                    Text.of(
                            "英小文字・数字・ハイフンで2〜63文字にしてください",
                            "2 to 63 lower-case letters, digits or hyphens"));
        }
        String ja = line("/nameJa", written.nameJa(), 200);
        String en = line("/nameEn", written.nameEn(), 200);
        Partner.Kind kind = kind();
        String country = country(kind);
        Marking ceiling = ceiling();
        String instrument = line("/instrument", written.instrument(), 300);
        LocalDate agreed = day("/agreedOn", written.agreedOn());
        LocalDate review = day("/reviewOn", written.reviewOn());
        dates(agreed, review);
        String purpose = line("/purpose", written.purpose(), 1000);
        String contact = line("/contact", written.contact(), 300);
        if (kind == null
                || ceiling == null
                || agreed == null
                || review == null
                || !wrong.isEmpty()) {
            throw new Problem(
                    400, CODE, Text.of("入力に直すところがあります", "Some input needs correcting"), wrong);
        }
        return new Partner.Terms(
                Text.of(ja, en),
                kind,
                country,
                ceiling,
                instrument,
                agreed,
                review,
                purpose,
                contact);
    }

    private Partner.@Nullable Kind kind() {
        Partner.Kind kind = Partner.Kind.of(written.kind()).orElse(null);
        if (kind == null) {
            wrong(
                    "/kind",
                    Text.of(
                            "national-csirt, authority, international-body のどれかです",
                            "one of national-csirt, authority, international-body"));
        }
        return kind;
    }

    private @Nullable String country(Partner.@Nullable Kind kind) {
        String country = written.country().strip().toUpperCase(Locale.ROOT);
        if (country.isEmpty() && kind == Partner.Kind.INTERNATIONAL_BODY) {
            return null;
        }
        if (!COUNTRIES.contains(country) && !ASSIGNED_BY_USERS.matcher(country).matches()) {
            wrong(
                    "/country",
                    Text.of(
                            "国コード（ISO 3166-1 の2文字）です。国際機関だけは空にできます",
                            "a country’s two letters of ISO 3166-1; empty for an international body"
                                    + " alone"));
        } else if (home.test(country)) {
            wrong(
                    "/country",
                    Text.of(
                            "国内の組織は連携先ではありません。組織の名簿に加えてください",
                            "a body of this country is no foreign partner: it belongs in the"
                                    + " registry"));
        }
        return country;
    }

    private @Nullable Marking ceiling() {
        Optional<Marking> ceiling =
                Marking.of(written.ceiling()).filter(Partner.CEILINGS::contains);
        if (ceiling.isEmpty()) {
            wrong(
                    "/ceiling",
                    Text.of(
                                    "{0} のどれかです。TLP:AMBER+STRICT と TLP:RED は国外へ出しません",
                                    "one of {0}; TLP:AMBER+STRICT and TLP:RED never leave the"
                                            + " country")
                            .with(
                                    Partner.CEILINGS.stream()
                                            .map(Marking::label)
                                            .collect(Collectors.joining(", "))));
        }
        return ceiling.orElse(null);
    }

    private @Nullable LocalDate day(String pointer, String value) {
        try {
            LocalDate day = LocalDate.parse(value);
            if (day.getYear() >= 1900 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeParseException noDay) {
            // said below
        }
        wrong(pointer, Text.of("日付を 2027-03-31 のように書いてください", "a day such as 2027-03-31"));
        return null;
    }

    private void dates(@Nullable LocalDate agreed, @Nullable LocalDate review) {
        if (agreed != null && agreed.isAfter(today)) {
            wrong(
                    "/agreedOn",
                    Text.of(
                            "まだ結んでいない取決めでは出せません",
                            "an agreement that is not yet made allows nothing"));
        }
        if (agreed != null && review != null && !review.isAfter(agreed)) {
            wrong("/reviewOn", Text.of("取決めの日より後にしてください", "after the day on which it was agreed"));
        } else if (review != null
                && (review.isBefore(today) || review.isAfter(today.plusYears(MOST_YEARS)))) {
            wrong(
                    "/reviewOn",
                    Text.of("今日から{0}年以内の日にしてください", "a day within {0} years from today")
                            .with(MOST_YEARS));
        }
    }

    private String line(String pointer, String value, int longest) {
        String text = value.strip();
        if (text.isEmpty()
                || text.length() > longest
                || PlainText.hasForbidden(text)
                || PlainText.breaksLine(text)) {
            wrong(
                    pointer,
                    Text.of("1行、1〜{0}文字で書いてください", "write one line of 1 to {0} characters")
                            .with(longest));
        }
        return text;
    }

    private void wrong(String pointer, Text detail) {
        wrong.add(new Field(pointer, detail));
    }
}
