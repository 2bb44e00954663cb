package kaname.nearmiss.redaction;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;

/// Prints what of a set leaks and what is lost, for whoever changes a recogniser: `develop`,
/// `judge` or `all` of a file of the corpus, or `variants` and how many rounds; a further argument
/// shows the texts.
final class Tuning {

    private Tuning() {}

    public static void main(String[] args) {
        ClosedWorld world = Corpus.registry().world();
        List<Judged> judged =
                cases(args).stream()
                        .filter(one ->
                                args[0].equals("variants")
                                        || args[0].equals("all")
                                        || one.set().equals(args[0]))
                        .map(one -> Judged.of(one, world))
                        .toList();
        judged.stream().filter(Tuning::worthALook).forEach(one -> print(one, args.length > 2));
        System.out.println(Figures.of(judged));
    }

    private static List<Corpus.Case> cases(String[] args) {
        if (args[0].equals("variants")) {
            return Variants.of(Integer.parseInt(args[1]));
        }
        return args.length > 1 ? Corpus.read(args[1], new TypeReference<>() {}) : Corpus.cases();
    }

    /// Which findings took a fact.
    private static List<String> by(Judged one, String fact) {
        int at = one.of().text().indexOf(fact);
        Span span = new Span(at, at + fact.length());
        return Stream.concat(one.result().certain().stream(), one.result().suspected().stream())
                .filter(finding -> finding.span().overlaps(span))
                .map(finding ->
                        finding.recogniser()
                                + ":"
                                + one.of().text().substring(finding.start(), finding.end()))
                .toList();
    }

    private static boolean worthALook(Judged one) {
        return !one.leaked().isEmpty() || !one.lost().isEmpty() || one.of().unique() != one.held();
    }

    private static void print(Judged one, boolean texts) {
        System.out.printf(
                "%s%s%s leaked %s lost %s%n",
                one.of().id(),
                one.held() ? " HELD" : "",
                one.of().unique() ? " (unique)" : "",
                one.leaked().stream().map(s -> s.kind() + ":" + s.text()).toList(),
                one.lost().stream().map(fact -> fact + by(one, fact)).toList());
        if (texts) {
            System.out.println("   " + one.result().withoutReviewer().replace("\n", "\n   "));
        }
    }
}
