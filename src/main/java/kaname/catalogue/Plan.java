package kaname.catalogue;

import java.time.LocalDate;
import java.util.List;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// An action plan or recommendation, its pillars in their order and what each takes up from the
/// plan before.
public record Plan(
        String id,
        Text name,
        String kind,
        LocalDate decided,
        @Nullable String body,
        @Nullable String basis,
        Source source,
        List<Pillar> pillars,
        List<Text> content,
        List<Revision> revisions,
        List<Step> timeline) {

    public record Pillar(String id, Text name, List<String> from) {
        public Pillar {
            from = from == null ? List.of() : List.copyOf(from);
        }
    }

    public record Revision(LocalDate on, @Nullable String precision, Text reason, Source source) {}

    public record Step(LocalDate on, Text what) {}

    public Plan {
        pillars = pillars == null ? List.of() : List.copyOf(pillars);
        content = content == null ? List.of() : List.copyOf(content);
        revisions = revisions == null ? List.of() : List.copyOf(revisions);
        timeline = timeline == null ? List.of() : List.copyOf(timeline);
    }
}
