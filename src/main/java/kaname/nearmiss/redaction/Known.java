package kaname.nearmiss.redaction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody or something that the registry names, with all the ways it may be written.
///
/// @param owner the organisation it belongs to, in the registry's id
/// @param writings names, short names, abbreviations, in any script; domains and ranges in CIDR for
///   [Kind#DOMAIN] and [Kind#NETWORK]
/// @param readings in kana
public record Known(String owner, Kind kind, List<String> writings, List<String> readings) {

    public Known {
        writings = List.copyOf(writings);
        readings = List.copyOf(readings);
    }

    public static Known of(String owner, Kind kind, String writing, @Nullable String reading) {
        return new Known(
                owner, kind, List.of(writing), reading == null ? List.of() : List.of(reading));
    }
}
