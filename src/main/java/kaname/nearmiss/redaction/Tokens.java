package kaname.nearmiss.redaction;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.ja.tokenattributes.ReadingAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/// Cuts Japanese into words (kuromoji with IPADIC).
final class Tokens {

    private Tokens() {}

    static List<Token> of(String plain) {
        List<Token> tokens = new ArrayList<>();
        try (JapaneseTokenizer tokenizer =
                new JapaneseTokenizer(null, false, JapaneseTokenizer.Mode.NORMAL)) {
            var term = tokenizer.addAttribute(CharTermAttribute.class);
            var offset = tokenizer.addAttribute(OffsetAttribute.class);
            var speech = tokenizer.addAttribute(PartOfSpeechAttribute.class);
            var reading = tokenizer.addAttribute(ReadingAttribute.class);
            tokenizer.setReader(new StringReader(plain));
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                String pos = speech.getPartOfSpeech();
                tokens.add(
                        new Token(
                                offset.startOffset(),
                                offset.endOffset(),
                                term.toString(),
                                pos == null ? "" : pos,
                                reading.getReading() == null ? "" : reading.getReading()));
            }
            tokenizer.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be read", e);
        }
        return tokens;
    }
}
