package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kaname.nearmiss.redaction.Words.Word;
import kaname.platform.Text;

/// Words that may be somebody's name and stand in no list. In Japanese: what the dictionary calls a name,
/// what it does not know, kanji that it can't put together, and whatever stands before the ending of a
/// firm, a plant or a place, or before an honorific.
final class Suspicion implements Recogniser {

    private static final Set<String> HONORIFICS = Lexicon.read("honorifics.txt");
    private static final Set<String> SURNAMES = Lexicon.read("surnames.txt");
    private static final Set<String> FIRMS = Lexicon.read("firms.txt");
    private static final Set<String> SURE_FIRMS = Lexicon.read("sure-firms.txt");
    private static final Set<String> PLANTS = Lexicon.read("plants.txt");
    private static final Set<String> PLACES = Lexicon.read("places.txt");

    private static final Text HONOURED =
            Text.of("敬称や役職の前にあり、人の名と思われます", "before an honorific or a title: probably a person");
    private static final Text FIRM =
            Text.of("会社らしい語尾の前に、普通の語でない語があります", "before the ending of a firm's name");
    private static final Text PLANT =
            Text.of("施設や場所の語尾の前に、普通の語でない語があります", "before the ending of a place or a plant");
    private static final Text NAME = Text.of("辞書では固有名詞です", "a proper noun of the dictionary");
    private static final Text FRAGMENT =
            Text.of("辞書では一語にならない漢字の並びです", "characters that the dictionary makes no word of");
    private static final Text UNKNOWN =
            Text.of("辞書にも専門用語の一覧にもない語です", "a word of no dictionary and no list of the trade");

    @Override
    public List<Finding> in(Reading reading) {
        List<Finding> found = new ArrayList<>();
        Words.runs(reading.tokens()).forEach(run -> judge(reading, run, found));
        return found;
    }

    private static void judge(Reading reading, List<Word> run, List<Finding> found) {
        if (run.isEmpty()) {
            return;
        }
        int from = 0;
        while (from < run.size()) {
            int end = endOfName(run, from);
            if (end < 0) {
                return;
            }
            int start = startOfName(run, from, end);
            if (start < end) {
                report(reading, run, start, end, found);
            }
            from = end;
        }
    }

    /// Where the next name ends, exclusive; -1 if there is none.
    private static int endOfName(List<Word> run, int from) {
        int odd = -1;
        for (int i = from; i < run.size(); i++) {
            if (odd(run, i)) {
                odd = i;
                break;
            }
            if (i > from && (SURE_FIRMS.contains(run.get(i).surface()) || (ending(run.get(i)) && !plainBefore(run, from, i)))) {
                return i + 1;
            }
            if (i > from && honorific(run.get(i)) && run.get(i).surface().length() > 1 && strange(run, from, i)) {
                return i;
            }
        }
        if (odd < 0) {
            return -1;
        }
        int end = odd + 1;
        while (end < run.size() && (odd(run, end) || joins(run, end))) {
            end++;
        }
        while (end < run.size() && brand(run.get(end))) {
            end++;
        }
        for (int i = end; i < Math.min(run.size(), end + 2); i++) {
            if (ending(run.get(i)) && allShort(run, end, i)) {
                end = i + 1;
            }
        }
        return end;
    }

    /// Katakana that stands against a name belongs to it: ラボリンク東京.
    private static boolean brand(Word word) {
        return word.surface().length() >= 3 && Script.allKatakana(word.surface());
    }

    private static boolean allShort(List<Word> run, int from, int to) {
        for (int i = from; i < to; i++) {
            if (honorific(run.get(i)) || run.get(i).surface().equals("担当") ) {
                return false;
            }
        }
        return true;
    }

    private static boolean joins(List<Word> run, int i) {
        Word word = run.get(i);
        Token token = word.token();
        return token.surface().length() == 1
                && Script.han(token.surface().codePointAt(0))
                && !token.suffix()
                && !honorific(word)
                && !word.plain();
    }

