package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds what would tell who wrote a text: what is certain, what is suspected, and what makes the reporter
/// one of a kind.
public final class Deidentify {

    private static final List<Recogniser> SHAPES = shapes();
    private static final List<Recogniser> SUSPICIONS = suspicions();

    private Deidentify() {}

    private static List<Recogniser> shapes() {
        List<Recogniser> all = new ArrayList<>();
        all.add(new Decoders());
        all.addAll(Patterns.ALL);
        all.add(new Addresses());
        all.add(new Dates());
        all.add(new Clocks());
        return List.copyOf(all);
    }

    private static List<Recogniser> suspicions() {
        List<Recogniser> all = new ArrayList<>(LatinTitles.ALL);
        all.add(new Suspicion());
        all.add(new HiraganaNames());
        all.add(new LatinNames());
        return List.copyOf(all);
    }

    /// @param text as the reporter wrote it; bounded by the caller
    public static Deidentified of(String text, ClosedWorld world) {
        Reading reading = Reading.of(text, world);
        List<Span> kept = Kept.in(reading);
        List<Finding> certain = new ArrayList<>(world.in(reading.plain()));
        for (Recogniser shape : SHAPES) {
            for (Finding finding : shape.in(reading)) {
                if (kept.stream().noneMatch(k -> k.overlaps(finding.span()) && !stronger(finding))) {
                    certain.add(finding);
                }
            }
        }
        List<Finding> settled = settle(certain);
        List<Finding> suspected = new ArrayList<>();
        for (Recogniser suspicion : SUSPICIONS) {
            for (Finding finding : suspicion.in(reading)) {
                if (kept.stream().noneMatch(finding.span()::overlaps)) {
                    suspected.addAll(rest(finding, settled, text));
                }
            }
        }
        List<Finding> names = settle(suspected);
        return new Deidentified(
                text,
                settled,
                names.stream().filter(f -> !f.faint()).toList(),
                names.stream().filter(Finding::faint).toList(),
                Uniqueness.in(reading),
                reading.japanese());
    }

    /// What stands whatever else it looks like.
    private static boolean stronger(Finding finding) {
        return switch (finding.kind()) {
            case MAIL, URL, NETWORK, PATH, ENCODED -> true;
            default -> false;
        };
    }

    /// The longest of those that lie over each other, and what the others have beside it.
    private static List<Finding> settle(List<Finding> found) {
        List<Finding> longest =
                found.stream()
                        .sorted(Comparator.<Finding>comparingInt(f -> -f.span().length()).thenComparingInt(Finding::start))
                        .toList();
        List<Finding> taken = new ArrayList<>();
        for (Finding finding : longest) {
            taken.addAll(rest(finding, List.copyOf(taken), null));
        }
        return taken.stream().sorted(Comparator.comparingInt(Finding::start)).toList();
    }

    /// What of a finding others do not cover already.
    private static List<Finding> rest(Finding finding, List<Finding> others, @org.jspecify.annotations.Nullable String text) {
        int start = finding.start();
        int end = finding.end();
        List<Finding> out = new ArrayList<>();
        for (Finding other : others.stream().sorted(Comparator.comparingInt(Finding::start)).toList()) {
            if (other.end() <= start || other.start() >= end) {
                continue;
            }
            if (other.start() > start) {
                out.add(part(finding, start, other.start()));
            }
            start = Math.max(start, other.end());
        }
        if (start < end) {
            out.add(part(finding, start, end));
        }
        return text == null ? out : out.stream().filter(f -> !text.substring(f.start(), f.end()).isBlank()).toList();
    }

    private static Finding part(Finding finding, int start, int end) {
        return new Finding(
                start, end, finding.kind(), finding.recogniser(), finding.same(), finding.general(), finding.why());
    }
}
