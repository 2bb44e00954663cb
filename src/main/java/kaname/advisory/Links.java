package kaname.advisory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import kaname.exchange.Marking;
import org.jspecify.annotations.Nullable;

/// Links of the list that keep what it is narrowed to.
public final class Links {

    private Links() {}

    static String next(Advisories.Choice choice, Place after) {
        return "/advisories?" + query(choice, after.toString());
    }

    /// The same list for this aspect; null for every one.
    public static String aspect(Advisories.Choice choice, @Nullable Aspect aspect) {
        String query =
                query(
                        new Advisories.Choice(
                                aspect, choice.marking(), choice.sector(), choice.words()),
                        "");
        return "/advisories" + (query.isEmpty() ? "" : "?" + query);
    }

    private static String query(Advisories.Choice choice, String after) {
        List<String> parts = new ArrayList<>();
        Aspect aspect = choice.aspect();
        Marking marking = choice.marking();
        String sector = choice.sector();
        add(parts, "aspect", aspect == null ? "" : aspect.id());
        add(parts, "tlp", marking == null ? "" : marking.label());
        add(parts, "sector", sector == null ? "" : sector);
        add(parts, "words", choice.words());
        add(parts, "after", after);
        return String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "=" + URLEncoder.encode(value, UTF_8));
        }
    }
}
