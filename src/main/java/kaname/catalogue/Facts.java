package kaname.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of an incident: typed values by fact id.
///
/// Values are String, Boolean, Long, Double, Instant, Duration or List of String, as the fact's
/// type says.
public record Facts(Map<String, Object> values) {

    public static final Facts NONE = new Facts(Map.of());

    public Facts {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public @Nullable Object value(String fact) {
        return values.get(fact);
    }

    public <T> Optional<T> get(String fact, Class<T> type) {
        return Optional.ofNullable(values.get(fact)).filter(type::isInstance).map(type::cast);
    }

    /// Whether a condition may rely on it: present, and not the answer "unknown".
    public boolean known(String fact) {
        return reliable(values.get(fact));
    }

    public boolean answered(String fact) {
        return values.containsKey(fact);
    }

    /// These facts with the others laid over them: a later statement supersedes an earlier one.
    public Facts and(Map<String, Object> later) {
        Map<String, Object> merged = new LinkedHashMap<>(values);
        merged.putAll(later);
        return new Facts(merged);
    }

    static boolean reliable(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case String s -> !s.equals("unknown");
            case List<?> l -> !l.contains("unknown");
            default -> true;
        };
    }
}
