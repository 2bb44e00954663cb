package kaname.nearmiss.redaction;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// A text written another way for matching, where each of its characters knows which run of the
/// source it came from.
final class View {

    private static final String VARIANTS =
            "髙高﨑崎嵜崎邊辺邉辺澤沢濱浜齋斎齊斎斉斎嶋島嶌島櫻桜國国廣広藏蔵眞真德徳惠恵學学條条瀧滝龍竜舘館冨富"
                    + "曾曽圓円壽寿榮栄豐豊彌弥彥彦瀨瀬祐祐逹達𠮷吉𣘺橋槗橋爲為與与萬万實実鐵鉄驛駅縣県會会氣気龜亀增増"
                    + "敎教黑黒戶戸靑青晴晴淸清峯峰冲沖渕淵籐藤舩船莊荘桒桑栁柳";

    /// One character and its marks; who writes more marks has nothing to say.
    private static final int LONGEST_CLUSTER = 16;

    private static final Map<Integer, Integer> VARIANT = variants();

    private static Map<Integer, Integer> variants() {
        int[] pairs = VARIANTS.codePoints().toArray();
        Map<Integer, Integer> variants = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            variants.putIfAbsent(pairs[i], pairs[i + 1]);
        }
        return Map.copyOf(variants);
    }

    private final String text;
    private final int[] from;
    private final int[] to;

    private View(String text, int[] from, int[] to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    String text() {
        return text;
    }

    /// The first character of the view that came from this place of the source or a later one.
    int at(int source) {
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (to[middle] <= source) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The run of the source that these characters of the view came from.
    Span source(int start, int end) {
        return new Span(from[start], to[end - 1]);
    }

    /// NFKC, half-width kana joined with their marks, characters of no width and marks that join
    /// nothing gone. Case, spaces and line breaks stay.
    static View plain(String source) {
        Writer out = new Writer(source.length());
        int at = 0;
        while (at < source.length()) {
            if (isPlain(source, at)) {
                out.put(source.charAt(at), at, at + 1);
                at++;
                continue;
            }
            int next = cluster(source, at);
            int escaped = Escapes.end(source, at);
            String piece =
                    escaped > at
                            ? Escapes.decoded(source, at, escaped)
                            : source.substring(at, next);
            next = Math.max(next, escaped);
            out.put(
                    visible(Normalizer.normalize(withoutGaps(piece), Normalizer.Form.NFKC)),
                    at,
                    next);
            at = next;
        }
        return out.view();
    }

    /// A character that its normal form leaves as it is, with nothing behind it that could join it:
    /// most of any text.
    private static boolean isPlain(String source, int at) {
        char c = source.charAt(at);
        boolean kana = Script.hiragana(c) || Script.katakana(c);
        boolean itself =
                (c >= ' ' && c < 0x7F && "\\&%=".indexOf(c) < 0)
                        || (c >= 'ぁ' && c <= 'ゖ')
                        || (c >= 'ァ' && c <= 'ヺ')
                        || c == 'ー'
                        || (c >= 0x4E00 && c <= 0x9FFF);
        if (!itself || at + 1 == source.length()) {
            return itself;
        }
        char next = source.charAt(at + 1);
        return !joins(next) && !(kana && gap(next));
    }

    /// As names are compared: the plain view in lower case, katakana as hiragana, one form of each
    /// kanji, without spaces, line breaks and middle dots.
    static View tight(View plain) {
        Writer out = new Writer(plain.text.length());
        int at = 0;
        while (at < plain.text.length()) {
            int point = plain.text.codePointAt(at);
            int next = at + Character.charCount(point);
            if (!Character.isWhitespace(point) && "・·'’`".indexOf(point) < 0) {
                int folded = folded(point);
                if (Character.isBmpCodePoint(folded)) {
                    out.put((char) folded, plain.from[at], plain.to[next - 1]);
                } else {
                    out.put(Character.toString(folded), plain.from[at], plain.to[next - 1]);
                }
            }
            at = next;
        }
        return out.view();
    }

    static String tight(String source) {
        return tight(plain(source)).text;
    }

    /// One form of each kanji, and nothing else changed.
    static String folded(String name) {
        return name.codePoints()
                .map(point -> Script.han(point) ? folded(point) : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int folded(int point) {
        if (point >= 'ァ' && point <= 'ヶ') {
            return point - ('ァ' - 'ぁ');
        }
        Integer variant = VARIANT.get(point);
        if (variant != null) {
            return variant;
        }
        if ((point >= 0x2010 && point <= 0x2015) || point == 0x2212) {
            return '-';
        }
        return Character.toLowerCase(point);
    }

    private static int cluster(String source, int at) {
        int next = at + Character.charCount(source.codePointAt(at));
        while (next < source.length()
                && next < at + LONGEST_CLUSTER
                && joins(source.charAt(next))) {
            next++;
        }
        return kana(source.charAt(at)) ? voiced(source, next) : next;
    }

    private static boolean joins(char c) {
        return voices(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /// ﾍ and ﾞ are べ, even where somebody put something between them.
    private static int voiced(String source, int end) {
        int next = end;
        while (next < source.length() && next < end + LONGEST_CLUSTER && gap(source.charAt(next))) {
            next++;
        }
        return next < source.length() && next > end && voices(source.charAt(next)) ? next + 1 : end;
    }

    private static boolean voices(char c) {
        return c == 'ﾞ' || c == 'ﾟ' || c == '\u3099' || c == '\u309A';
    }

    private static boolean gap(int point) {
        return Character.isWhitespace(point) || invisible(point);
    }

    private static boolean kana(char c) {
        return Script.hiragana(c) || Script.katakana(c) || (c >= 'ｦ' && c <= 'ﾝ');
    }

    private static String withoutGaps(String piece) {
        return piece.length() == 1 || !kana(piece.charAt(0))
                ? piece
                : piece.codePoints()
                        .filter(point -> !gap(point) || voices((char) point))
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
    }

    private static String visible(String piece) {
        return piece.codePoints()
                .filter(point -> !invisible(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean invisible(int point) {
        return Character.getType(point) == Character.FORMAT
                || Character.getType(point) == Character.NON_SPACING_MARK
                || point == 0x3164
                || point == 0x115F
                || point == 0x2800
                || (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF);
    }

    private static final class Writer {
        private final StringBuilder text;
        private int[] from;
        private int[] to;

        Writer(int size) {
            text = new StringBuilder(size);
            from = new int[size + 16];
            to = new int[size + 16];
        }

        void put(String piece, int start, int end) {
            for (int i = 0; i < piece.length(); i++) {
                put(piece.charAt(i), start, end);
            }
        }

        void put(char one, int start, int end) {
            if (text.length() == from.length) {
                from = Arrays.copyOf(from, from.length * 2);
                to = Arrays.copyOf(to, to.length * 2);
            }
            from[text.length()] = start;
            to[text.length()] = end;
            text.append(one);
        }

        View view() {
            return new View(text.toString(), from, to);
        }
    }
}
