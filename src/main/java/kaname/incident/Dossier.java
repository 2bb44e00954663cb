package kaname.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kaname.catalogue.Facts;

/// An incident with everything that was stated about it, in the order of its reports.
public record Dossier(Incident incident, List<Report> reports) {

    /// One fact as one report stated it. `superseded` when a later report states it anew.
    public record Statement(
            String fact, Object value, int report, Instant at, boolean superseded) {}

    public Dossier {
        reports = reports.stream().sorted(Comparator.comparingInt(Report::number)).toList();
    }

    /// What is known after all reports: the latest statement of each fact, with what the platform
    /// itself knows.
    public Facts facts() {
        Facts known =
                new Facts(
                        Map.of(
                                "kind", incident.kind().factValue(),
                                "title", incident.title()));
        for (Report report : reports) {
            known = known.and(report.facts().values());
        }
        return known;
    }

    /// Voluntary regimes that the operator said no to, and did not later say yes to.
    public Set<String> declined() {
        Set<String> declined = new TreeSet<>();
        for (Report report : reports) {
            declined.addAll(report.wishes().decline());
            report.wishes().send().forEach(declined::remove);
        }
        return declined;
    }

    public int lastReport() {
        return reports.isEmpty() ? 0 : reports.getLast().number();
    }

    public List<Statement> history() {
        List<Statement> history = new ArrayList<>();
        for (Report report : reports) {
            report.facts()
                    .values()
                    .forEach((fact, value) ->
                            history.add(
                                    new Statement(
                                            fact,
                                            value,
                                            report.number(),
                                            report.at(),
                                            stated(fact, report.number()))));
        }
        return history;
    }

    private boolean stated(String fact, int after) {
        return reports.stream().anyMatch(r -> r.number() > after && r.facts().answered(fact));
    }
}
