package kaname.catalogue;

import java.time.Instant;

/// The catalogue as this house knows it, and as it knew it earlier. The framework changes while the
/// house is open, so whoever serves a request asks once and works on that one catalogue.
public interface Catalogues {

    Catalogue now();

    /// What was known at a point in time: the second axis beside the dates of the law.
    Catalogue knownAt(Instant instant);

    /// A catalogue that does not change.
    static Catalogues only(Catalogue catalogue) {
        return new Catalogues() {
            @Override
            public Catalogue now() {
                return catalogue;
            }

            @Override
            public Catalogue knownAt(Instant instant) {
                return catalogue;
            }
        };
    }
}
