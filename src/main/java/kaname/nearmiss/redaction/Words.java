package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.List;

/// The nouns that stand side by side, each with whether it is a word of the trade, alone or together with
/// its neighbours.
final class Words {

    private Words() {}

    /// @param plain part of a word of the trade
    record Word(Token token, boolean plain) {

        String surface() {
            return token.surface();
        }
    }

    /// Runs of nouns without anything between them, the katakana of a run in one piece.
    static List<List<Word>> runs(List<Token> tokens) {
        List<List<Word>> runs = new ArrayList<>();
        List<Token> run = new ArrayList<>();
        for (Token token : tokens) {
            boolean beside = !run.isEmpty() && run.getLast().end() == token.start();
            if (!run.isEmpty() && (!beside || !part(token))) {
                runs.add(words(run));
                run.clear();
            }
            if (part(token)) {
                if (beside && !run.isEmpty() && katakana(run.getLast()) && katakana(token)) {
                    run.add(joined(run.removeLast(), token));
                } else {
                    run.add(token);
                }
            }
        }
        if (!run.isEmpty()) {
            runs.add(words(run));
        }
        return runs;
    }

    private static boolean katakana(Token token) {
        return Script.allKatakana(token.surface()) && !token.surface().equals("・");
    }

    private static Token joined(Token first, Token second) {
        boolean plain = first.known() && second.known() && !first.name() && !second.name();
        return new Token(
                first.start(),
                second.end(),
                first.surface() + second.surface(),
                plain ? first.speech() : "名詞-固有名詞-一般",
                plain);
    }

    private static boolean part(Token token) {
        char first = token.surface().charAt(0);
        if (token.surface().equals("・") || token.surface().equals("ノ")) {
            return true;
        }
        return (token.noun() || !token.known() || token.speech().startsWith("接頭詞") || token.surface().equals("ヶ"))
                && Character.isLetterOrDigit(first)
                && first > 0x7f
                && !(token.speech().startsWith("名詞-代名詞") || token.speech().startsWith("名詞-非自立"));
    }

    private static List<Word> words(List<Token> run) {
        boolean[] plain = new boolean[run.size()];
        for (int from = 0; from < run.size(); from++) {
            StringBuilder joined = new StringBuilder();
            for (int to = from; to < run.size() && joined.length() < 12; to++) {
                joined.append(run.get(to).surface());
                if (joined.length() > 1 && Lexicon.isTrade(joined.toString())) {
                    java.util.Arrays.fill(plain, from, to + 1, true);
                }
            }
        }
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < run.size(); i++) {
            Token token = run.get(i);
            words.add(
                    new Word(
                            token,
                            plain[i]
                                    || token.number()
                                    || Lexicon.isTrade(token.surface())
                                    || (katakana(token) && Trade.compound(token.surface()))));
        }
        return words;
    }
}
