package kaname.nearmiss;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// The page's form as it was sent, with what is wrong in it.
public final class NearMissForm {

    private static final int MOST_RESTORED = 500;

    private final Map<String, List<String>> given;
    private final Map<String, Text> errors = new LinkedHashMap<>();

    NearMissForm(MultiValueMap<String, String> given) {
        this.given = Map.copyOf(given);
    }

    static NearMissForm fresh() {
        return new NearMissForm(new LinkedMultiValueMap<>());
    }

    NearMissForm refused(Problem problem) {
        problem.fields().forEach(f -> errors.putIfAbsent(f.pointer().split("/")[1], f.detail()));
        if (problem.fields().isEmpty()) {
            errors.put("form", problem.title());
        }
        return this;
    }

    public Map<String, Text> errors() {
        return errors;
    }

    public @Nullable Text error(String field) {
        return errors.get(field);
    }

    public String value(String field) {
        return given.getOrDefault(field, List.of("")).getFirst();
    }

    public boolean has(String field, String value) {
        return given.getOrDefault(field, List.of()).contains(value);
    }

    /// A number of its own for each form that is opened.
    public String submission() {
        return uuid().orElseGet(UUID::randomUUID).toString();
    }

    private Optional<UUID> uuid() {
        try {
            return Optional.of(UUID.fromString(value("submission")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private String text(String field) {
        return value(field).replace("\r\n", "\n").strip();
    }

    TellNearMiss.Entered entered() {
        String contact = text("contact");
        return new TellNearMiss.Entered(
                uuid().orElseGet(UUID::randomUUID),
                new Account(text("what"), text("whyNot"), given.getOrDefault("systems", List.of())),
                contact.isEmpty() ? null : contact,
                restored(),
                has("withholdSector", "true"),
                has("exercise", "true"));
    }

    Set<Integer> restored() {
        return given.getOrDefault("restored", List.of()).stream()
                .filter(n -> n.matches("\\d{1,4}"))
                .limit(MOST_RESTORED)
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }
}
