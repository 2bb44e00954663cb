package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import kaname.platform.Text;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;

/// Everything that the registry names, found in a text however it is written: one pass over the
/// folded text, whatever the number of names.
public final class ClosedWorld {

    static final String RECOGNISER = "closed-world";

    private final Trie trie;
    private final Map<String, Writing> byPattern;
    private final NavigableSet<String> sorted;
    private final List<String> domains;
    private final List<Range> ranges;

    /// A folded writing and what it stands for.
    ///
    /// @param commonWord a word that ordinary text uses too: only counts with a capital
    private record Writing(Known known, String same, boolean commonWord) {}

    private ClosedWorld(Map<String, Writing> byPattern, List<String> domains, List<Range> ranges) {
        this.byPattern = Map.copyOf(byPattern);
        this.domains = List.copyOf(domains);
        this.ranges = List.copyOf(ranges);
        this.sorted = new TreeSet<>(byPattern.keySet());
        this.trie = Trie.builder().addKeywords(byPattern.keySet()).build();
    }

    /// @throws IllegalArgumentException for a network that is none
    public static ClosedWorld of(Collection<Known> all) {
        Map<String, Writing> patterns = new HashMap<>();
        List<String> domains = new ArrayList<>();
        List<Range> ranges = new ArrayList<>();
        for (Known known : all) {
            switch (known.kind()) {
                case DOMAIN -> known.writings().forEach(d -> domains.add(View.tight(d)));
                case NETWORK -> known.writings().forEach(r -> ranges.add(Range.of(r)));
                default ->
                        Writings.of(known)
                                .forEach(pattern ->
                                        patterns.putIfAbsent(
                                                pattern,
                                                new Writing(
                                                        known,
                                                        known.owner()
                                                                + "/"
                                                                + View.tight(
                                                                        known.writings()
                                                                                .getFirst()),
                                                        Lexicon.isEnglish(pattern))));
            }
        }
        return new ClosedWorld(patterns, domains, ranges);
    }

    boolean ownsDomain(String host) {
        String folded = View.tight(host);
        return domains.stream().anyMatch(d -> folded.equals(d) || folded.endsWith("." + d));
    }

    boolean ownsAddress(String address) {
        return ranges.stream().anyMatch(range -> range.holds(address));
    }

    /// The names that stand in a text, each as it is written there.
    public List<String> standingIn(String text) {
        return in(View.plain(text)).stream()
                .map(found -> text.substring(found.start(), found.end()))
                .distinct()
                .toList();
    }

    List<Finding> in(View plain) {
        View tight = View.tight(plain);
        List<Emit> hits =
                trie.parseText(tight.text()).stream()
                        .filter(hit -> stands(plain, tight, hit))
                        .sorted(
                                Comparator.comparingInt(Emit::getStart)
                                        .thenComparing(
                                                Comparator.comparingInt(Emit::getEnd).reversed()))
                        .toList();
        List<Finding> found = new ArrayList<>();
        int taken = -1;
        for (Emit hit : hits) {
            if (hit.getEnd() > taken) {
                taken = hit.getEnd();
                found.add(finding(plain, tight, hit));
            }
        }
        return found;
    }

    private Finding finding(View plain, View tight, Emit hit) {
        Writing writing = writing(hit);
        Span source = tight.source(hit.getStart(), hit.getEnd() + 1);
        int start = plain.at(source.start());
        int end = plain.at(source.end());
        Span whole = CorporateForms.around(plain.text(), start, end);
        return Finding.of(
                plain.source(whole.start(), whole.end()),
                writing.known().kind(),
                RECOGNISER,
                writing.same(),
                Text.of(
                        "名簿にある" + writing.known().kind().label().ja() + "の名です",
                        "a name of the registry: " + writing.known().kind().label().en()));
    }

    private Writing writing(Emit hit) {
        return Objects.requireNonNull(byPattern.get(hit.getKeyword()));
    }

    /// Latin names stand alone, short kana stand in katakana or alone, common words carry a
    /// capital.
    private boolean stands(View plain, View tight, Emit hit) {
        Span source = tight.source(hit.getStart(), hit.getEnd() + 1);
        int start = plain.at(source.start());
        int end = plain.at(source.end());
        String text = plain.text();
        String written = text.substring(start, end);
        if (Script.latinOrDigit(written.charAt(0))
                && start > 0
                && Script.latinOrDigit(text.charAt(start - 1))) {
            return false;
        }
        if (Script.latinOrDigit(written.charAt(written.length() - 1))
                && end < text.length()
                && Script.latinOrDigit(text.charAt(end))) {
            return false;
        }
        if (writing(hit).commonWord()) {
            return Character.isUpperCase(written.charAt(0));
        }
        if (Script.allKana(written)
                && hit.size() <= 5
                && !Script.allHiragana(written)
                && !Script.allKatakana(written)) {
            return false;
        }
        if (hit.size() <= 2 && partOfTrade(text, start, end)) {
            return false;
        }
        if (Script.allHiragana(written)) {
            return hit.size() >= 5
                    || start == 0
                    || !Script.hiragana(text.charAt(start - 1))
                    || (hit.size() >= 4 && "のはがともや".indexOf(text.charAt(start - 1)) >= 0);
        }
        if (Script.allKatakana(written) && hit.size() <= 4) {
            return (start == 0 || !Script.katakana(text.charAt(start - 1)))
                    && (end == text.length() || !Script.katakana(text.charAt(end)));
        }
        return true;
    }

    /// 根本 in 根本原因 is nobody.
    private static boolean partOfTrade(String text, int start, int end) {
        for (int from = Math.max(0, start - 3); from <= start; from++) {
            for (int to = end; to <= Math.min(text.length(), end + 3); to++) {
                if (to - from > end - start && Lexicon.isTrade(text.substring(from, to))) {
                    return true;
                }
            }
        }
        return false;
    }

    /// A name of the registry is part of this, wherever: a look-alike domain tells whom it looks
    /// like.
    public boolean namedIn(String host) {
        View plain = View.plain(host);
        View tight = View.tight(plain);
        return trie.parseText(tight.text()).stream()
                        .anyMatch(hit ->
                                hit.size() >= 6
                                        || (hit.size() >= 3
                                                && !Lexicon.isTrade(hit.getKeyword())
                                                && !Lexicon.isEnglish(hit.getKeyword())
                                                && stands(plain, tight, hit)))
                || Arrays.stream(host.toLowerCase(Locale.ROOT).split("[^a-z]+"))
                        .anyMatch(this::beginsName);
    }

    private boolean beginsName(String word) {
        String name = word.length() < 6 || Lexicon.isEnglish(word) ? null : sorted.ceiling(word);
        return name != null && name.startsWith(word);
    }
}
