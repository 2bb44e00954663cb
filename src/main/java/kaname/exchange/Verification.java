package kaname.exchange;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaname.platform.Language;
import kaname.platform.Text;

/// The answer to "is this file what was issued?".
public sealed interface Verification {

    /// It is. The first line says so; the others say what it attests and which key signed.
    record Holds(List<Text> lines) implements Verification {

        public Holds {
            lines = List.copyOf(lines);
        }

        Holds with(Text note) {
            return new Holds(Stream.concat(lines.stream(), Stream.of(note)).toList());
        }
    }

    /// It is not: the first place where that shows, and why.
    record Breaks(Place where, Text why) implements Verification {}

    /// It is not: the member of an archive in which that shows, the place there if it is known, and
    /// why.
    record BreaksIn(String file, Optional<Place> where, Text why) implements Verification {}

    /// A place in the file: line and column count from 1, columns in characters. `pointer` is the
    /// JSON pointer of the value there, or empty when the place belongs to none.
    record Place(int line, int column, String pointer) {

        public static Place start() {
            return new Place(1, 1, "");
        }

        /// The place after a text that the file starts with.
        static Place after(String text, String pointer) {
            int lineStart = text.lastIndexOf('\n') + 1;
            return new Place(
                    (int) text.chars().filter(c -> c == '\n').count() + 1,
                    text.codePointCount(lineStart, text.length()) + 1,
                    pointer);
        }

        public Text text() {
            return pointer.isEmpty()
                    ? Text.of("{0} 行 {1} 文字目", "line {0}, column {1}").with(line, column)
                    : Text.of("{0} 行 {1} 文字目({2})", "line {0}, column {1} ({2})")
                            .with(line, column, pointer);
        }
    }

    default boolean holds() {
        return this instanceof Holds;
    }

    /// Prints the answer in a few lines.
    default void print(PrintStream out, Language language) {
        switch (this) {
            case Holds(List<Text> lines) -> lines.forEach(line -> print(out, line.in(language)));
            case Breaks(Place where, Text why) -> {
                Text verdict = Text.of("成り立ちません: {0}", "Does not hold: {0}");
                print(out, verdict.with(where.text()).in(language));
                print(out, why.in(language));
            }
            case BreaksIn(String file, Optional<Place> where, Text why) -> {
                Text verdict = Text.of("成り立ちません: {0}", "Does not hold: {0}");
                String place = where.map(w -> ", " + w.text().in(language)).orElse("");
                print(out, verdict.with(file + place).in(language));
                print(out, why.in(language));
            }
        }
    }

    /// A file can hold a title that breaks or turns lines; it must not look like a line of this
    /// answer.
    private static void print(PrintStream out, String line) {
        out.println(line.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "\uFFFD"));
    }
}
