package kaname.situation.cause;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kaname.catalogue.Fact;
import kaname.catalogue.Vocabulary;
import kaname.platform.Text;

/// What threatens, as far as the vocabulary has a choice for it: the marks that a letter's choices
/// make, and all that there can be.
public final class Threats {

    private record Chosen(String fact, Mark.Kind kind) {}

    private static final List<Chosen> FACTS =
            List.of(
                    new Chosen("attack_type", Mark.Kind.ATTACK),
                    new Chosen("hazard", Mark.Kind.HAZARD));

    private static final Set<String> SAYS_NOTHING = Set.of("none", "other", "unknown");

    private Threats() {}

    /// In the vocabulary's order.
    public static List<Mark> all(Vocabulary vocabulary) {
        return FACTS.stream()
                .flatMap(one ->
                        vocabulary.fact(one.fact()).choices().stream()
                                .map(Fact.Choice::id)
                                .flatMap(choice -> mark(one, choice, vocabulary)))
                .toList();
    }

    /// Failures of the services that these sectors give, on which others stand.
    public static List<Mark> failuresOf(Collection<String> sectors) {
        return Upstream.ALL.stream()
                .filter(service -> service.sectors().stream().anyMatch(sectors::contains))
                .map(service -> new Mark(Mark.Kind.UPSTREAM, service.id(), service.name()))
                .toList();
    }

    /// @param chosen what was chosen, by fact
    static List<Mark> in(Map<String, List<String>> chosen, Vocabulary vocabulary) {
        return FACTS.stream()
                .flatMap(one ->
                        chosen.getOrDefault(one.fact(), List.of()).stream()
                                .flatMap(choice -> mark(one, choice, vocabulary)))
                .toList();
    }

    private static Stream<Mark> mark(Chosen of, String choice, Vocabulary vocabulary) {
        if (choice.isEmpty() || SAYS_NOTHING.contains(choice)) {
            return Stream.of();
        }
        Text label =
                vocabulary
                        .find(of.fact())
                        .flatMap(fact -> fact.choice(choice))
                        .map(Fact.Choice::label)
                        .orElseGet(() -> Text.same(choice));
        return Stream.of(new Mark(of.kind(), of.fact() + "/" + choice, label));
    }
}
