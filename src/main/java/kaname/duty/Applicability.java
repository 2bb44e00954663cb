package kaname.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Counting;
import kaname.catalogue.Facts;
import kaname.catalogue.Regime;
import kaname.catalogue.Regime.Applies;
import kaname.catalogue.Regime.Standing;
import kaname.catalogue.Sector;
import kaname.platform.Text;

/// Whether a regime binds an operator on a day: is it in force, does it hold a status that it
/// names, in a sector that exists, outside the grace period.
sealed interface Applicability {

    record Binds(List<Text> because) implements Applicability {}

    record DoesNot(List<Text> because) implements Applicability {}

    /// The status that counts only where the sector is one of the framework's on that day.
    String CI_OPERATOR = "ci-operator";

    static Applicability of(Regime regime, Matter matter, Catalogue catalogue, LocalDate on) {
        Optional<Regime.Status> standing = regime.on(on);
        if (standing.isEmpty() || standing.get().is() != Standing.IN_FORCE) {
            return new DoesNot(List.of(notInForce(regime, standing, on)));
        }
        Operator operator = matter.operator();
        Applies applies = regime.applies();
        List<Operator.Held> held =
                applies.to().stream().flatMap(s -> operator.holds(s, on).stream()).toList();
        if (held.isEmpty()) {
            return new DoesNot(List.of(notBound(applies, operator, on)));
        }
        boolean onlyAsCiOperator = held.stream().allMatch(h -> h.status().equals(CI_OPERATOR));
        if (onlyAsCiOperator && sectorsOn(operator, catalogue, on).isEmpty()) {
            return new DoesNot(List.of(noSectorYet(operator, catalogue, on)));
        }
        if (!applies.sectors().isEmpty()
                && applies.sectors().stream().noneMatch(operator.sectors()::contains)) {
            return new DoesNot(
                    List.of(
                            Text.of("対象の分野ではありません（{0}）", "not in a sector it covers ({0})")
                                    .with(applies.text())));
        }
        return grace(applies, matter, on)
                .<Applicability>map(text -> new DoesNot(List.of(text)))
                .orElseGet(() -> new Binds(List.of(binds(regime, standing.get()))));
    }

    static List<Sector> sectorsOn(Operator operator, Catalogue catalogue, LocalDate on) {
        return catalogue.sectorsOn(on).stream()
                .filter(sector -> operator.sectors().contains(sector.id()))
                .toList();
    }

    private static Text notBound(Applies applies, Operator operator, LocalDate on) {
        Text not =
                Text.of(
                                "対象は{0}。この事業者は{1}時点で該当しません",
                                "It binds {0}; this operator is not one on {1}")
                        .with(applies.text(), Text.same(on.toString()));
        return operator.statuses().stream()
                .filter(held -> applies.to().contains(held.status()))
                .map(Operator.Held::from)
                .filter(from -> from != null && from.isAfter(on))
                .min(LocalDate::compareTo)
                .map(from ->
                        Text.of("{0}（該当するのは{1}から）", "{0} (it is from {1} on)")
                                .with(not, Text.same(from.toString())))
                .orElse(not);
    }

    private static Text binds(Regime regime, Regime.Status standing) {
        return Text.of("対象：{0}（{1}から施行）", "It binds {0} (in force since {1})")
                .with(regime.applies().text(), Text.same(standing.from().toString()));
    }

    private static Text notInForce(Regime regime, Optional<Regime.Status> standing, LocalDate on) {
        Text day = Text.same(on.toString());
        Text state =
                standing.map(s -> s.is().label())
                        .orElse(Text.of("まだ存在しません", "not yet in existence"));
        Text then =
                regime.inForceFrom()
                        .filter(from -> from.isAfter(on))
                        .map(from ->
                                Text.of("（施行は{0}）", " (in force from {0})")
                                        .with(Text.same(from.toString())))
                        .orElse(null);
        Text text = Text.of("{0}時点では{1}", "On {0}: {1}").with(day, state);
        return then == null ? text : new Text(text.ja() + then.ja(), text.en() + then.en());
    }

    private static Text noSectorYet(Operator operator, Catalogue catalogue, LocalDate on) {
        return operator.sectors().stream()
                .flatMap(id -> catalogue.sector(id).stream())
                .findFirst()
                .map(sector ->
                        Text.of(
                                        "「{0}」が重要インフラ分野になったのは{1}で、{2}時点では対象外です",
                                        "“{0}” became a critical-infrastructure sector on {1}; on"
                                                + " {2} it was not one")
                                .with(
                                        sector.label(),
                                        Text.same(sector.from().toString()),
                                        Text.same(on.toString())))
                .orElse(
                        Text.of(
                                "重要インフラ分野に属していません",
                                "It belongs to no critical-infrastructure sector"));
    }

    private static Optional<Text> grace(Applies applies, Matter matter, LocalDate on) {
        if (applies.graceMonths() == 0) {
            return Optional.empty();
        }
        return matter.operator()
                .holds(applies.to().getFirst(), on)
                .map(Operator.Held::from)
                .filter(from -> insideGrace(from, applies, matter.facts()))
                .map(from ->
                        Text.of(
                                        "指定（{0}）から{1}か月以内に認知した事象は除かれます",
                                        "Events recognised within {1} months of designation ({0})"
                                                + " are excepted")
                                .with(Text.same(from.toString()), applies.graceMonths()));
    }

    private static boolean insideGrace(LocalDate designated, Applies applies, Facts facts) {
        Optional<Instant> aware = facts.get("aware_at", Instant.class);
        return aware.map(at -> at.atZone(Counting.JAPAN.zone()).toLocalDate())
                .filter(day -> !day.isBefore(designated))
                .filter(day -> day.isBefore(designated.plusMonths(applies.graceMonths())))
                .isPresent();
    }
}
