package kaname.duty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kaname.catalogue.Catalogue;
import org.jspecify.annotations.Nullable;

/// Past incidents, asked again: what would another catalogue have made of them? Each is assessed as
/// of its own time, or of one day for all.
public record Corpus(List<Entry> entries) {

    /// One incident by a name of its own.
    public record Entry(String name, Matter matter, Instant asOf) {}

    /// What differs for one incident and one stage: owed now and not before, no longer owed, or due
    /// at another time. An instant is null where a clock has no number or has not started.
    public record Difference(
            String incident,
            Matter.StageId stage,
            Kind kind,
            @Nullable Instant before,
            @Nullable Instant after) {}

    /// How an answer changed.
    public enum Kind {
        CAUGHT,
        LET_GO,
        MOVED,
        /// It depends on a fact that nobody stated then.
        OPENED
    }

    public Corpus {
        entries = List.copyOf(entries);
    }

    /// Every stage that one catalogue asks for and the other doesn't, or at another time, in the
    /// order of the entries. Linear in the incidents; nothing is kept but the differences.
    public List<Difference> compare(Catalogue before, Catalogue after) {
        AssessDuties earlier = new AssessDuties(before);
        AssessDuties later = new AssessDuties(after);
        List<Difference> differences = new ArrayList<>();
        for (Entry entry : entries) {
            Answer was = Answer.of(earlier.assess(entry.matter(), entry.asOf()));
            Answer is = Answer.of(later.assess(entry.matter(), entry.asOf()));
            was.against(is, entry.name(), differences);
        }
        return differences;
    }

    /// Which stages are owed, when, and which regimes are still open.
    private record Answer(Map<Matter.StageId, @Nullable Instant> owed, List<String> open) {

        static Answer of(Assessment assessment) {
            Map<Matter.StageId, @Nullable Instant> owed = new LinkedHashMap<>();
            assessment.duties().forEach(d -> owed.put(d.id(), d.dueAt().orElse(null)));
            return new Answer(
                    owed, assessment.undecided().stream().map(open -> open.regime().id()).toList());
        }

        void against(Answer is, String name, List<Difference> into) {
            owed.forEach((stage, due) -> {
                if (!is.owed.containsKey(stage)) {
                    into.add(new Difference(name, stage, Kind.LET_GO, due, null));
                } else if (!Objects.equals(due, is.owed.get(stage))) {
                    into.add(new Difference(name, stage, Kind.MOVED, due, is.owed.get(stage)));
                }
            });
            is.owed.forEach((stage, due) -> {
                if (!owed.containsKey(stage)) {
                    into.add(new Difference(name, stage, Kind.CAUGHT, null, due));
                }
            });
            is.open.stream()
                    .filter(regime -> !open.contains(regime))
                    .forEach(regime ->
                            into.add(
                                    new Difference(
                                            name,
                                            new Matter.StageId(regime, "*"),
                                            Kind.OPENED,
                                            null,
                                            null)));
        }
    }
}
