package kaname.exchange.paper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import kaname.fuzz.FuzzTarget;
import kaname.platform.Language;

/// Any text that a letter may hold is drawn as each kind of paper, and no cell begins as a formula.
final class PaperFuzz implements FuzzTarget {

    @Override
    public void take(byte[] input) {
        List<String> texts =
                FuzzTarget.text(input)
                        .lines()
                        .filter(text -> !text.isBlank())
                        .map(text -> text.substring(0, Math.min(2000, text.length())))
                        .limit(20)
                        .toList();
        if (texts.isEmpty()) {
            return;
        }
        Paper paper = Drawn.letter(texts);
        for (PaperFormat format : PaperFormat.values()) {
            FuzzTarget.promise(format.draw(paper, Language.JA).length > 0, format);
            FuzzTarget.promise(
                    format.disposition(paper, Language.EN)
                            .chars()
                            .allMatch(c -> c >= 32 && c < 127),
                    format);
        }
        new String(LetterCsv.of(paper, Language.EN), UTF_8)
                .lines()
                .forEach(line -> FuzzTarget.promise(!line.matches("\"?[=@+\\-\\t\\r].*"), line));
    }

    @Override
    public List<byte[]> seeds() {
        return Drawn.HARD.stream().map(text -> text.getBytes(UTF_8)).toList();
    }
}