    private static int startOfName(List<Word> run, int from, int end) {
        int start = end - 1;
        while (start > from && !odd(run, start)) {
            start--;
        }
        while (start > from && (odd(run, start - 1) || brand(run.get(start - 1)) || (run.get(start - 1).surface().length() == 1 && !trade(run.get(start - 1)) && !run.get(start - 1).token().number())
                || (ending(run.get(end - 1)) && !trade(run.get(start - 1))))) {
            start--;
        }
        return start;
    }

    private static boolean plainBefore(List<Word> run, int from, int at) {
        for (int i = from; i < at; i++) {
            if (!trade(run.get(i)) && !run.get(i).token().number() && !(run.get(i).token().speech().startsWith("接頭詞"))) {
                return false;
            }
        }
        return true;
    }

    private static boolean strange(List<Word> run, int from, int at) {
        Word before = run.get(at - 1);
        return HONORIFICS.contains(run.get(at).surface())
                && !trade(before)
                
                && (run.get(at).surface().equals("さん") || run.get(at).surface().equals("氏"));
    }

    private static boolean ending(Word token) {
        return FIRMS.contains(token.surface()) || PLANTS.contains(token.surface()) || PLACES.contains(token.surface());
    }

    private static boolean honorific(Word token) {
        return HONORIFICS.contains(token.surface());
    }

    private static boolean trade(Word word) {
        return word.plain();
    }

    /// A word that is no ordinary word.
    private static boolean odd(List<Word> run, int i) {
        Word word = run.get(i);
        if (word.plain()) {
            return false;
        }
        if (word.token().name() || !word.token().known()) {
            return word.surface().length() > 1 || SURNAMES.contains(word.surface()) || besideSingle(run, i);
        }
        return single(word) && besideSingle(run, i);
    }

    private static boolean besideSingle(List<Word> run, int i) {
        return (i > 0 && single(run.get(i - 1))) || (i + 1 < run.size() && single(run.get(i + 1)));
    }

    private static boolean single(Word word) {
        Token token = word.token();
        return token.surface().length() == 1
                && Script.han(token.surface().codePointAt(0))
                && !token.suffix()
                && !token.speech().startsWith("名詞-副詞可能")
                && !token.speech().startsWith("接頭詞")
                && !word.plain();
    }

    private static void report(Reading reading, List<Word> run, int start, int end, List<Finding> found) {
        Word last = run.get(end - 1);
        boolean called = end < run.size() && honorific(run.get(end));
        Kind kind = Kind.NAME;
        Text why = UNKNOWN;
        String recogniser = "unknown-word";
        if (called) {
            kind = Kind.PERSON;
            why = HONOURED;
            recogniser = "honorific";
        } else if (FIRMS.contains(last.surface()) && end - start > 1) {
            kind = Kind.ORGANISATION;
            why = FIRM;
            recogniser = "firm-ending";
        } else if ((PLANTS.contains(last.surface()) || PLACES.contains(last.surface())) && end - start > 1) {
            kind = PLACES.contains(last.surface()) ? Kind.PLACE : Kind.FACILITY;
            why = PLANT;
            recogniser = "place-ending";
        } else if (run.subList(start, end).stream().anyMatch(w -> w.token().personal())) {
            kind = Kind.PERSON;
            why = NAME;
            recogniser = "dictionary-name";
        } else if (run.subList(start, end).stream().allMatch(w -> w.surface().length() == 1)) {
            why = FRAGMENT;
            recogniser = Finding.FAINT;
        } else if (run.subList(start, end).stream().anyMatch(w -> w.token().name())) {
            why = NAME;
            recogniser = "dictionary-name";
        }
        String text = reading.text().substring(run.get(start).token().start(), last.token().end());
        found.add(
                Finding.of(
                        reading.plain().source(run.get(start).token().start(), last.token().end()), kind, recogniser, View.tight(text), why));
    }
}
