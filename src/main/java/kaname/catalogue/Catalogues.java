package kaname.catalogue;

import java.time.Instant;

/// The catalogue as this house knows it, and as it knew it earlier. The framework changes while the
/// house is open, so whoever serves a request asks once and works on that one catalogue.
public interface Catalogues {

    Catalogue now();

    /// The number of the edition that [#now] gives; it grows with every change.
    int edition();

    /// An earlier edition, or the one of now.
    Catalogue of(int edition);

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
            public int edition() {
                return 1;
            }

            @Override
            public Catalogue of(int edition) {
                return catalogue;
            }

            @Override
            public Catalogue knownAt(Instant instant) {
                return catalogue;
            }
        };
    }
}
