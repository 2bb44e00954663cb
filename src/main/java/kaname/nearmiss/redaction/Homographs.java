package kaname.nearmiss.redaction;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.ja.dict.JaMorphData;
import org.apache.lucene.analysis.ja.dict.TokenInfoDictionary;
import org.apache.lucene.analysis.ja.dict.TokenInfoFST;
import org.apache.lucene.util.IntsRef;
import org.apache.lucene.util.fst.FST;

/// Ordinary words that the dictionary also knows as a name: 帯刀 is a sword worn, and a family.
final class Homographs {

    private static final TokenInfoDictionary DICTIONARY = TokenInfoDictionary.getInstance();
    private static final JaMorphData ENTRIES = DICTIONARY.getMorphAttributes();

    private Homographs() {}

    static boolean alsoName(String word) {
        IntsRef entries = entries(word);
        for (int i = 0; i < entries.length; i++) {
            if (ENTRIES.getPartOfSpeech(entries.ints[entries.offset + i]).startsWith("名詞-固有名詞")) {
                return true;
            }
        }
        return false;
    }

    private static IntsRef entries(String word) {
        IntsRef found = new IntsRef();
        TokenInfoFST words = DICTIONARY.getFST();
        FST.BytesReader bytes = words.getBytesReader();
        FST.Arc<Long> arc = words.getFirstArc(new FST.Arc<>());
        long sum = 0;
        try {
            for (int i = 0; i < word.length(); i++) {
                if (words.findTargetArc(word.charAt(i), arc, arc, i == 0, bytes) == null) {
                    return found;
                }
                sum += arc.output();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the dictionary is in memory", e);
        }
        if (arc.isFinal()) {
            DICTIONARY.lookupWordIds((int) (sum + arc.nextFinalOutput()), found);
        }
        return found;
    }
}
