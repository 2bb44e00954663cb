package kaname.filing.measure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kaname.platform.Text;

/// One act on a measure: it was written, again or anew, or taken back.
///
/// @param parts what it then was
public record MeasureChange(boolean removed, Instant at, List<Part> parts) {

    /// A part by its name; "—" where it is empty.
    public record Part(Text name, Text is) {}

    /// What became what.
    public record Difference(Text name, Text was, Text is) {}

    public MeasureChange {
        parts = List.copyOf(parts);
    }

    /// The parts that differ from an earlier one; every change has the same parts in one order.
    public List<Difference> since(MeasureChange earlier) {
        List<Difference> differing = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part is = parts.get(i);
            Part was = earlier.parts.get(i);
            if (!was.equals(is)) {
                differing.add(new Difference(is.name(), was.is(), is.is()));
            }
        }
        return differing;
    }
}
