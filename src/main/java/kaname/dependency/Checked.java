package kaname.dependency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.Growth;
import kaname.dependency.model.Kind;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A dependency that may be kept: every part was checked.
record Checked(Stated.Supplier supplier, Dependency dependency, List<String> shownTo) {

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
        private final Entries in = new Entries();

        Reading(Written written, Known known) {
            this.written = written;
            this.known = known;
        }

        Checked checked() {
            if (!known.services().contains(written.consumer())) {
                in.wrong("/consumer", "あなたの組織のサービスを選んでください", "one of your own services");
            }
            Stated.Supplier supplier = supplier();
            Kind kind = kind();
            Estimate strength =
                    Strengths.read(written.strength())
                            .orElseGet(() -> {
                                in.wrong(
                                        "/strength",
                                        "1〜5の答えか、0より大きく1以下の割合です（0.3、0.2/0.3/0.4）",
                                        "an answer from 1 to 5, or a share above 0 and up to 1"
                                                + " (0.3, 0.2/0.3/0.4)");
                                return Estimate.exactly(1);
                            });
            Estimate buffer = in.hours("/buffer", written.buffer());
            Dependency.Substitutes substitutes = substitutes();
            Dependency.Course course = course();
            Dependency.Evidence evidence =
                    in.evidence(written.evidence(), written.confidence(), written.asOf());
            Dependency.Notice notice = in.notice(written.noticeHours(), written.noticeClause());
            List<String> shownTo = shownTo(supplier);
            in.throwIfWrong();
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
                            evidence,
                            notice),
                    shownTo);
        }

        /// Of no use once something was wrong with it.
        private Stated.Supplier supplier() {
            if (written.supplier().isBlank()) {
                if (!known.sectors().contains(written.sector())) {
                    in.wrong(
                            "/supplier",
                            "供給元の組織・サービスの名称か id、わからなければ分野を選んでください",
                            "the name or id of the organisation or service, or at least its"
                                    + " sector");
                }
                return new Stated.Supplier(null, null, written.sector(), Text.same("—"));
            }
            List<Stated.Supplier> found =
                    known.suppliers().getOrDefault(written.supplier().strip(), List.of());
            boolean oneOrganisation =
                    found.stream().map(Stated.Supplier::organisation).distinct().count() == 1;
            if (!oneOrganisation) {
                in.wrong(
                        "/supplier",
                        "この仕組みに登録された、ほかの事業者かそのサービスの名称か id です。なければ分野を選んでください",
                        "the name or id of another operator registered here, or of its service;"
                                + " otherwise choose a sector");
                return new Stated.Supplier(null, null, written.sector(), Text.same("—"));
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
                        in.wrong("/kind", "4つの種類から選んでください", "one of the four kinds");
                        return Kind.PHYSICAL;
                    });
        }

        private Dependency.Substitutes substitutes() {
            String group = in.line("/substitutes", written.substitutes(), 100);
            return new Dependency.Substitutes(group, in.whole("/needs", written.needs(), 1, 1_000));
        }

        private Dependency.Course course() {
            Growth growth =
                    Growth.of(written.growth())
                            .orElseGet(() -> {
                                in.wrong(
                                        "/growth",
                                        "4つの現れ方から選んでください",
                                        "one of the four ways to grow");
                                return Growth.AT_ONCE;
                            });
            return new Dependency.Course(
                    growth,
                    in.hours("/growthHours", written.growthHours()).likely(),
                    written.coupled());
        }

        private List<String> shownTo(Stated.Supplier supplier) {
            @Nullable String organisation = supplier.organisation();
            List<String> chosen =
                    written.shownTo().stream()
                            .flatMap(one ->
                                    one.equals("supplier")
                                            ? Stream.ofNullable(organisation)
                                            : Stream.of(one))
                            .toList();
            List<String> mayBe = new ArrayList<>(known.organisations());
            if (organisation != null) {
                mayBe.add(organisation);
            }
            return in.shownTo(chosen, mayBe);
        }
    }
}
