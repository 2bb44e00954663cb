package kaname.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Fact;
import kaname.catalogue.Sector;
import kaname.platform.Text;

/// Whatever could have happened to whomever: every fact of the vocabulary answered at random, near
/// the figures that the rules name.
public final class AnyFacts {

    public static final Instant AWARE = Instant.parse("2026-11-20T01:30:00Z");

    private static final long[] WHOLE = {
        0, 1, 99, 100, 101, 1000, 1001, 30_000, 100_000, 1_000_000
    };
    private static final double[] NUMBERS = {0, 0.5, 7, 7.1, 99.9, 100, 100.1, 500, 500_000.5, 1e6};

    private AnyFacts() {}

    /// Every fact that an operator can answer, and its kind and title.
    public static Map<String, Object> complete(Catalogue catalogue, Random random) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", random.nextInt(5) == 0 ? "near_miss" : "incident");
        facts.put("title", "title");
        catalogue.vocabulary().facts().values().stream()
                .filter(Fact::askable)
                .forEach(fact -> facts.put(fact.id(), value(fact, random)));
        facts.put("aware_at", AWARE);
        return facts;
    }

    public static Operator operator(Catalogue catalogue, Random random) {
        List<String> sectors = catalogue.sectors().stream().map(Sector::id).toList();
        List<Operator.Held> held = new ArrayList<>();
        for (String status : catalogue.statuses().keySet()) {
            if (random.nextInt(3) > 0) {
                held.add(
                        new Operator.Held(
                                status, LocalDate.of(2001 + random.nextInt(30), 1, 1), null));
            }
        }
        return new Operator(
                "any",
                Text.same("any"),
                "JP",
                List.of(sectors.get(random.nextInt(sectors.size()))),
                held);
    }

    private static Object value(Fact fact, Random random) {
        return switch (fact.type()) {
            case TEXT -> "text of " + fact.id();
            case BOOLEAN -> random.nextBoolean();
            case INTEGER -> WHOLE[random.nextInt(WHOLE.length)];
            case DECIMAL -> NUMBERS[random.nextInt(NUMBERS.length)];
            case INSTANT -> AWARE.plus(random.nextInt(2000) - 1000, ChronoUnit.MINUTES);
            case DURATION -> Duration.ofMinutes(30L * random.nextInt(30));
            case CHOICE -> known(fact).get(random.nextInt(known(fact).size()));
            case CHOICES -> {
                List<String> known = new ArrayList<>(known(fact));
                java.util.Collections.shuffle(known, random);
                yield List.copyOf(known.subList(0, 1 + random.nextInt(known.size())));
            }
        };
    }

    private static List<String> known(Fact fact) {
        return fact.choices().stream()
                .map(Fact.Choice::id)
                .filter(id -> !id.equals("unknown"))
                .toList();
    }
}
