package kaname.filing.support;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import kaname.catalogue.Facts;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What to think of. `when` is null for a list that fits every outage.
public record Checklist(String id, Text title, @Nullable When when, List<Text> items) {

    /// A fact that has one of these values.
    public record When(String fact, List<String> values) {}

    public Checklist {
        items = List.copyOf(items);
    }

    /// Those of the house.
    static List<Checklist> all() {
        YAMLMapper yaml =
                YAMLMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build();
        try (InputStream in = Checklist.class.getResourceAsStream("/support/checklists.yaml")) {
            return List.copyOf(yaml.readValue(in, new TypeReference<List<Checklist>>() {}));
        } catch (IOException e) {
            throw new IllegalStateException("the checklists can't be read", e);
        }
    }

    boolean fits(Facts facts) {
        return when == null
                || facts.get(when.fact(), String.class).filter(when.values()::contains).isPresent();
    }
}
