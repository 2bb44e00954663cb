package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.List;

/// Marks those nouns of a run that are parts of names: first what is sure to be one, then what
/// grows together with it.
final class NameFinder {

    /// The nouns `from` to `to` of a run, exclusive.
    record Found(int from, int to) {}

    private static final int LONGEST_GIVEN_NAME = 3;

    private final NounRun run;
    private final boolean[] name;

    private NameFinder(NounRun run) {
        this.run = run;
        this.name = new boolean[run.size()];
    }

    static List<Found> in(NounRun run) {
        NameFinder finder = new NameFinder(run);
        finder.seeds();
        finder.endings();
        finder.grow();
        return finder.found();
    }

    private void seeds() {
        for (int i = 0; i < run.size(); i++) {
            Noun noun = run.get(i);
            name[i] =
                    noun.strange()
                            || (noun.stray() && besideHan(i))
                            || (noun.link() && !noun.surface().equals("・") && run.size() > 1)
                            || (noun.ordinary() && beforeHonorific(i))
                            || (noun.namelike() && besideNamelike(i))
                            || (noun.ordinary() && takesSides(i));
        }
    }

    private boolean besideNamelike(int i) {
        return (i > 0 && run.get(i - 1).namelike())
                || (i + 1 < run.size() && run.get(i + 1).namelike());
    }

    private boolean besideHan(int i) {
        return (i > 0 && run.get(i - 1).han() && !run.get(i - 1).token().number())
                || (i + 1 < run.size() && run.get(i + 1).stray());
    }

    /// グリーンパルス側: only parties have a side.
    private boolean takesSides(int i) {
        return run.get(i).token().katakana()
                && run.get(i).surface().length() >= 4
                && i + 1 < run.size()
                && run.get(i + 1).surface().equals("側");
    }

    private boolean beforeHonorific(int i) {
        return i + 1 < run.size()
                && run.get(i + 1).honorific()
                && run.get(i + 1).surface().length() > 1;
    }

    /// Before the ending of a firm, a plant or a place, whatever is no word of the trade is its
    /// name.
    private void endings() {
        for (int to = run.size(); to > 1; to--) {
            int ending = Ending.start(run, to);
            if (ending == to || ending == 0) {
                continue;
            }
            int first = 0;
            while (first < ending && !(run.get(first).ordinary() || run.get(first).strange())) {
                first++;
            }
            if (first < ending) {
                mark(first, to);
            } else if (Ending.sure(run, ending, to) || kanjiNumber(ending) || strays(ending)) {
                mark(0, to);
            }
        }
    }

    /// 四万十原ケーブル: a number in kanji among other nouns counts nothing.
    private boolean kanjiNumber(int to) {
        return run.nouns().subList(0, to).stream()
                .anyMatch(noun -> noun.token().number() && noun.han());
    }

    /// 炉研メンテ: nothing but single kanji before an ending.
    private boolean strays(int to) {
        return to > 1 && run.nouns().subList(0, to).stream().allMatch(Noun::single);
    }

    private void grow() {
        for (int i = 0; i < run.size(); i++) {
            if (name[i]) {
                backward(i);
                forward(i);
            }
        }
    }

    /// 五百旗頭直樹, 第三鳴海: kanji that stand against a name from the left.
    private void backward(int seed) {
        int i = seed - 1;
        while (i >= 0 && !name[i] && leans(run.get(i))) {
            name[i--] = true;
        }
    }

    private static boolean leans(Noun noun) {
        return noun.link()
                || (noun.han()
                        && (noun.ordinary() || noun.token().number() || noun.token().prefix()))
                || noun.stray()
                || (noun.token().katakana() && noun.ordinary() && noun.surface().length() >= 3);
    }

    /// 九鬼大和, 鬼頭院晃: kanji that stand against a name from the right.
    private void forward(int seed) {
        int i = seed + 1;
        while (i < run.size() && !name[i] && follows(i)) {
            name[i++] = true;
        }
        int end = i;
        int length = 0;
        while (end < run.size()
                && !name[end]
                && run.get(end).single()
                && !run.get(end).honorific()) {
            length += run.get(end++).surface().length();
        }
        boolean closes =
                end == run.size() || name[end] || run.get(end).honorific() || run.get(end).plain();
        if (closes && length <= LONGEST_GIVEN_NAME && run.get(seed).han()) {
            mark(i, end);
        }
    }

    private boolean follows(int i) {
        Noun noun = run.get(i);
        if (noun.honorific()) {
            return false;
        }
        return noun.link()
                || noun.stray()
                || (noun.ordinary()
                        && (noun.han()
                                || (noun.token().katakana() && noun.surface().length() >= 3)));
    }

    private void mark(int from, int to) {
        for (int i = from; i < to; i++) {
            name[i] = true;
        }
    }

    private List<Found> found() {
        List<Found> found = new ArrayList<>();
        int from = 0;
        while (from < run.size()) {
            int to = from;
            while (to < run.size() && name[to]) {
                to++;
            }
            if (to > from && !(to - from == 1 && run.get(from).link())) {
                found.add(new Found(from, to));
            }
            from = Math.max(to, from + 1);
        }
        return found;
    }
}
