package kaname.framework;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tools.jackson.databind.json.JsonMapper;

/// Writes into a regime's file that a provision nobody has read yet is to bind on a named person's
/// word. Everything else in the file stays as it stands, comments too.
public final class ArmProvision {

    private static final JsonMapper QUOTED = JsonMapper.builder().build();
    private static final Pattern PLACE =
            Pattern.compile("([a-z0-9-]+)(?:/(triggers|stages)/([a-z0-9-]+))?");

    private ArmProvision() {}

    /// The regime that a place such as `jp-railway/triggers/train-delay` is in. Empty for places
    /// that have to be written by hand: limits, targets, days of a status.
    public static Optional<String> regime(String place) {
        var found = PLACE.matcher(place);
        return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /// @param yaml the regime's file
    /// @return empty if the place isn't there
    public static Optional<String> in(
            String yaml, String place, String person, String because, LocalDate today) {
        var found = PLACE.matcher(place);
        if (!found.matches()
                || !(compose(yaml).orElse(null) instanceof MappingNode file)
                || !(value(file, "sources").orElse(null) instanceof MappingNode sources)
                || sources.getValue().isEmpty()) {
            return Optional.empty();
        }
        Optional<Node> holder =
                found.group(2) == null
                        ? Optional.of(file)
                        : value(file, found.group(2)).flatMap(list -> byId(list, found.group(3)));
        Optional<Node> source = holder.flatMap(node -> value(node, "source"));
        String last = found.group(3) == null ? found.group(1) : found.group(3);
        String id = "vouched-" + today + "-" + last;
        return source.map(node -> {
            String replaced = replace(yaml, node, id);
            Mark first = sources.getValue().getFirst().getKeyNode().getStartMark().orElseThrow();
            return insert(replaced, first, declaration(id, first, person, because, today));
        });
    }

    private static String declaration(
            String id, Mark at, String person, String because, LocalDate today) {
        String indent = " ".repeat(at.getColumn());
        return id
                + ":\n"
                + indent
                + "  title: {ja: "
                + quoted(person + "の判断（原典未読）")
                + ", en: "
                + quoted("decided by " + person + ", source not read")
                + "}\n"
                + indent
                + "  where: "
                + quoted(because)
                + "\n"
                + indent
                + "  read: "
                + today
                + "\n"
                + indent
                + "  provenance: vouched\n"
                + indent;
    }

    private static Optional<Node> compose(String yaml) {
        return new Compose(LoadSettings.builder().build()).composeString(yaml);
    }

    private static Optional<Node> value(Node node, String key) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(t ->
                                t.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key))
                        .map(t -> t.getValueNode())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Node> byId(Node list, String id) {
        return list instanceof SequenceNode sequence
                ? sequence.getValue().stream()
                        .filter(each ->
                                value(each, "id").orElse(null) instanceof ScalarNode s
                                        && s.getValue().equals(id))
                        .findFirst()
                : Optional.empty();
    }

    private static String replace(String yaml, Node node, String by) {
        int from = offset(yaml, node.getStartMark().orElseThrow());
        int to = offset(yaml, node.getEndMark().orElseThrow());
        return yaml.substring(0, from) + by + yaml.substring(to);
    }

    /// The sources may stand before or after what was replaced, so the place is found by its mark
    /// in the text before it.
    private static String insert(String yaml, Mark mark, String text) {
        int at = lineStart(yaml, mark.getLine()) + mark.getColumn();
        return yaml.substring(0, at) + text + yaml.substring(at);
    }

    private static int lineStart(String yaml, int line) {
        int at = 0;
        for (int i = 0; i < line; i++) {
            at = yaml.indexOf('\n', at) + 1;
        }
        return at;
    }

    /// Marks count code points.
    private static int offset(String yaml, Mark mark) {
        return yaml.offsetByCodePoints(0, mark.getIndex());
    }

    private static String quoted(String text) {
        return QUOTED.writeValueAsString(text.replaceAll("\\s+", " ").strip());
    }
}
