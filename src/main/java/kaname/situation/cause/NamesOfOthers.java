package kaname.situation.cause;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import kaname.registry.Organisation;
import org.ahocorasick.trie.Trie;

/// Finds the organisations of the directory that a text names, one pass whatever their number.
final class NamesOfOthers {

    private static final int SHORTEST = 4;
    private static final Pattern FORM =
            Pattern.compile("株式会社|有限会社|\\(株\\)|co\\., ?ltd\\.?|inc\\.?|corporation|k\\.k\\.");

    private final Trie trie;
    private final Map<String, Organisation> byName;

    private NamesOfOthers(Map<String, Organisation> byName) {
        this.byName = Map.copyOf(byName);
        this.trie = Trie.builder().addKeywords(byName.keySet()).build();
    }

    static NamesOfOthers of(List<Organisation> organisations) {
        Map<String, Organisation> byName = new HashMap<>();
        for (Organisation one : organisations) {
            for (String name : List.of(one.name().ja(), one.name().en())) {
                String folded = FORM.matcher(folded(name)).replaceAll("").strip();
                if (folded.length() >= SHORTEST) {
                    byName.putIfAbsent(folded, one);
                }
            }
        }
        return new NamesOfOthers(byName);
    }

    /// @param writer whose own name in its own text says nothing
    Set<Mark> in(String text, String writer) {
        Set<Mark> found = new HashSet<>();
        trie.parseText(folded(text))
                .forEach(hit -> {
                    Organisation named = byName.get(hit.getKeyword());
                    if (named != null && !named.id().equals(writer)) {
                        found.add(new Mark(Mark.Kind.ORGANISATION, named.id(), named.name()));
                    }
                });
        return found;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
