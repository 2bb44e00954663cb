package kaname.community.circle;

import java.util.List;
import java.util.Map;
import kaname.exchange.Marking;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A thread as the caller reads it. `destinations` is where an entry could be carried.
public record DiscussionView(
        Circle circle,
        Discussion thread,
        List<Entry> entries,
        @Nullable String more,
        List<Choice> destinations,
        Map<String, Text> errors,
        Map<String, String> typed) {

    public List<Marking> markings() {
        return List.of(Marking.values()).stream()
                .filter(one -> one.mayShowWhere(circle.ceiling()))
                .toList();
    }

    public boolean chosen(Marking marking) {
        return typed.getOrDefault("marking", circle.ceiling().label()).equals(marking.label());
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
