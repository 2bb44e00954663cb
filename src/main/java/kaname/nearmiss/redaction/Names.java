package kaname.nearmiss.redaction;

import java.util.List;
import java.util.Optional;

/// Japanese personal names, as the dictionary knows them.
final class Names {

    private Names() {}

    /// How the family name at the start of a full name reads, where the dictionary knows it.
    static Optional<String> readingOfSurname(String name) {
        return Optional.of(Tokens.of(View.folded(name)).getFirst())
                .filter(token -> token.surname() || token.personal())
                .map(token -> View.tight(token.reading()));
    }

    /// The family name at the start of a full name in kanji without a space; two characters where
    /// the dictionary does not say.
    static Optional<String> surnameOf(String name) {
        int points = name.codePointCount(0, name.length());
        if (points < 3) {
            return Optional.empty();
        }
        List<Token> tokens = Tokens.of(View.plain(name).text());
        if (tokens.size() > 1 && tokens.getFirst().surname()) {
            return Optional.of(tokens.getFirst().surface());
        }
        return Optional.of(name.substring(0, name.offsetByCodePoints(0, 2)));
    }
}
