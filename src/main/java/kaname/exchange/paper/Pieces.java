package kaname.exchange.paper;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cuts a text into what a cell holds and shows: Excel keeps at most 32,767 characters a cell and
/// draws at most 409 points of height, the rest would be cut on paper. Characters stay whole, and
/// the pieces joined are the text.
final class Pieces {

    private static final int LONGEST = 32_000;
    private static final int LINES = 20;

    private Pieces() {}

    /// @param width how many half-width characters a line of the cell takes
    static List<String> of(String text, int width) {
        List<String> pieces = new ArrayList<>();
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int start = 0;
        int column = 0;
        int line = 1;
        int from = characters.first();
        for (int to = characters.next();
                to != BreakIterator.DONE;
                from = to, to = characters.next()) {
            int c = text.codePointAt(from);
            int wide = c < 0x1100 ? 1 : 2;
            boolean newLine = c == '\n';
            if (newLine || column + wide > width) {
                line++;
                column = 0;
            }
            if (line > LINES || to - start > LONGEST) {
                pieces.add(text.substring(start, from));
                start = from;
                line = newLine ? 2 : 1;
                column = 0;
            }
            column += newLine ? 0 : wide;
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    /// How many lines a text takes in a cell of that width.
    static int lines(String text, int width) {
        return text.lines().mapToInt(line -> Math.max(1, Math.ceilDiv(wide(line), width))).sum();
    }

    private static int wide(String line) {
        return line.codePoints().map(c -> c < 0x1100 ? 1 : 2).sum();
    }
}
