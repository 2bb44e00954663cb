package kaname.filing;

import java.util.List;
import java.util.Map;
import kaname.catalogue.Fact;
import kaname.platform.Text;

/// A document of somebody else's format, read, before it becomes an incident. `text` is the
/// document as handed in; empty before one was. `missing` are the first report's answers that it
/// lacks.
public record ImportView(
        String text,
        String title,
        List<Stated> stated,
        List<String> unreadable,
        List<String> notCarried,
        List<Missing> missing,
        Map<String, String> typed,
        String submission) {

    static final ImportView NONE =
            new ImportView("", "", List.of(), List.of(), List.of(), List.of(), Map.of(), "");

    public record Stated(Text label, Text value) {}

    /// `kind` is text, time or choice.
    public record Missing(
            String name, Text label, Text help, String kind, List<Fact.Choice> choices) {}

    public String typed(String name) {
        return typed.getOrDefault(name, "");
    }
}
