package kaname.taxii.look;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A STIX pattern in its smallest parts.
final class Tokens {

    enum Kind {
        WORD,
        TEXT,
        LITERAL,
        SIGN
    }

    /// @param text of a `TEXT` what it says, without quotes and escapes
    record Token(Kind kind, String text) {
        boolean is(String word) {
            return kind != Kind.TEXT && text.equals(word);
        }
    }

    /// What the grammar of STIX patterning 2.1 refuses.
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed() {
            super("no STIX pattern", null, false, false);
        }
    }

    /// Possessive throughout: a text that somebody means to be bad takes linear time too.
    private static final Pattern NEXT =
            Pattern.compile(
                    "\\s++"
                            + "|(?<literal>[thb]'(?:[^'\\\\]|\\\\.)*+'|[+-]?[0-9]++(?:\\.[0-9]++)?)"
                            + "|(?<text>'(?:[^'\\\\]|\\\\.)*+')"
                            + "|(?<word>[a-zA-Z_][a-zA-Z0-9_-]*+)"
                            + "|(?<sign>[<>=!]=|<>|[\\[\\]().,:=<>*])",
                    Pattern.DOTALL);

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    private final List<Token> tokens;
    private int at;

    private Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Tokens of(String pattern) {
        List<Token> tokens = new ArrayList<>();
        Matcher next = NEXT.matcher(pattern);
        while (next.regionStart() < pattern.length()) {
            if (!next.lookingAt()) {
                throw new Malformed();
            }
            token(next, tokens);
            next.region(next.end(), pattern.length());
        }
        return new Tokens(tokens);
    }

    private static void token(Matcher found, List<Token> tokens) {
        for (Kind kind : Kind.values()) {
            String text = found.group(kind.name().toLowerCase(java.util.Locale.ROOT));
            if (text != null) {
                tokens.add(new Token(kind, kind == Kind.TEXT ? said(text) : text));
            }
        }
    }

    private static String said(String quoted) {
        String inside = quoted.substring(1, quoted.length() - 1);
        return inside.indexOf('\\') < 0 ? inside : ESCAPED.matcher(inside).replaceAll("$1");
    }

    boolean atEnd() {
        return at == tokens.size();
    }

    boolean nextIs(String word) {
        return !atEnd() && tokens.get(at).is(word);
    }

    /// Takes the next token if it is that.
    boolean took(String word) {
        boolean is = nextIs(word);
        if (is) {
            at++;
        }
        return is;
    }

    void take(String word) {
        if (!took(word)) {
            throw new Malformed();
        }
    }

    Token take() {
        if (atEnd()) {
            throw new Malformed();
        }
        return tokens.get(at++);
    }

    Token take(Kind kind) {
        Token token = take();
        if (token.kind() != kind) {
            throw new Malformed();
        }
        return token;
    }
}
