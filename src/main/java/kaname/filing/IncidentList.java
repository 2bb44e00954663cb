package kaname.filing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.catalogue.FactWords;
import kaname.incident.Dossiers;
import kaname.incident.Kind;
import kaname.platform.Cursor;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// One page of the operator's incidents, newest first. `next` is where the following page starts.
record IncidentList(List<Line> lines, Text headline, boolean continued, @Nullable String next) {

    record Line(
            UUID id,
            String title,
            Text kind,
            boolean exercise,
            boolean closed,
            Instant openedAt,
            int reports,
            String css,
            Text state) {}

    static IncidentList of(
            List<Dossiers.Line> found, FactWords words, boolean continued, int page) {
        List<Line> lines = found.stream().map(line -> line(line, words)).toList();
        String next = null;
        if (found.size() == page) {
            var last = found.getLast().incident();
            next = new Cursor(last.openedAt(), last.id()).toString();
        }
        return new IncidentList(lines, headline(lines), continued, next);
    }

    private static Text headline(List<Line> lines) {
        long down =
                lines.stream()
                        .filter(line -> !line.exercise() && !line.closed())
                        .filter(line ->
                                line.css().equals("stopped") || line.css().equals("degraded"))
                        .count();
        if (lines.isEmpty()) {
            return Text.of("事案はまだありません。", "No incidents yet.");
        }
        return down == 0
                ? Text.of("いま止まっている、または低下しているサービスはありません。", "No service is stopped or degraded.")
                : Text.of(
                                "止まっている、または低下しているサービスの事案が{0}件あります。",
                                "Incidents with a service stopped or degraded: {0}.")
                        .with(down);
    }

    private static Line line(Dossiers.Line line, FactWords words) {
        var incident = line.incident();
        String state = line.serviceState();
        return new Line(
                incident.id(),
                incident.title(),
                kind(incident.kind()),
                incident.exercise(),
                line.closed(),
                incident.openedAt(),
                line.reports(),
                state == null ? "unknown" : ServiceSteps.css(state),
                state == null
                        ? Text.of("状態の報告なし", "No state reported")
                        : words.value("service_state", state));
    }

    private static Text kind(Kind kind) {
        return switch (kind) {
            case INCIDENT -> Text.of("障害・不具合", "Incident");
            case NEAR_MISS -> Text.of("予兆・ヒヤリハット", "Near miss");
            case THREAT -> Text.of("脅威情報", "Threat");
        };
    }
}
