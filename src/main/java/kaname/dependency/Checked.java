package kaname.dependency;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.Growth;
import kaname.dependency.model.Kind;
import kaname.dependency.model.ReadModel;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A dependency that may be kept: every part was checked.
record Checked(Stated.Supplier supplier, Dependency dependency, List<String> shownTo) {

    private static final int LONGEST_EVIDENCE = 2_000;

    /// What the house knows that a dependency may name.
    record Known(
            List<String> services,
            Map<String, List<Stated.Supplier>> suppliers,
            List<String> sectors,
            List<String> organisations) {}

    /// @throws Problem 400 with every place to correct
    static Checked of(Written written, Known known) {
        return new Reading(written, known).checked();
    }

    private static final class Reading {

        private final Written written;
        private final Known known;
        private final List<Problem.Field> wrong = new ArrayList<>();

        Reading(Written written, Known known) {
            this.written = written;
            this.known = known;
        }

        Checked checked() {
            if (!known.services().contains(written.consumer())) {
                wrong("/consumer", "あなたの組織のサービスを選んでください", "one of your own services");
            }
            Stated.Supplier supplier = supplier();
            Kind kind = kind();
            Estimate strength =
                    Strengths.read(written.strength())
                            .orElseGet(() -> {
                                wrong(
                                        "/strength",
                                        "1〜5の答えか、0より大きく1以下の割合です（0.3、0.2/0.3/0.4）",
                                        "an answer from 1 to 5, or a share above 0 and up to 1"
                                                + " (0.3, 0.2/0.3/0.4)");
                                return Estimate.exactly(1);
                            });
            Estimate buffer = hours("/buffer", written.buffer());
            Dependency.Substitutes substitutes = substitutes();
            Dependency.Course course = course();
            Dependency.Evidence evidence = evidence();
            List<String> shownTo = shownTo(supplier);
            if (supplier == null || !wrong.isEmpty()) {
                throw new Problem(
                        400,
                        "invalid-dependency",
                        Text.of("入力に直すところがあります", "Some input needs correcting"),
                        wrong);
            }
            return new Checked(
                    supplier,
                    new Dependency(
                            supplier.node(),
                            written.consumer(),
                            kind,
                            strength,
                            buffer,
                            substitutes,
                            course,
                            evidence),
                    shownTo);
        }

        private Stated.@Nullable Supplier supplier() {
            if (written.supplier().isBlank()) {
                if (!known.sectors().contains(written.sector())) {
                    wrong(
                            "/supplier",
                            "供給元の組織・サービスの名称か id、わからなければ分野を選んでください",
                            "the name or id of the organisation or service, or at least its"
                                    + " sector");
                    return null;
                }
                return new Stated.Supplier(null, null, written.sector(), Text.same("—"));
            }
            List<Stated.Supplier> found =
                    known.suppliers().getOrDefault(written.supplier().strip(), List.of());
            boolean oneOrganisation =
                    found.stream().map(Stated.Supplier::organisation).distinct().count() == 1;
            if (!oneOrganisation) {
                wrong(
                        "/supplier",
                        "この仕組みに登録された、ほかの事業者かそのサービスの名称か id です。なければ分野を選んでください",
                        "the name or id of another operator registered here, or of its service;"
                                + " otherwise choose a sector");
                return null;
            }
            return found.stream()
                    .filter(one -> written.supplier().strip().equals(one.service()))
                    .findFirst()
                    .or(() -> found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty())
                    .orElseGet(() ->
                            new Stated.Supplier(
                                    found.getFirst().organisation(),
                                    null,
                                    known.sectors().contains(written.sector())
                                            ? written.sector()
                                            : null,
                                    Text.same("—")));
        }

        private Kind kind() {
            return Kind.of(written.kind())
                    .orElseGet(() -> {
                        wrong("/kind", "4つの種類から選んでください", "one of the four kinds");
                        return Kind.PHYSICAL;
                    });
        }

        private Dependency.Substitutes substitutes() {
            String group = line("/substitutes", written.substitutes(), 100);
            return new Dependency.Substitutes(group, whole("/needs", written.needs(), 1, 1_000));
        }

        private Dependency.Course course() {
            Growth growth =
                    Growth.of(written.growth())
                            .orElseGet(() -> {
                                wrong("/growth", "4つの現れ方から選んでください", "one of the four ways to grow");
                                return Growth.AT_ONCE;
                            });
            return new Dependency.Course(
                    growth,
                    hours("/growthHours", written.growthHours()).likely(),
                    written.coupled());
        }

        private Dependency.Evidence evidence() {
            LocalDate asOf = null;
            if (!written.asOf().isBlank()) {
                try {
                    asOf = LocalDate.parse(written.asOf().strip());
                } catch (DateTimeException e) {
                    wrong("/asOf", "2026-11-27 のように書いてください", "a day such as 2026-11-27");
                }
            }
            return new Dependency.Evidence(
                    line("/evidence", written.evidence(), LONGEST_EVIDENCE),
                    whole("/confidence", written.confidence(), 0, 5),
                    asOf);
        }

        private List<String> shownTo(Stated.@Nullable Supplier supplier) {
            List<String> chosen =
                    written.shownTo().stream()
                            .flatMap(one ->
                                    one.equals("supplier")
                                            ? Stream.ofNullable(
                                                    supplier == null
                                                            ? null
                                                            : supplier.organisation())
                                            : Stream.of(one))
                            .distinct()
                            .sorted()
                            .toList();
            boolean known =
                    chosen.stream()
                            .allMatch(one ->
                                    this.known.organisations().contains(one)
                                            || (supplier != null
                                                    && one.equals(supplier.organisation())));
            if (!known) {
                wrong("/shownTo", "一覧にある組織を選んでください", "organisations of the list");
            }
            return chosen;
        }

        private Estimate hours(String pointer, String text) {
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

        private int whole(String pointer, String text, int least, int most) {
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
            wrong.add(
                    new Problem.Field(
                            pointer,
                            Text.of("{0}から{1}までの整数です", "a whole number from {0} to {1}")
                                    .with(least, most)));
            return least;
        }

        private String line(String pointer, String text, int longest) {
            String line = text.strip();
            if (line.length() > longest || line.chars().anyMatch(Character::isISOControl)) {
                wrong.add(
                        new Problem.Field(
                                pointer,
                                Text.of("1行、{0}文字までで書いてください", "one line of at most {0} characters")
                                        .with(longest)));
            }
            return line;
        }

        private void wrong(String pointer, String ja, String en) {
            wrong.add(new Problem.Field(pointer, Text.of(ja, en)));
        }
    }
}
