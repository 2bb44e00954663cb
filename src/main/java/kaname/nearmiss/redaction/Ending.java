package kaname.nearmiss.redaction;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// What the name of a firm, a plant or a place ends with.
enum Ending {
    FIRM(Kind.ORGANISATION, Lexicon.read("firms.txt")),
    PLANT(Kind.FACILITY, Lexicon.read("plants.txt")),
    PLACE(Kind.PLACE, Lexicon.read("places.txt"));

    /// Endings that nothing but a firm has, whatever ordinary words stand before them.
    private static final Set<String> SURE = Lexicon.read("sure-firms.txt");

    private static final int LONGEST = 4;
    private static final int LONGEST_WORD = 10;

    private final Kind kind;
    private final Set<String> words;

    Ending(Kind kind, Set<String> words) {
        this.kind = kind;
        this.words = words;
    }

    Kind kind() {
        return kind;
    }

    /// The ending that begins with this noun and ends before `to`.
    static Optional<Ending> of(NounRun run, int from, int to) {
        return of(run.text(from, to), to - from == 1 && run.get(from).token().katakana());
    }

    /// @param compound katakana are one word for the dictionary, so the ending may be a part of it
    private static Optional<Ending> of(String text, boolean compound) {
        String folded = View.tight(text);
        for (Ending ending : values()) {
            if (ending.words.contains(folded)) {
                return Optional.of(ending);
            }
        }
        return compound ? compound(folded) : Optional.empty();
    }

    private static Optional<Ending> compound(String folded) {
        return Arrays.stream(values())
                .filter(ending ->
                        ending.words.stream()
                                .anyMatch(word -> word.length() > 2 && folded.endsWith(word)))
                .findFirst();
    }

    /// The length of an ending that this text begins with; 0 if there is none.
    static int leading(String text) {
        for (int length = Math.min(LONGEST_WORD, text.length()); length > 1; length--) {
            if (of(text.substring(0, length), false).isPresent()) {
                return length;
            }
        }
        return 0;
    }

    /// Where an ending begins that ends before `to`, the longest; `to` if there is none.
    static int start(NounRun run, int to) {
        for (int from = Math.max(0, to - LONGEST); from < to; from++) {
            boolean counted = from > 0 && run.counts(from);
            if (!counted && of(run, from, to).isPresent()) {
                return from;
            }
        }
        return to;
    }

    static boolean sure(NounRun run, int from, int to) {
        return SURE.contains(View.tight(run.text(from, to)));
    }
}
