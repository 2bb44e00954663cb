package kaname.nearmiss.redaction;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Hiragana in Latin letters, in the ways that people type it: Hepburn, with long vowels written
/// out or not, and the kunrei forms of shi, chi, tsu, fu and ji.
final class Romaji {

    private static final String SYLLABLES =
            "きゃkya きゅkyu きょkyo しゃsha しゅshu しょsho ちゃcha ちゅchu ちょcho にゃnya にゅnyu にょnyo ひゃhya ひゅhyu"
                + " ひょhyo みゃmya みゅmyu みょmyo りゃrya りゅryu りょryo ぎゃgya ぎゅgyu ぎょgyo じゃja じゅju じょjo"
                + " びゃbya びゅbyu びょbyo ぴゃpya ぴゅpyu ぴょpyo てぃti でぃdi ふぁfa ふぃfi ふぇfe ふぉfo うぃwi うぇwe"
                + " うぉwo しぇshe じぇje ちぇche とぅtu どぅdu ゔぁva ゔぃvi ゔぇve ゔぉvo あa いi うu えe おo かka きki くku"
                + " けke こko さsa しshi すsu せse そso たta ちchi つtsu てte とto なna にni ぬnu ねne のno はha ひhi"
                + " ふfu へhe ほho まma みmi むmu めme もmo やya ゆyu よyo らra りri るru れre ろro わwa をo んn がga"
                + " ぎgi ぐgu げge ごgo ざza じji ずzu ぜze ぞzo だda ぢji づzu でde どdo ばba びbi ぶbu べbe ぼbo ぱpa"
                + " ぴpi ぷpu ぺpe ぽpo ゔvu ぁa ぃi ぅu ぇe ぉo";
    private static final Map<String, String> LATIN = table();

    private static final String SHAPE =
            "(?:(?:[kgnhbpmr]y|sh|ch|j|ts|[ksthnmrgzdbpfywj])?[aiueo]h?|n(?![aiueoy])|(?:kk|ss|tt|pp|cch|tch|ss)?[aiueo])*(?:(?:[kgnhbpmr]y|sh|ch|j|ts|[kstnhmrgzdbpfywj])?[aiueo]|n|oh)";

    private Romaji() {}

    private static Map<String, String> table() {
        Map<String, String> table = new HashMap<>();
        for (String syllable : SYLLABLES.split(" ")) {
            int cut = 0;
            while (cut < syllable.length() && syllable.charAt(cut) > 'z') {
                cut++;
            }
            table.put(syllable.substring(0, cut), syllable.substring(cut));
        }
        return Map.copyOf(table);
    }

    /// Empty if there is anything in it that is no hiragana.
    static Set<String> of(String hiragana) {
        String plain = letters(hiragana);
        if (plain.isEmpty()) {
            return Set.of();
        }
        Set<String> all = new LinkedHashSet<>();
        for (String one :
                List.of(plain, plain.replace("nb", "mb").replace("np", "mp").replace("nm", "mm"))) {
            all.add(one);
            all.add(one.replace("ou", "o").replace("oo", "o").replace("uu", "u"));
            all.add(one.replace("ou", "oh").replace("oo", "oh"));
            all.add(kunrei(one));
        }
        return all;
    }

    private static final int LONGEST_NAME = 30;

    /// Reads as Japanese syllables from its first letter to its last.
    static boolean shaped(String word) {
        return word.length() <= LONGEST_NAME && word.toLowerCase(Locale.ROOT).matches(SHAPE);
    }

    private static String kunrei(String hepburn) {
        return hepburn.replace("sh", "sy")
                .replace("ch", "ty")
                .replace("syi", "si")
                .replace("tyi", "ti")
                .replace("tsu", "tu")
                .replace("fu", "hu")
                .replace("ji", "zi");
    }

    private static String letters(String hiragana) {
        StringBuilder out = new StringBuilder();
        boolean doubled = false;
        for (int i = 0; i < hiragana.length(); ) {
            char c = hiragana.charAt(i);
            if (c == 'っ' || c == 'ー') {
                doubled = c == 'っ';
                if (c == 'ー' && !out.isEmpty()) {
                    out.append(out.charAt(out.length() - 1));
                }
                i++;
                continue;
            }
            String two = hiragana.substring(i, Math.min(i + 2, hiragana.length()));
            String latin = LATIN.get(two);
            i += latin == null ? 1 : 2;
            latin = latin == null ? LATIN.get(Character.toString(c)) : latin;
            if (latin == null) {
                return "";
            }
            out.append(doubled ? (latin.startsWith("ch") ? "t" : latin.substring(0, 1)) : "")
                    .append(latin);
            doubled = false;
        }
        return out.toString();
    }
}
