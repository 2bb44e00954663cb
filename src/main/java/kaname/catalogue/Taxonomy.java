package kaname.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.List;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// How phenomena or causes were sorted under one plan; `plan` is null for what no plan brought.
public record Taxonomy(
        String id, Text title, @Nullable String plan, Source source, List<Group> groups) {

    /// Kinds of which one is chosen, or several.
    public record Group(Text title, boolean several, Source source, List<Text> kinds) {
        public Group {
            requireNonNull(source, "source");
            kinds = List.copyOf(kinds);
        }
    }

    public Taxonomy {
        requireNonNull(source, "source");
        groups = List.copyOf(groups);
    }
}
