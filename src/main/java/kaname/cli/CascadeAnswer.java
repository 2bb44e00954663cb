package kaname.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import kaname.dependency.cascade.CommonSites;
import kaname.dependency.cascade.Forecast;
import kaname.dependency.cascade.Question;
import kaname.dependency.cascade.Tally;
import kaname.dependency.model.Service;
import kaname.platform.Language;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A forecast for a program, or for a person at a terminal.
record CascadeAnswer(Forecast forecast, Reached reached, Language language) {

    /// What one hazard reaches together with its backup.
    record Reached(List<CommonSites.Shared> shared, List<CommonSites.Backup> backups) {

        static final Reached NOTHING = new Reached(List.of(), List.of());
    }

    private static final int DECIMALS = 4;

    /// What a tally of some scenarios covers.
    static String of(Tally tally, Language language) {
        int all = tally.question().scenarios();
        Text covered =
                Text.of("シナリオ {0}（全{1}通り）", "Scenarios {0} of {1}").with(tally.covered(), all);
        return tally.missing().none()
                ? covered.in(language)
                : Text.of("{0}、残り {1}", "{0}; missing: {1}")
                        .with(covered, tally.missing())
                        .in(language);
    }

    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("scenarios", forecast.scenarios());
        json.put("hours", forecast.hours());
        json.put("seed", forecast.seed());
        var services = json.putArray("services");
        for (Forecast.Prospect one : forecast.services()) {
            ObjectNode node = services.addObject();
            node.put("id", one.service().id());
            put(node, "failsAtHours", one.fails());
            node.put("probability", rounded(one.probability().value()));
            node.putArray("probability95")
                    .add(rounded(one.probability().low()))
                    .add(rounded(one.probability().high()));
            put(node, "degradesAtHours", one.degrades());
            put(node, "restoredAtHours", one.restored());
            node.put("unservedHours", rounded(one.unserved()));
            node.put("degradedHours", rounded(one.degraded()));
        }
        var common = json.putArray("commonSites");
        for (CommonSites.Shared one : reached.shared()) {
            ObjectNode node = common.addObject();
            node.put("consumer", one.consumer().id());
            node.put("group", one.group());
            node.put("apartKm", rounded(one.apart()));
            var hit = node.putArray("hit");
            one.hit().forEach(service -> hit.add(service.id()));
        }
        var backups = json.putArray("commonBackups");
        for (CommonSites.Backup one : reached.backups()) {
            backups.addObject()
                    .put("service", one.service().id())
                    .put("apartKm", rounded(one.apart()));
        }
        return json.toPrettyString() + "\n";
    }

    private static void put(
            ObjectNode node, String name, Forecast.@Nullable Percentiles percentiles) {
        if (percentiles == null) {
            node.putNull(name);
            return;
        }
        node.putObject(name)
                .put("p10", rounded(percentiles.p10()))
                .put("p50", rounded(percentiles.p50()))
                .put("p90", rounded(percentiles.p90()));
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP).doubleValue();
    }

    String table(Question question) {
        StringBuilder table = new StringBuilder();
        String failures =
                question.failures().stream()
                        .map(one -> one.service() + "@" + hours(one.hours()))
                        .collect(Collectors.joining(", "));
        List<Forecast.Prospect> affected = forecast.affected();
        long stopping = affected.stream().filter(one -> one.fails() != null).count();
        line(
                table,
                Text.of(
                                "{0} が止まると、{1}時間のうちに {2}/{3} のサービスが止まりうる（{4}通りの計算、種 {5}）",
                                "After {0}, {2} of {3} services may stop within {1} h ({4}"
                                        + " scenarios, seed {5})")
                        .with(
                                failures,
                                hours(forecast.hours()),
                                stopping,
                                forecast.services().size(),
                                forecast.scenarios(),
                                forecast.seed()));
        line(
                table,
                Text.of(
                        "   止まる時刻 p10/p50/p90   見込み（95%区間）   止まる時間   影響の始まり   サービス",
                        "   stops at p10/p50/p90 h   chance (95 %)       hours down   first effect "
                                + "  service"));
        for (Forecast.Prospect one : affected) {
            table.append(
                    "   %-24s %-19s %-12s %-14s %s (%s)%n"
                            .formatted(
                                    one.fails() == null ? "—" : percentiles(one.fails()),
                                    chance(one.probability()),
                                    hours(one.unserved()),
                                    one.degrades() == null ? "—" : hours(one.degrades().p50()),
                                    one.service().name().in(language),
                                    one.service().id()));
        }
        int untouched = forecast.services().size() - affected.size();
        line(table, Text.of("影響のないサービス：{0}", "Not affected: {0}").with(untouched));
        for (CommonSites.Backup one : reached.backups()) {
            line(
                    table,
                    Text.of(
                                    "同じ災害が届く自分の控え：{0}（{1} km）",
                                    "A backup that the same hazard reaches: {0} ({1} km)")
                            .with(one.service().name(), Math.round(one.apart())));
        }
        for (CommonSites.Shared one : reached.shared()) {
            line(
                    table,
                    Text.of(
                                    "同じ災害が届く控え：{0} の「{1}」は {2}（離れても {3} km）",
                                    "Backups that one hazard reaches: {1} of {0}: {2} (at most {3}"
                                            + " km apart)")
                            .with(
                                    one.consumer().name(),
                                    one.group(),
                                    Text.list(one.hit().stream().map(Service::name).toList()),
                                    Math.round(one.apart())));
        }
        return table.toString();
    }

    private void line(StringBuilder table, Text text) {
        table.append(text.in(language)).append('\n');
    }

    private static String percentiles(Forecast.Percentiles percentiles) {
        return hours(percentiles.p10())
                + " / "
                + hours(percentiles.p50())
                + " / "
                + hours(percentiles.p90());
    }

    private static String chance(Forecast.Share share) {
        return String.format(
                Locale.ROOT,
                "%.0f %% (%.0f–%.0f)",
                100 * share.value(),
                100 * share.low(),
                100 * share.high());
    }

    private static String hours(double hours) {
        return BigDecimal.valueOf(hours)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
