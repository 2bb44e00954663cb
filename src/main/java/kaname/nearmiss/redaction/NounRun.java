package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Nouns that stand side by side with nothing between them.
record NounRun(List<Noun> nouns) {

    /// Longer than any name: what is longer is cut, so that time stays in line with length.
    private static final int LONGEST = 40;

    private static final int LONGEST_TRADE_WORD = 12;

    /// Two words in katakana, neither of the trade, in one: グリーンパルス.
    private static final int COINED = 6;

    NounRun {
        nouns = List.copyOf(nouns);
    }

    static List<NounRun> in(List<Token> tokens) {
        List<NounRun> runs = new ArrayList<>();
        List<Token> run = new ArrayList<>();
        for (Token token : tokens) {
            boolean beside = !run.isEmpty() && run.getLast().end() == token.start();
            if (!run.isEmpty() && (!beside || !part(token) || run.size() >= LONGEST)) {
                runs.add(of(run));
                run.clear();
            }
            if (part(token)) {
                boolean oneWord = !run.isEmpty() && run.getLast().katakana() && token.katakana();
                run.add(oneWord ? joined(run.removeLast(), token) : token);
            }
        }
        if (!run.isEmpty()) {
            runs.add(of(run));
        }
        return runs;
    }

    private static boolean part(Token token) {
        String surface = token.surface();
        if (surface.equals("・")
                || surface.equals("ノ")
                || surface.equals("ヶ")
                || surface.equals("ケ")) {
            return true;
        }
        boolean noun = token.noun() || !token.known() || token.prefix();
        char first = surface.charAt(0);
        return noun
                && !token.grammatical()
                && Character.isLetterOrDigit(first)
                && (first > 0x7f || Character.isDigit(first));
    }

    /// Katakana are one word, however the dictionary cuts them.
    private static Token joined(Token first, Token second) {
        String surface = first.surface() + second.surface();
        boolean coined =
                surface.length() >= COINED
                        && !Lexicon.isTrade(first.surface())
                        && !Lexicon.isTrade(second.surface());
        boolean plain =
                first.known() && second.known() && !first.name() && !second.name() && !coined;
        return new Token(
                first.start(),
                second.end(),
                surface,
                plain ? "名詞-一般" : "名詞-固有名詞-一般",
                plain ? surface : "");
    }

    private static NounRun of(List<Token> run) {
        boolean[] trade = partsOfTrade(run);
        List<Noun> nouns = new ArrayList<>();
        for (int i = 0; i < run.size(); i++) {
            nouns.add(Noun.of(run.get(i), trade[i]));
        }
        return new NounRun(nouns);
    }

    /// Which tokens are a word of the trade together with their neighbours: 計 and 装.
    private static boolean[] partsOfTrade(List<Token> run) {
        boolean[] parts = new boolean[run.size()];
        for (int from = 0; from < run.size(); from++) {
            StringBuilder joined = new StringBuilder();
            for (int to = from; to < run.size() && joined.length() < LONGEST_TRADE_WORD; to++) {
                joined.append(run.get(to).surface());
                if (joined.length() > 1 && Lexicon.isTrade(joined.toString())) {
                    Arrays.fill(parts, from, to + 1, true);
                }
            }
        }
        return parts;
    }

    /// Nothing but numbers stands before this noun: 三 営業所, and not 丸十 運送.
    boolean counts(int to) {
        return nouns.subList(0, to).stream()
                .allMatch(noun -> noun.token().number() || noun.surface().equals("第"));
    }

    int size() {
        return nouns.size();
    }

    Noun get(int i) {
        return nouns.get(i);
    }

    /// Where these nouns stand in the plain view.
    Span span(int from, int to) {
        return new Span(nouns.get(from).token().start(), nouns.get(to - 1).token().end());
    }

    String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        nouns.subList(from, to).forEach(noun -> text.append(noun.surface()));
        return text.toString();
    }
}
