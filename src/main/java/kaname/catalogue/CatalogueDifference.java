package kaname.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What differs between two versions of the catalogue, file by file and place by place: the law as
/// it was written down, not as text. Lists whose entries have an `id` are compared by it.
public record CatalogueDifference(List<Line> lines) {

    /// One place, such as `regimes/eu-nis2.yaml` `stages/final/clock/within`. Null where it is
    /// absent.
    public record Line(
            String file, String place, @Nullable String before, @Nullable String after) {}

    private static final YAMLMapper YAML = new YAMLMapper();

    public static CatalogueDifference between(Path before, Path after) {
        return between(CatalogueFolder.at(before), CatalogueFolder.at(after));
    }

    /// What a folder changes in the catalogue that ships with this Kaname.
    public static CatalogueDifference fromShipped(Path after) {
        return between(CatalogueFolder.shipped(), CatalogueFolder.at(after));
    }

    public static CatalogueDifference between(CatalogueFolder before, CatalogueFolder after) {
        List<Line> lines = new ArrayList<>();
        Set<String> names = new TreeSet<>(before.files().keySet());
        names.addAll(after.files().keySet());
        for (String name : names) {
            Map<String, String> was = leaves(before.files().get(name));
            Map<String, String> is = leaves(after.files().get(name));
            Set<String> places = new java.util.LinkedHashSet<>(was.keySet());
            places.addAll(is.keySet());
            for (String place : places) {
                String then = was.get(place);
                String now = is.get(place);
                if (!java.util.Objects.equals(then, now)) {
                    lines.add(new Line(name, place, then, now));
                }
            }
        }
        return new CatalogueDifference(List.copyOf(lines));
    }

    private static Map<String, String> leaves(@Nullable String yaml) {
        Map<String, String> leaves = new LinkedHashMap<>();
        if (yaml != null) {
            collect("", YAML.readTree(yaml), leaves);
        }
        return leaves;
    }

    private static void collect(String place, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(e -> collect(join(place, e.getKey()), e.getValue(), into));
        } else if (node.isArray()) {
            int index = 0;
            for (JsonNode element : node) {
                String id = element.path("id").asString("");
                collect(join(place, id.isEmpty() ? String.valueOf(index) : id), element, into);
                index++;
            }
        } else {
            into.put(place, node.asString(""));
        }
    }

    private static String join(String place, String next) {
        return place.isEmpty() ? next : place + "/" + next;
    }
}
