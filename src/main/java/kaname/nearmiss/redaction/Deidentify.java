package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds what would tell who wrote a text: what is certain, what is suspected, and what makes the
/// reporter one of a kind.
public final class Deidentify {

    private static final List<Recogniser> SHAPES = shapes();
    private static final List<Recogniser> SUSPICIONS = suspicions();

    /// What is left of what was left: あさひ, な, 電工.
    private static final int ROUNDS = 2;

    private static final Comparator<Finding> LONGEST_FIRST =
            Comparator.comparing(Finding::faint)
                    .thenComparing(Comparator.comparingInt(finding -> -finding.span().length()))
                    .thenComparingInt(Finding::start);

    private Deidentify() {}

    private static List<Recogniser> shapes() {
        List<Recogniser> all = new ArrayList<>();
        all.add(new Decoders());
        all.addAll(Numbers.ALL);
        all.addAll(PostalAddresses.ALL);
        all.addAll(Accounts.ALL);
        all.addAll(Firms.ALL);
        all.add(new Addresses());
        all.add(new Dates());
        all.add(new Clocks());
        return List.copyOf(all);
    }

    private static List<Recogniser> suspicions() {
        List<Recogniser> all = new ArrayList<>(LatinTitles.ALL);
        all.addAll(People.ALL);
        all.add(new Signatures());
        all.add(new Suspicion());
        all.add(new KanaNames());
        all.add(new LatinNames());
        return List.copyOf(all);
    }

    /// @param text as the reporter wrote it; bounded by the caller
    public static Deidentified of(String text, ClosedWorld world) {
        Reading reading = Reading.of(text, world);
        List<Span> kept = Kept.in(reading);
        List<Finding> certain = certain(reading, kept);
        Covered covered = Covered.by(kept);
        certain.forEach(finding -> covered.add(finding.span()));
        List<Finding> found = all(SUSPICIONS, reading);
        List<Finding> names = new ArrayList<>(settled(sure(found), covered));
        for (int round = 0; round < ROUNDS; round++) {
            List<Finding> known = new ArrayList<>(certain);
            known.addAll(names);
            names.addAll(settled(Remnants.in(reading, known), covered));
        }
        names.sort(Comparator.comparingInt(Finding::start));
        List<Finding> faint =
                settled(found.stream().filter(Finding::faint).toList(), covered.copy());
        return new Deidentified(
                text,
                certain,
                written(names, text),
                written(faint, text),
                Uniqueness.in(reading),
                Doubts.in(reading, covered),
                reading.japanese());
    }

    private static List<Finding> sure(List<Finding> found) {
        return found.stream().filter(finding -> !finding.faint()).toList();
    }

    private static List<Finding> written(List<Finding> found, String text) {
        return found.stream()
                .filter(finding -> !text.substring(finding.start(), finding.end()).isBlank())
                .toList();
    }

    private static List<Finding> certain(Reading reading, List<Span> kept) {
        List<Finding> found = new ArrayList<>(reading.world().in(reading.plain()));
        for (Finding finding : all(SHAPES, reading)) {
            if (kept.stream().allMatch(one -> gives(one, finding))) {
                found.add(finding);
            }
        }
        return settled(found, new Covered());
    }

    private static List<Finding> all(List<Recogniser> recognisers, Reading reading) {
        return recognisers.stream().flatMap(recogniser -> recogniser.in(reading).stream()).toList();
    }

    /// What must reach the reader gives way to what stands whatever else it looks like, and to the
    /// name of a machine that a product is a part of.
    private static boolean gives(Span kept, Finding finding) {
        return switch (finding.kind()) {
            case MAIL, URL, NETWORK, PATH, ENCODED -> true;
            case HOST -> !kept.overlaps(finding.span()) || !kept.covers(finding.span());
            default -> !kept.overlaps(finding.span());
        };
    }

    /// The longest of those that lie over each other, and what the others have beside it; by place.
    private static List<Finding> settled(List<Finding> found, Covered covered) {
        List<Finding> taken = new ArrayList<>();
        for (Finding finding : found.stream().sorted(LONGEST_FIRST).toList()) {
            for (Span rest : covered.rest(finding.span())) {
                taken.add(finding.part(rest));
            }
            covered.add(finding.span());
        }
        return taken.stream().sorted(Comparator.comparingInt(Finding::start)).toList();
    }
}
