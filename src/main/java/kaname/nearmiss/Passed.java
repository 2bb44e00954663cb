package kaname.nearmiss;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import kaname.nearmiss.redaction.ClosedWorld;
import kaname.nearmiss.redaction.Deidentified;
import kaname.nearmiss.redaction.Deidentify;
import kaname.nearmiss.redaction.Finding;
import org.jspecify.annotations.Nullable;

/// An account gone through the engine once, both of its texts as one, so that a name has the same
/// letter in both.
///
/// @param restored numbers of suspicions that the reporter says are no names, in the order of
///   [Deidentified#suspected]
record Passed(Deidentified result, Set<Integer> restored) {

    private static final String BETWEEN = "\n\u001E\n";

    Passed {
        restored = Set.copyOf(restored);
    }

    static Passed through(Account account, ClosedWorld world, Set<Integer> restored) {
        String text =
                account.whyNot() == null
                        ? account.what()
                        : account.what() + BETWEEN + account.whyNot();
        return new Passed(Deidentify.of(text, world), restored);
    }

    /// The text as it will leave, in its two parts.
    record Parts(String what, @Nullable String whyNot) {

        static Parts of(String both) {
            int cut = both.indexOf('\u001E');
            return cut < 0
                    ? new Parts(both.strip(), null)
                    : new Parts(both.substring(0, cut).strip(), both.substring(cut + 1).strip());
        }

        String whole() {
            return whyNot == null ? what : what + BETWEEN + whyNot;
        }
    }

    Parts leaves() {
        return Parts.of(result.without(gone()));
    }

    /// All that goes out of the text.
    List<Finding> gone() {
        List<Finding> gone = new ArrayList<>(result.certain());
        IntStream.range(0, result.suspected().size())
                .filter(i -> !restored.contains(i))
                .forEach(i -> gone.add(result.suspected().get(i)));
        return gone;
    }

    /// No person has to look at it: nothing was restored and nothing says that there is one only.
    boolean plain() {
        return restored.isEmpty() && !result.held();
    }
}
