package kaname.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every statement of the regimes with its source: what was not read, what was read too long ago,
/// what cites nothing.
public record Audit(int statements, int armed, List<Finding> findings) {

    /// A source is looked at again after this many months.
    private static final int MONTHS = 12;

    public enum Kind {
        /// Shown as 未確認; arms nothing.
        UNVERIFIED,
        /// Not read; armed by decision of a named person.
        VOUCHED,
        /// Read more than twelve months before the day asked for.
        STALE,
        /// Arms a duty without instrument, article, source or the day on which it was read.
        UNCITED
    }

    /// One statement, such as `jp-railway/triggers/train-delay`.
    public record Finding(Kind kind, String place) {}

    public Audit {
        findings = List.copyOf(findings);
    }

    public static Audit of(Catalogue catalogue, LocalDate today) {
        Auditor auditor = new Auditor(catalogue, today);
        catalogue.regimes().forEach(auditor::regime);
        return new Audit(auditor.statements, auditor.armed, auditor.findings);
    }

    public List<Finding> of(Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).toList();
    }

    private static final class Auditor {
        private final Catalogue catalogue;
        private final LocalDate staleBefore;
        private final List<Finding> findings = new ArrayList<>();
        private int statements;
        private int armed;

        Auditor(Catalogue catalogue, LocalDate today) {
            this.catalogue = catalogue;
            this.staleBefore = today.minusMonths(MONTHS);
        }

        void regime(Regime regime) {
            String id = regime.id();
            boolean cited =
                    catalogue.instruments().containsKey(regime.instrument())
                            && regime.article() != null;
            statement(id, regime.source(), cited);
            regime.status().forEach(s -> statement(id + "/status/" + s.from(), s.source(), cited));
            optional(id + "/grace", regime.applies().graceSource());
            regime.triggers()
                    .forEach(t -> statement(id + "/triggers/" + t.id(), t.source(), cited));
            regime.stages().forEach(stage -> stage(id, stage, cited));
        }

        private void stage(String regime, Stage stage, boolean cited) {
            String place = regime + "/stages/" + stage.id();
            statement(place, stage.source(), cited);
            for (Limit limit : stage.clock().limits()) {
                optional(place + "/" + limit.starts().id(), limit.source());
            }
            stage.clock().unless().forEach(u -> statement(place + "/unless", u.source(), cited));
            ClockRule.Target target = stage.clock().target();
            optional(place + "/target", target == null ? null : target.source());
            Stage.Answer answer = stage.answer();
            optional(place + "/answer", answer == null ? null : answer.source());
        }

        private void optional(String place, @Nullable Source source) {
            if (source != null) {
                statement(place, source, true);
            }
        }

        private void statement(String place, Source source, boolean cited) {
            statements++;
            if (!source.provenance().arms()) {
                findings.add(new Finding(Kind.UNVERIFIED, place));
                return;
            }
            armed++;
            if (source.provenance() == Provenance.VOUCHED) {
                findings.add(new Finding(Kind.VOUCHED, place));
            }
            if (!cited
                    || source.title() == null
                    || blank(source.where())
                    || source.read() == null) {
                findings.add(new Finding(Kind.UNCITED, place));
            } else if (source.read().isBefore(staleBefore)) {
                findings.add(new Finding(Kind.STALE, place));
            }
        }

        private static boolean blank(@Nullable String text) {
            return text == null || text.isBlank();
        }
    }
}
