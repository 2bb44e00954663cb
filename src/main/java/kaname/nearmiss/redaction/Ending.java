package kaname.nearmiss.redaction;

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
        String text = run.text(from, to);
        for (Ending ending : values()) {
            if (ending.words.contains(View.tight(text))) {
                return Optional.of(ending);
            }
        }
        return Optional.empty();
    }

    /// Where an ending begins that ends before `to`, the longest; `to` if there is none.
    static int start(NounRun run, int to) {
        for (int from = Math.max(0, to - LONGEST); from < to; from++) {
            if (of(run, from, to).isPresent()) {
                return from;
            }
        }
        return to;
    }

    static boolean sure(NounRun run, int from, int to) {
        return SURE.contains(View.tight(run.text(from, to)));
    }
}
