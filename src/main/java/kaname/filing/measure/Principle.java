package kaname.filing.measure;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Instrument;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Where the framework says that both kinds are wanted, as the catalogue has it.
///
/// @param provenance how that was read, with the name of its style
public record Principle(
        Text title,
        @Nullable LocalDate decided,
        Text says,
        Text source,
        Text provenance,
        String css) {

    private static final String WHERE = "action-plan-2";

    /// Nothing where the catalogue no longer says so.
    static Optional<Principle> of(Catalogue catalogue) {
        Instrument found = catalogue.instruments().get(WHERE);
        Text says = found == null ? null : found.note();
        return found == null || says == null
                ? Optional.empty()
                : Optional.of(
                        new Principle(
                                found.title(),
                                found.promulgated(),
                                says,
                                found.source().title(),
                                found.source().provenance().label(),
                                found.source().provenance().name().toLowerCase(Locale.ROOT)));
    }
}
