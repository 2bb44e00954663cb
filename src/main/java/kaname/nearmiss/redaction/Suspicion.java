package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kaname.platform.Text;

/// Japanese words that may be somebody's name and stand in no list: what the dictionary calls a
/// name, what it does not know, kanji that it can't put together, and what stands where names
/// stand.
final class Suspicion implements Recogniser {

    private static final Text HONOURED =
            Text.of("敬称や役職の前にあり、人の名と思われます", "before an honorific or a title: probably a person");
    private static final Text ENDING =
            Text.of("会社、施設、場所らしい語尾の前にあります", "before the ending of a firm, a plant or a place");
    private static final Text NAME = Text.of("辞書では固有名詞です", "a proper noun of the dictionary");
    private static final Text HOMOGRAPH =
            Text.of("普通の語ですが、名にもなります", "an ordinary word that is a name too");
    private static final Text BESIDE =
            Text.of("名と思われる語に付いた語です", "stands against what may be a name");
    private static final Text UNKNOWN =
            Text.of("辞書にも専門用語の一覧にもない語です", "a word of no dictionary and no list of the trade");

    private static final Text SURROUNDINGS =
            Text.of("人や場所の名が立つ位置の語です", "stands where the name of a person or a place stands");

    @Override
    public List<Finding> in(Reading reading) {
        List<Finding> found = new ArrayList<>();
        for (NounRun run : NounRun.in(reading.tokens())) {
            for (NameFinder.Found one : NameFinder.in(run)) {
                found.add(finding(reading, run, one.from(), one.to()));
            }
            surrounded(reading, run).ifPresent(found::add);
            faint(reading, run, found);
        }
        return found;
    }

    /// Words that are names too: a reviewer sees them, and they stay otherwise.
    private static void faint(Reading reading, NounRun run, List<Finding> found) {
        Span whole = run.span(0, run.size());
        Span source = reading.plain().source(whole.start(), whole.end());
        if (found.stream()
                .skip(Math.max(0, found.size() - 5))
                .anyMatch(one -> one.span().overlaps(source))) {
            found.add(finding(reading, whole, Kind.NAME, Finding.FAINT, BESIDE));
            return;
        }
        for (int i = 0; i < run.size(); i++) {
            if (run.get(i).namelike() || (run.get(i).surname() && run.size() == 1)) {
                found.add(
                        finding(reading, run.span(i, i + 1), Kind.NAME, Finding.FAINT, HOMOGRAPH));
            }
        }
    }

    /// Ordinary words that stand where a name stands.
    private static Optional<Finding> surrounded(Reading reading, NounRun run) {
        if (run.size() == 1 && lone(run.get(0))) {
            Span one = run.span(0, 1);
            return Surroundings.tell(reading, one.start(), one.end())
                    .filter(kind -> kind == Kind.PERSON || run.get(0).token().katakana())
                    .map(kind -> finding(reading, one, kind, "surroundings", SURROUNDINGS));
        }
        int from = run.size();
        if (from > 1 && run.get(from - 1).single() && !run.get(from - 1).honorific()) {
            from--;
        }
        while (from > 0 && mayName(run.get(from - 1))) {
            from--;
        }
        if (from == run.size()) {
            return Optional.empty();
        }
        if (run.nouns().subList(from, run.size()).stream().noneMatch(Suspicion::telling)) {
            return Optional.empty();
        }
        Span span = run.span(from, run.size());
        return Surroundings.tell(reading, span.start(), span.end())
                .map(kind -> finding(reading, span, kind, "surroundings", SURROUNDINGS));
    }

    /// A word of the trade that is a family name too, or katakana put together of such words.
    private static boolean lone(Noun noun) {
        return noun.plain()
                && (noun.surname()
                        || (noun.token().katakana()
                                && !Lexicon.isTrade(noun.surface())
                                && noun.surface().length() >= 5));
    }

    private static boolean telling(Noun noun) {
        return noun.strange() || noun.namelike() || noun.surname();
    }

    private static boolean mayName(Noun noun) {
        return noun.ordinary()
                || noun.strange()
                || noun.link()
                || noun.surname()
                || (noun.single() && !noun.plain());
    }

    private static Finding finding(Reading reading, NounRun run, int from, int to) {
        Span span = run.span(from, to);
        int ending = Ending.start(run, to);
        Optional<Ending> kind =
                ending > from && ending < to ? Ending.of(run, ending, to) : Optional.empty();
        if (to < run.size() && run.get(to).honorific()) {
            return finding(reading, span, Kind.PERSON, "honorific", HONOURED);
        }
        if (kind.isPresent()) {
            return finding(reading, span, kind.get().kind(), "ending", ENDING);
        }
        List<Noun> nouns = run.nouns().subList(from, to);
        if (nouns.stream().anyMatch(noun -> noun.token().name())) {
            boolean person = nouns.stream().anyMatch(noun -> noun.token().personal());
            return finding(
                    reading, span, person ? Kind.PERSON : Kind.NAME, "dictionary-name", NAME);
        }
        return finding(reading, span, Kind.NAME, "unknown-word", UNKNOWN);
    }

    private static Finding finding(
            Reading reading, Span span, Kind kind, String recogniser, Text why) {
        String same = View.tight(reading.text().substring(span.start(), span.end()));
        return Finding.of(
                reading.plain().source(span.start(), span.end()), kind, recogniser, same, why);
    }
}
