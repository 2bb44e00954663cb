package kaname.nearmiss;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.nearmiss.redaction.Deidentified;
import kaname.nearmiss.redaction.Finding;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A text in runs, for a page: what stays, and what is marked, how and why.
///
/// @param how `certain`, `suspected`, `restored`, `faint`, `unique`, `mask`, or "" for what is not
///   marked
/// @param number of a suspicion, -1 for anything else
public record Marked(
        String text, String how, @Nullable Text label, @Nullable Text why, int number) {

    private static final Pattern MASK = Pattern.compile("〔[^〕]{1,30}〕|\\[[^\\]\\n]{1,40}\\]");

    static List<Marked> original(Passed passed) {
        Deidentified result = passed.result();
        List<Marked> marks = new ArrayList<>();
        List<Finding> all = new ArrayList<>(result.certain());
        all.addAll(result.suspected());
        all.addAll(result.faint());
        all.addAll(result.unique());
        all.addAll(result.doubts());
        Set<Finding> certain = new HashSet<>(result.certain());
        Set<Finding> unique = new HashSet<>(result.unique());
        unique.addAll(result.doubts());
        all.sort(
                Comparator.comparingInt(Finding::start)
                        .thenComparing(Comparator.comparingInt(Finding::end).reversed()));
        int at = 0;
        for (Finding finding : all) {
            if (finding.start() < at) {
                continue;
            }
            plain(result.text().substring(at, finding.start()), marks);
            int number = result.suspected().indexOf(finding);
            String how =
                    unique.contains(finding)
                            ? "unique"
                            : certain.contains(finding)
                                    ? "certain"
                                    : number < 0
                                            ? "faint"
                                            : passed.restored().contains(number)
                                                    ? "restored"
                                                    : "suspected";
            marks.add(
                    new Marked(
                            result.text().substring(finding.start(), finding.end()),
                            how,
                            finding.kind().label(),
                            finding.why(),
                            number));
            at = finding.end();
        }
        plain(result.text().substring(at), marks);
        return marks;
    }

    /// A text that leaves, its pseudonyms and generalisations marked.
    static List<Marked> leaving(@Nullable String text) {
        List<Marked> marks = new ArrayList<>();
        String all = text == null ? "" : text;
        Matcher mask = MASK.matcher(all);
        int at = 0;
        while (mask.find()) {
            plain(all.substring(at, mask.start()), marks);
            marks.add(new Marked(mask.group(), "mask", null, null, -1));
            at = mask.end();
        }
        plain(all.substring(at), marks);
        return marks;
    }

    private static void plain(String text, List<Marked> marks) {
        String[] parts = text.split("\n?\u001E\n?", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                marks.add(new Marked("", "cut", null, null, -1));
            }
            if (!parts[i].isEmpty()) {
                marks.add(new Marked(parts[i], "", null, null, -1));
            }
        }
    }
}
