package kaname.taxii.look;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/// Text of strangers, before anything is made of it.
final class Words {

    private static final int LONGEST = 300;

    private Words() {}

    /// A line that the database can keep and compare; empty for anything else.
    static Optional<String> plain(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String line = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return line.isEmpty()
                        || line.length() > LONGEST
                        || line.chars().anyMatch(Character::isISOControl)
                        || !StandardCharsets.UTF_8.newEncoder().canEncode(line)
                ? Optional.empty()
                : Optional.of(line);
    }

    /// Never between the halves of a character.
    static String cut(String text, int longest) {
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
