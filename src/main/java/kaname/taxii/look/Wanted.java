package kaname.taxii.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Software as the comparisons of one observation ask for it, together.
record Wanted(
        @Nullable String name,
        @Nullable String vendor,
        @Nullable String cpe,
        List<String> versions) {

    private static final int MOST = 500;
    private static final Set<String> BOUNDS = Set.of("<", "<=", ">", ">=");

    /// Empty for a comparison that says nothing that could be compared.
    static Optional<Wanted> of(String path, String operator, String value) {
        boolean equal = Set.of("=", "==", "IN").contains(operator);
        return switch (path.substring("software:".length())) {
            case "name" -> only(equal, new Wanted(value, null, null, List.of()));
            case "vendor" -> only(equal, new Wanted(null, value, null, List.of()));
            case "cpe" -> only(equal, new Wanted(null, null, value, List.of()));
            case "version" ->
                    SoftwareSigns.version(value)
                            .filter(version -> equal || BOUNDS.contains(operator))
                            .map(version ->
                                    equal ? version : operator + version.replaceFirst("^=", ""))
                            .map(version -> new Wanted(null, null, null, List.of(version)));
            default -> Optional.empty();
        };
    }

    private static Optional<Wanted> only(boolean equal, Wanted wanted) {
        return equal ? Optional.of(wanted) : Optional.empty();
    }

    /// Every one of these with every one of those; what contradicts itself is nobody's.
    static List<Wanted> together(List<Wanted> these, List<Wanted> those) {
        if (these.isEmpty() || those.isEmpty()) {
            return these.isEmpty() ? those : these;
        }
        if ((long) these.size() * those.size() > MOST) {
            throw new Tokens.Malformed();
        }
        List<Wanted> all = new ArrayList<>();
        these.forEach(one -> those.forEach(other -> one.and(other).ifPresent(all::add)));
        return all;
    }

    private Optional<Wanted> and(Wanted other) {
        if (differ(name, other.name) || differ(vendor, other.vendor) || differ(cpe, other.cpe)) {
            return Optional.empty();
        }
        return Optional.of(
                new Wanted(
                        name == null ? other.name : name,
                        vendor == null ? other.vendor : vendor,
                        cpe == null ? other.cpe : cpe,
                        Stream.concat(versions.stream(), other.versions.stream()).toList()));
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other);
    }

    /// Empty where neither its name nor its CPE is said.
    List<Sign> signs() {
        if (name != null) {
            return SoftwareSigns.named(name, vendor, versions);
        }
        return cpe == null ? List.of() : SoftwareSigns.cpe(cpe);
    }
}
