package kaname.filing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Everything that the page of one incident shows, in its order.
///
/// @param customers where it says which customers are affected; null while no service was named
record IncidentView(
        UUID id,
        String title,
        Headline headline,
        long proposals,
        @Nullable News news,
        List<Step> service,
        List<DutyView> running,
        List<DutyView> efforts,
        List<DutyView> told,
        List<DutyView> voluntary,
        List<DutyView> ministries,
        List<Undecided> undecided,
        List<NotTriggered> notTriggered,
        List<Stated> facts,
        List<LetterProgress> letters,
        List<Report> reports,
        Burden burden,
        @Nullable String customers) {

    /// The first line: words, a due time that counts down between them, words.
    record Headline(Text before, @Nullable Instant due, Instant now, @Nullable Text after) {}

    /// What the report that was just taken did: who was told, and which duties are new. `draft`
    /// names what the form that brought it kept on the machine.
    record News(
            int report, String draft, List<Text> told, List<Text> byHand, List<Text> newDuties) {
        Text toldWhom() {
            return Text.list(told);
        }
    }

    /// The service came into a state. `at` as stated; `assumed` when only the time of the report is
    /// known.
    record Step(String css, Text state, Instant at, boolean assumed, int report) {}

    /// A rule that one more answer decides. `question` is the fact to ask first.
    record Undecided(
            Text regime,
            String dutyClass,
            Text classLabel,
            List<Text> ask,
            String question,
            List<Text> then,
            List<Text> why) {}

    record NotTriggered(String id, Text regime, List<Text> why, boolean unverified) {}

    /// A fact with its latest value first.
    record Stated(String id, Text label, List<Value> values) {}

    record Value(Text value, Text who, int report, Instant at) {}

    record Report(int number, Instant at, Text who, List<Text> facts, int letters) {}

    long waiting() {
        return letters.stream().filter(l -> !l.byHand() && l.acknowledgedAt() == null).count();
    }
}
