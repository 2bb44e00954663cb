package kaname.filing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import kaname.duty.Assessment;
import kaname.incident.Incident;
import kaname.platform.Text;
import kaname.platform.web.DueClock;
import org.jspecify.annotations.Nullable;

/// The page of next questions. `questions` come in the order of the clocks that wait for them;
/// `others` are what else can be stated, by group of the vocabulary.
record MoreView(
        Incident incident,
        Text headline,
        List<Asked> questions,
        List<MoreField> update,
        List<MoreField> correcting,
        List<Known> known,
        List<Group> others,
        String submission,
        int based,
        @Nullable Preview preview,
        @Nullable Text notice,
        List<Mistake> mistakes) {

    /// Questions that one clock, or one undecided rule, waits for.
    record Asked(
            String anchor,
            Text title,
            String dutyClass,
            Text classLabel,
            @Nullable DueClock clock,
            Text why,
            List<MoreField> fields) {}

    record Group(Text label, List<MoreField> fields) {}

    /// What was answered before and can be corrected; `open` when the answer was "not known".
    record Known(String id, Text label, Text value, boolean open) {}

    record Mistake(String id, Text label, Text error) {}

    /// What sending the answers would do.
    record Preview(List<Text> newDuties, List<Letter> letters, List<Text> undecided) {
        record Letter(Text to, Text what, boolean update) {}

        boolean nothing() {
            return newDuties.isEmpty() && letters.isEmpty();
        }
    }

    /// Everything that the page is made from, before it is put in order.
    record Source(
            Matters.Open open,
            Map<String, List<String>> typed,
            Map<String, Text> errors,
            java.util.Set<String> correct,
            Instant now) {
        Assessment assessment() {
            return open.assessment();
        }
    }

    String draft() {
        return "more-" + incident.id() + (correcting.isEmpty() ? "" : "-" + based);
    }

    boolean correctionsOpen() {
        return !correcting.isEmpty();
    }

    boolean updateOpen() {
        return update.stream().anyMatch(f -> f.error() != null || !f.values().isEmpty());
    }
}
