package kaname.framework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import kaname.catalogue.ArticleCitation;
import kaname.catalogue.Audit;
import kaname.catalogue.Catalogue;
import kaname.catalogue.CatalogueDifference;
import kaname.catalogue.CatalogueError;
import kaname.catalogue.CatalogueFolder;
import kaname.catalogue.Sector;
import kaname.duty.WorkedExamples;
import org.jspecify.annotations.Nullable;

/// What a change would do to the catalogue, and whether it may. Pure: the same files give the same
/// findings, whoever asks.
///
/// `unreadable` names file and place of the first fault; then nothing else is known. `armed` are
/// the places that would begin to bind though they did not before, or on somebody's word only.
public record Examination(
        @Nullable String unreadable,
        CatalogueDifference difference,
        int examples,
        List<String> failures,
        List<String> uncited,
        NavigableSet<String> armed,
        NavigableSet<String> newSectors,
        NavigableSet<String> rules,
        List<ArticleCitation.Drift> drift) {

    // what decides who is bound to report what and when: such a change needs its burden estimated
    private static final Pattern RULE =
            Pattern.compile(
                    "(triggers|stages|applies|status|class|purpose|voluntary|consent)(/.*)?");
    private static final Pattern REGIME = Pattern.compile("regimes/([a-z0-9-]+)\\.yaml");

    /// A readiness record is due: no sector joins without one.
    public boolean needsReadiness() {
        return !newSectors.isEmpty();
    }

    /// A burden sheet is due: no rule begins to bind without one.
    public boolean needsBurden() {
        return !rules.isEmpty();
    }

    public boolean passes() {
        return unreadable == null && failures.isEmpty() && uncited.isEmpty();
    }

    static Examination of(CatalogueFolder before, Map<String, String> files, LocalDate today) {
        return of(before, before.under(files), today);
    }

    static Examination of(CatalogueFolder before, CatalogueFolder after, LocalDate today) {
        CatalogueDifference difference;
        WorkedExamples.Outcome outcome;
        try {
            outcome = WorkedExamples.of(after);
            difference = CatalogueDifference.between(before, after);
        } catch (CatalogueError e) {
            return unreadable(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // such as an expected moment that is none: the file is the author's, the fault too
            return unreadable(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        Catalogue was = Catalogue.of(before);
        Catalogue catalogue = outcome.catalogue();
        Audit auditBefore = Audit.of(was, today);
        Audit audit = Audit.of(catalogue, today);
        return new Examination(
                null,
                difference,
                outcome.examples(),
                outcome.failures(),
                places(audit, Audit.Kind.UNCITED).stream().toList(),
                armed(auditBefore, audit),
                newSectors(was, catalogue),
                rules(difference),
                ArticleCitation.drift(catalogue, today));
    }

    private static Examination unreadable(String why) {
        return new Examination(
                why,
                new CatalogueDifference(List.of()),
                0,
                List.of(),
                List.of(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                List.of());
    }

    private static NavigableSet<String> armed(Audit before, Audit after) {
        NavigableSet<String> armed = places(after, Audit.Kind.VOUCHED);
        armed.removeAll(places(before, Audit.Kind.VOUCHED));
        Set<String> stillUnread = places(after, Audit.Kind.UNVERIFIED);
        List<String> read = new ArrayList<>(places(before, Audit.Kind.UNVERIFIED));
        read.removeAll(stillUnread);
        armed.addAll(read);
        return armed;
    }

    private static NavigableSet<String> places(Audit audit, Audit.Kind kind) {
        NavigableSet<String> places = new TreeSet<>();
        audit.of(kind).forEach(finding -> places.add(finding.place()));
        return places;
    }

    private static NavigableSet<String> newSectors(Catalogue before, Catalogue after) {
        Set<String> known = new HashSet<>();
        before.sectors().forEach(sector -> known.add(sector.id()));
        NavigableSet<String> added = new TreeSet<>();
        after.sectors().stream()
                .map(Sector::id)
                .filter(id -> !known.contains(id))
                .forEach(added::add);
        return added;
    }

    private static NavigableSet<String> rules(CatalogueDifference difference) {
        NavigableSet<String> rules = new TreeSet<>();
        for (CatalogueDifference.Line line : difference.lines()) {
            var regime = REGIME.matcher(line.file());
            if (regime.matches() && RULE.matcher(line.place()).matches()) {
                rules.add(regime.group(1));
            }
        }
        return rules;
    }
}
