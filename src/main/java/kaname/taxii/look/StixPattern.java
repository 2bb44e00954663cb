package kaname.taxii.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kaname.taxii.look.Tokens.Kind;
import kaname.taxii.look.Tokens.Malformed;
import kaname.taxii.look.Tokens.Token;

/// A pattern of STIX 2.1, read for what it names: equality, sets and subnets of addresses, names,
/// URLs, hashes and software. Its grammar is followed whole; what compares otherwise (`LIKE`,
/// `MATCHES`, `NOT`, other objects) is passed over and said to be. An observation that needs
/// several things concerns whoever has one of them; software alone is taken together.
final class StixPattern {

    /// @param wholly nothing was passed over
    record Read(List<Sign> signs, boolean wholly) {}

    private static final int DEEPEST = 60;
    private static final Set<String> OPERATORS =
            Set.of(
                    "=",
                    "==",
                    "!=",
                    "<>",
                    "<",
                    ">",
                    "<=",
                    ">=",
                    "LIKE",
                    "MATCHES",
                    "ISSUBSET",
                    "ISSUPERSET",
                    "IN");

    private final Tokens tokens;
    private final List<Sign> signs = new ArrayList<>();
    private boolean wholly = true;
    private int depth;

    private StixPattern(Tokens tokens) {
        this.tokens = tokens;
    }

    /// @throws Malformed for what is no pattern
    static Read read(String pattern) {
        StixPattern reading = new StixPattern(Tokens.of(pattern));
        reading.observations();
        if (!reading.tokens.atEnd()) {
            throw new Malformed();
        }
        return new Read(List.copyOf(reading.signs), reading.wholly);
    }

    private void observations() {
        deeper();
        do {
            observation();
        } while (tokens.took("AND") || tokens.took("OR") || tokens.took("FOLLOWEDBY"));
        depth--;
    }

    private void observation() {
        if (tokens.took("(")) {
            observations();
            tokens.take(")");
        } else {
            tokens.take("[");
            List<Wanted> software = either();
            tokens.take("]");
            for (Wanted one : software) {
                List<Sign> found = one.signs();
                wholly &= !found.isEmpty();
                signs.addAll(found);
            }
        }
        while (qualifier()) {}
    }

    private boolean qualifier() {
        if (tokens.took("WITHIN")) {
            tokens.take(Kind.LITERAL);
            tokens.take("SECONDS");
        } else if (tokens.took("REPEATS")) {
            tokens.take(Kind.LITERAL);
            tokens.take("TIMES");
        } else if (tokens.took("START")) {
            tokens.take(Kind.LITERAL);
            tokens.take("STOP");
            tokens.take(Kind.LITERAL);
        } else {
            return false;
        }
        return true;
    }

    private List<Wanted> either() {
        deeper();
        List<Wanted> all = new ArrayList<>(both());
        while (tokens.took("OR")) {
            all.addAll(both());
        }
        depth--;
        return all;
    }

    private List<Wanted> both() {
        List<Wanted> all = one();
        while (tokens.took("AND")) {
            all = Wanted.together(all, one());
        }
        return all;
    }

    private List<Wanted> one() {
        if (tokens.took("(")) {
            List<Wanted> inside = either();
            tokens.take(")");
            return inside;
        }
        if (tokens.took("EXISTS")) {
            path();
            wholly = false;
            return List.of();
        }
        String path = path();
        boolean not = tokens.took("NOT");
        String operator = tokens.take().text();
        if (!OPERATORS.contains(operator)) {
            throw new Malformed();
        }
        return compared(path, not ? "NOT" : operator, values(operator.equals("IN")));
    }

    private String path() {
        StringBuilder path = new StringBuilder(tokens.take(Kind.WORD).text());
        tokens.take(":");
        path.append(':').append(step());
        while (tokens.nextIs(".") || tokens.nextIs("[")) {
            if (tokens.took("[")) {
                tokens.take();
                tokens.take("]");
            } else {
                tokens.take(".");
                path.append('.').append(step());
            }
        }
        return path.toString();
    }

    private String step() {
        Token step = tokens.take();
        if (step.kind() != Kind.WORD && step.kind() != Kind.TEXT) {
            throw new Malformed();
        }
        return step.text();
    }

    private List<Token> values(boolean several) {
        List<Token> values = new ArrayList<>();
        if (several) {
            tokens.take("(");
            do {
                values.add(value());
            } while (tokens.took(","));
            tokens.take(")");
        } else {
            values.add(value());
        }
        return values;
    }

    private Token value() {
        Token value = tokens.take();
        boolean constant =
                value.kind() == Kind.TEXT
                        || value.kind() == Kind.LITERAL
                        || value.is("true")
                        || value.is("false");
        if (!constant) {
            throw new Malformed();
        }
        return value;
    }

    private List<Wanted> compared(String path, String operator, List<Token> values) {
        List<Wanted> software = new ArrayList<>();
        for (Token value : values) {
            Stream<Wanted> some =
                    value.kind() == Kind.TEXT && path.startsWith("software:")
                            ? Wanted.of(path, operator, value.text()).stream()
                            : Stream.empty();
            List<Wanted> wanted = some.toList();
            software.addAll(wanted);
            if (wanted.isEmpty()) {
                plain(path, operator, value);
            }
        }
        return software;
    }

    private void plain(String path, String operator, Token value) {
        boolean equal = Set.of("=", "==", "IN").contains(operator);
        boolean subnet =
                operator.equals("ISSUBSET")
                        && (path.contains("addr:value") || path.endsWith("_ref.value"));
        if (value.kind() != Kind.TEXT || !(equal || subnet)) {
            wholly = false;
            return;
        }
        var found = Observable.at(path, value.text());
        wholly &= found.isPresent();
        found.ifPresent(signs::addAll);
    }

    private void deeper() {
        depth++;
        if (depth > DEEPEST) {
            throw new Malformed();
        }
    }
}
