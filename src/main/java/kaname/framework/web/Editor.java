package kaname.framework.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One file being written. Without a change it opens one. `paths` are the files in effect.
public record Editor(
        @Nullable UUID change,
        int after,
        String path,
        String yaml,
        List<String> paths,
        Map<String, String> entered) {

    public String value(String field) {
        return entered.getOrDefault(field, "");
    }
}
