package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kaname.platform.Text;

/// A text and what would give its writer away.
///
/// @param certain what goes in any case
/// @param suspected what may be a name: shown to a reviewer, and gone where no reviewer looks
/// @param faint what is worth a reviewer's look and stays otherwise
/// @param unique what says that there is one only: no mask helps
/// @param doubts what stands where a name stands and can't be told from an ordinary word
/// @param japanese whether masks are written in Japanese
public record Deidentified(
        String text,
        List<Finding> certain,
        List<Finding> suspected,
        List<Finding> faint,
        List<Finding> unique,
        List<Finding> doubts,
        boolean japanese) {

    public Deidentified {
        certain = List.copyOf(certain);
        suspected = List.copyOf(suspected);
        faint = List.copyOf(faint);
        unique = List.copyOf(unique);
        doubts = List.copyOf(doubts);
    }

    /// A person has to decide: no mask is sure to hide who wrote this.
    public boolean held() {
        return !unique.isEmpty() || !doubts.isEmpty();
    }

    /// Why it is held; empty if it is not.
    public List<Text> reasons() {
        return Stream.concat(unique.stream(), doubts.stream())
                .map(Finding::why)
                .distinct()
                .toList();
    }

    /// The text without what is certain and without what is suspected: what may go where nobody
    /// looks at it again.
    public String withoutReviewer() {
        List<Finding> all = new ArrayList<>(certain);
        all.addAll(suspected);
        return without(all);
    }

    /// The text without these. One thing has one letter throughout; letters say nothing beyond this
    /// text.
    public String without(List<Finding> findings) {
        List<Finding> sorted =
                findings.stream().sorted(Comparator.comparingInt(Finding::start)).toList();
        Map<String, String> letters = new HashMap<>();
        Map<Kind, Integer> counts = new HashMap<>();
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Finding finding : sorted) {
            if (finding.start() < at) {
                continue;
            }
            out.append(text, at, finding.start()).append(mask(finding, letters, counts));
            at = finding.end();
        }
        return out.append(text, at, text.length()).toString();
    }

    private String mask(Finding finding, Map<String, String> letters, Map<Kind, Integer> counts) {
        if (!finding.general().isEmpty()) {
            return finding.general();
        }
        return letters.computeIfAbsent(
                finding.kind() + "/" + finding.same(), _ -> pseudonym(finding.kind(), counts));
    }

    private String pseudonym(Kind kind, Map<Kind, Integer> counts) {
        int number = counts.merge(kind, 1, Integer::sum);
        String letter =
                number <= 26 ? Character.toString('A' + number - 1) : Integer.toString(number);
        return japanese
                ? "〔" + kind.label().ja() + letter + "〕"
                : "[" + kind.label().en() + " " + letter + "]";
    }
}
