package kaname.platform.web.chart;

import java.util.Locale;
import kaname.platform.Text;

/// Where figures come from, and how that was read.
///
/// @param css of the badge, such as `secondary`
public record Origin(Text title, Text provenance, String css) {

    /// @param provenance the name of how it was read, with its label
    public static Origin of(Text title, Text label, String provenance) {
        return new Origin(title, label, provenance.toLowerCase(Locale.ROOT));
    }
}
