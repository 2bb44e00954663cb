package kaname.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The worked examples beside a regime: what a lawyer would try, and what must come out.
public record Examples(String regime, List<Example> examples) {

    public static List<Examples> shipped() {
        return new CatalogueFiles(CatalogueFolder.shipped()).examples();
    }

    public static List<Examples> in(Path folder) {
        return new CatalogueFiles(CatalogueFolder.at(folder)).examples();
    }

    /// @throws CatalogueError naming the file and the place
    public static List<Examples> of(CatalogueFolder folder) {
        return new CatalogueFiles(folder).examples();
    }

    public record Example(
            Text says,
            String asOf,
            JsonNode operator,
            @Nullable String kind,
            Map<String, JsonNode> facts,
            @JsonProperty("matter") Regime.Subject subject,
            Map<String, Instant> filed,
            Map<String, Instant> filedLatest,
            Expected expect) {
        public Example {
            facts = facts == null ? Map.of() : Map.copyOf(facts);
            subject = subject == null ? Regime.Subject.INCIDENT : subject;
            filed = filed == null ? Map.of() : Map.copyOf(filed);
            filedLatest = filedLatest == null ? Map.of() : Map.copyOf(filedLatest);
        }
    }

    /// `triggered` is true, false, undecided or unarmed; `due` gives instants by stage, null for
    /// promptly.
    public record Expected(String triggered, Map<String, @Nullable Instant> due, List<String> ask) {
        public Expected {
            due = due == null ? Map.of() : due;
            ask = ask == null ? List.of() : List.copyOf(ask);
        }
    }
}
