package kaname.taxii.look;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Software by its name and vendor, or by its CPE. A version that is no number is any version.
final class SoftwareSigns {

    private static final Pattern VERSION =
            Pattern.compile("[vV]?([0-9][\\p{Alnum}.+_()-]{0,60}).*");
    private static final Pattern RANGE =
            Pattern.compile(
                    "(?:(?:<=|>=|<|>|=)\\s*[0-9][\\p{Alnum}.+_()-]{0,60}(?:[\\s,|]+(?=[<>=])|$)){1,6}");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private SoftwareSigns() {}

    static List<Sign> named(String name, @Nullable String vendor, List<String> versions) {
        Optional<String> product = Words.plain(name);
        Optional<String> maker = Optional.ofNullable(vendor).flatMap(Words::plain);
        if (product.isEmpty() || (vendor != null && maker.isEmpty())) {
            return List.of();
        }
        String range = String.join(" ", versions);
        String shown = maker.map(it -> it + " ").orElse("") + product.get() + " " + range;
        return List.of(Sign.ofProduct(shown.strip(), maker.orElse(null), product.get(), range));
    }

    /// A version as it stands in software: a range, one version, or "" for any.
    static Optional<String> version(String text) {
        String line = text.strip();
        if (RANGE.matcher(line).matches()) {
            return Optional.of(line);
        }
        Matcher one = VERSION.matcher(line);
        return one.matches() ? Optional.of("=" + one.group(1)) : Optional.empty();
    }

    static List<Sign> cpe(String text) {
        List<String> parts = parts(text.strip());
        if (parts.size() < 3 || isAny(parts.get(2))) {
            return List.of();
        }
        String version = parts.size() > 3 && !isAny(parts.get(3)) ? parts.get(3) : "";
        return named(
                        words(parts.get(2)),
                        isAny(parts.get(1)) ? null : words(parts.get(1)),
                        version(words(version)).stream().toList())
                .stream()
                .map(it ->
                        Sign.ofProduct(
                                text.strip(),
                                it.vendor(),
                                String.valueOf(it.product()),
                                String.valueOf(it.versions())))
                .toList();
    }

    /// Part, vendor, product, version and what follows, of a name by either binding of CPE.
    private static List<String> parts(String cpe) {
        List<String> parts = new ArrayList<>();
        if (Words.plain(cpe).isEmpty()) {
            return parts;
        }
        boolean uri = cpe.startsWith("cpe:/");
        if (!uri && !cpe.startsWith("cpe:2.3:")) {
            return parts;
        }
        for (String part : cpe.substring(uri ? 5 : 8).split("(?<!\\\\):", -1)) {
            parts.add(uri ? decoded(part) : part);
        }
        return parts;
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return part;
        }
    }

    private static boolean isAny(String part) {
        return part.isEmpty() || part.equals("*") || part.equals("-");
    }

    private static String words(String part) {
        return ESCAPED.matcher(part).replaceAll("$1");
    }
}
