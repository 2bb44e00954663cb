package kaname.framework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import kaname.exchange.Hash;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A change of the framework: files laid over the catalogue, and every step that was taken with
/// them.
public record Change(
        UUID id, String title, List<Step> steps, SequencedMap<String, DraftedFile> files) {

    /// One act, by whom and why. `organisation` is the desk's, `person` who answers for it.
    public record Step(
            int number,
            Act act,
            Instant at,
            UUID account,
            String organisation,
            Text organisationName,
            String person,
            String because,
            ObjectNode record) {}

    /// A file as it was drafted last; `base` is what stood there when it was drafted.
    public record DraftedFile(String text, Hash hash, @Nullable Hash base) {}

    public Change {
        steps = List.copyOf(steps);
    }

    public Step last() {
        return steps.getLast();
    }

    public Act standing() {
        return last().act();
    }

    public Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((path, file) -> texts.put(path, file.text()));
        return texts;
    }

    /// Whoever wrote or submitted a change doesn't decide on it.
    public boolean isFrom(UUID account) {
        return steps.stream()
                .filter(step -> step.act() == Act.DRAFTED || step.act() == Act.SUBMITTED)
                .anyMatch(step -> step.account().equals(account));
    }

    /// The latest submission's record; empty before the first.
    public ObjectNode submitted() {
        return steps.reversed().stream()
                .filter(step -> step.act() == Act.SUBMITTED)
                .findFirst()
                .map(Step::record)
                .orElseGet(tools.jackson.databind.node.JsonNodeFactory.instance::objectNode);
    }
}
