package kaname.community.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import kaname.catalogue.Counting;
import kaname.catalogue.PlainText;
import kaname.catalogue.Provenance;
import kaname.catalogue.Within;
import kaname.exchange.Marking;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A sharing rule as somebody wrote it, in a form or through the API; "" where nothing was said.
public record Entered(
        String body,
        String about,
        String least,
        String most,
        Limit expects,
        Limit needs,
        List<String> ways,
        List<String> mustPass,
        List<String> mustNotPass,
        Basis basis,
        String from,
        String to) {

    /// `PT24H` or `P3D` and the name of a counting.
    public record Limit(String within, String counting) {
        static final Limit NONE = new Limit("", "");
    }

    /// What it rests on.
    public record Basis(String instrument, String article, String provenance) {}

    static final Entered EMPTY =
            new Entered(
                    "",
                    "incident",
                    "",
                    "",
                    Limit.NONE,
                    Limit.NONE,
                    List.of(),
                    List.of(),
                    List.of(),
                    new Basis("", "", "unverified"),
                    "",
                    "");

    private static final Pattern LENGTH =
            Pattern.compile("promptly|no-limit|PT[1-9][0-9]{0,4}[HM]|P[1-9][0-9]{0,2}[DM]");

    /// The rule without its party and its id.
    record Read(
            Terms terms,
            Basis basis,
            Provenance provenance,
            LocalDate from,
            @Nullable LocalDate to) {}

    /// @throws Problem 400 that names every place to correct
    Read read() {
        List<Problem.Field> wrong = new ArrayList<>();
        Information kind = one("/about", Information.of(about), wrong);
        Marking strict = marking("/tlpAtLeast", least, wrong);
        Marking wide = marking("/tlpAtMost", most, wrong);
        Deadline given = limit("/expects", expects, wrong);
        Deadline taken = limit("/needs", needs, wrong);
        Set<Way> by = set("/ways", ways, Way::of, Way.class, wrong);
        Set<Audience> must = set("/mustPass", mustPass, Audience::of, Audience.class, wrong);
        Set<Audience> not = set("/mustNotPass", mustNotPass, Audience::of, Audience.class, wrong);
        line("/basis/instrument", basis.instrument(), 300, wrong);
        line("/basis/article", basis.article(), 200, wrong);
        Provenance read = one("/basis/provenance", provenance(basis.provenance()), wrong);
        LocalDate begins = day("/validFrom", from, wrong);
        LocalDate ends = to.isBlank() ? null : day("/validTo", to, wrong);
        if (begins != null && ends != null && !begins.isBefore(ends)) {
            refuse("/validTo", "始まりより後の日です", "a day after it begins", wrong);
        }
        if (kind == null || read == null || begins == null || !wrong.isEmpty()) {
            throw refused(wrong);
        }
        try {
            Terms terms = new Terms(kind, strict, wide, given, taken, by, must, not);
            Basis said = new Basis(basis.instrument().strip(), basis.article().strip(), "");
            return new Read(terms, said, read, begins, ends);
        } catch (IllegalArgumentException itself) {
            refuse(
                    "/about",
                    "この規則はそれ自身と矛盾しています（印の上下、期限、転送を見直してください）",
                    "this rule contradicts itself: see its markings, times and passing on",
                    wrong);
            throw refused(wrong);
        }
    }

    private static Problem refused(List<Problem.Field> wrong) {
        return new Problem(
                400,
                "invalid-rule",
                Text.of("入力に直すところがあります", "Some input needs correcting"),
                wrong);
    }

    private static Optional<Provenance> provenance(String id) {
        return switch (id) {
            case "primary" -> Optional.of(Provenance.PRIMARY);
            case "secondary" -> Optional.of(Provenance.SECONDARY);
            case "unverified" -> Optional.of(Provenance.UNVERIFIED);
            default -> Optional.empty();
        };
    }

    private static <E> @Nullable E one(
            String pointer, Optional<E> found, List<Problem.Field> wrong) {
        if (found.isEmpty()) {
            refuse(pointer, "選択肢から選んでください", "choose one of those offered", wrong);
        }
        return found.orElse(null);
    }

    private static @Nullable Marking marking(
            String pointer, String label, List<Problem.Field> wrong) {
        return label.isEmpty() ? null : one(pointer, Marking.of(label), wrong);
    }

    private static @Nullable Deadline limit(
            String pointer, Limit limit, List<Problem.Field> wrong) {
        if (limit.within().isEmpty()) {
            return null;
        }
        try {
            if (LENGTH.matcher(limit.within()).matches()) {
                String counting = limit.counting().isEmpty() ? "ELAPSED" : limit.counting();
                return new Deadline(
                        Within.parse(limit.within()),
                        Counting.valueOf(counting.toUpperCase(Locale.ROOT)));
            }
        } catch (IllegalArgumentException unknown) {
            // said below
        }
        refuse(
                pointer,
                "PT24H、P3D、promptly などの長さと、数え方です",
                "a length such as PT24H, P3D or promptly, and how it is counted",
                wrong);
        return null;
    }

    private static <E extends Enum<E>> Set<E> set(
            String pointer,
            List<String> ids,
            Function<String, Optional<E>> of,
            Class<E> type,
            List<Problem.Field> wrong) {
        Set<E> found = EnumSet.noneOf(type);
        ids.forEach(id -> {
            E known = one(pointer, of.apply(id), wrong);
            if (known != null) {
                found.add(known);
            }
        });
        return found;
    }

    private static @Nullable LocalDate day(String pointer, String text, List<Problem.Field> wrong) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1900 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeException noDay) {
            // said below
        }
        refuse(pointer, "2026-04-01 の形の日付です", "a day such as 2026-04-01", wrong);
        return null;
    }

    private static void line(String pointer, String text, int longest, List<Problem.Field> wrong) {
        String line = text.strip();
        if (line.isEmpty()
                || line.codePointCount(0, line.length()) > longest
                || PlainText.breaksLine(line)
                || PlainText.hasForbidden(line)) {
            wrong.add(
                    new Problem.Field(
                            pointer,
                            Text.of("1〜{0}文字で書いてください", "write 1 to {0} characters").with(longest)));
        }
    }

    private static void refuse(String pointer, String ja, String en, List<Problem.Field> wrong) {
        wrong.add(new Problem.Field(pointer, Text.of(ja, en)));
    }
}
