package kaname.catalogue;

import java.time.LocalDate;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A law, order, decision or guideline that rules cite.
public record Instrument(
        String id,
        Text title,
        @Nullable String number,
        String kind,
        @Nullable LocalDate promulgated,
        @Nullable LocalDate inForce,
        @Nullable String body,
        Source source,
        @Nullable Text note) {}
