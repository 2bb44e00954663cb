package kaname.dependency;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.ReadModel;
import kaname.platform.Problem;
import kaname.platform.Text;

/// Reads what somebody entered, field by field, and keeps what is wrong with it.
final class Entries {

    private static final int LONGEST_EVIDENCE = 2_000;
    private static final int LONGEST_CLAUSE = 200;

    private final List<Problem.Field> wrong = new ArrayList<>();

    void wrong(String pointer, String ja, String en) {
        wrong(pointer, Text.of(ja, en));
    }

    void wrong(String pointer, Text detail) {
        wrong.add(new Problem.Field(pointer, detail));
    }

    /// @throws Problem 400 with every place to correct
    void throwIfWrong() {
        if (!wrong.isEmpty()) {
            throw new Problem(
                    400,
                    "invalid-dependency",
                    Text.of("入力に直すところがあります", "Some input needs correcting"),
                    wrong);
        }
    }

    Estimate hours(String pointer, String text) {
        return Estimate.read(text)
                .filter(one -> one.within(0, ReadModel.LONGEST))
                .orElseGet(() -> {
                    wrong(
                            pointer,
                            "時間数です（36、または 短め/ふつう/長め で 24/36/48）",
                            "hours: 36, or at least/most likely/at most as 24/36/48");
                    return Estimate.ZERO;
                });
    }

    /// Within its bounds, to two decimals; empty where it is none.
    Optional<Double> degrees(String pointer, String text, int most) {
        try {
            BigDecimal value = new BigDecimal(text.strip());
            if (value.abs().compareTo(BigDecimal.valueOf(most)) <= 0) {
                return Optional.of(Math.round(value.doubleValue() * 100) / 100.0);
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        wrong(
                pointer,
                Text.of("-{0}から{0}までの度です（35.7 など）", "degrees from -{0} to {0}, such as 35.7")
                        .with(most));
        return Optional.empty();
    }

    int whole(String pointer, String text, int least, int most) {
        try {
            int value = new BigDecimal(text.strip()).intValueExact();
            if (value >= least && value <= most) {
                return value;
            }
        } catch (ArithmeticException noWholeNumber) {
            // said below
        } catch (NumberFormatException noNumber) {
            // said below
        }
        wrong(
                pointer,
                Text.of("{0}から{1}までの整数です", "a whole number from {0} to {1}").with(least, most));
        return least;
    }

    String line(String pointer, String text, int longest) {
        String line = text.strip();
        if (line.length() > longest || line.chars().anyMatch(Character::isISOControl)) {
            wrong(
                    pointer,
                    Text.of("1行、{0}文字までで書いてください", "one line of at most {0} characters")
                            .with(longest));
        }
        return line;
    }

    Dependency.Evidence evidence(String text, String confidence, String day) {
        LocalDate asOf = null;
        if (!day.isBlank()) {
            try {
                asOf = LocalDate.parse(day.strip());
            } catch (DateTimeException e) {
                wrong("/asOf", "2026-11-27 のように書いてください", "a day such as 2026-11-27");
            }
        }
        return new Dependency.Evidence(
                line("/evidence", text, LONGEST_EVIDENCE),
                whole("/confidence", confidence, 0, 5),
                asOf);
    }

    Dependency.Notice notice(String hours, String clause) {
        return new Dependency.Notice(
                hours.isBlank() ? null : noticeHours(hours),
                line("/noticeClause", clause, LONGEST_CLAUSE));
    }

    private double noticeHours(String hours) {
        return Estimate.read(hours)
                .filter(one -> one.exact() && one.within(0, Dependency.Notice.LONGEST))
                .map(Estimate::likely)
                .orElseGet(() -> {
                    wrong(
                            "/noticeHours",
                            Text.of(
                                            "0から{0}までの時間数か、空です（4、30分なら 0.5）",
                                            "hours from 0 to {0}, or empty (4, or 0.5 for half an"
                                                    + " hour)")
                                    .with(Dependency.Notice.LONGEST));
                    return 0.0;
                });
    }

    /// @param known organisations that may be chosen
    List<String> shownTo(Collection<String> chosen, Collection<String> known) {
        if (!known.containsAll(chosen)) {
            wrong("/shownTo", "一覧にある組織を選んでください", "organisations of the list");
        }
        return chosen.stream().distinct().sorted().toList();
    }
}
