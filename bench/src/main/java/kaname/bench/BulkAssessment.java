package kaname.bench;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kaname.catalogue.Catalogue;
import kaname.catalogue.ConditionWords;
import kaname.catalogue.Fact;
import kaname.catalogue.Facts;
import kaname.catalogue.Regime;
import kaname.duty.AssessDuties;
import kaname.duty.Corpus;
import kaname.duty.Matter;
import kaname.duty.Operator;
import kaname.platform.Text;

/// What if: 100,000 past incidents asked again under two catalogues, and beside it the catalogue's triggers alone over
/// the same facts, in our conditions and in Google's CEL runtime.
public final class BulkAssessment {

    private static final Instant AWARE = Instant.parse("2026-11-20T01:30:00Z");
    private static final int FOR_CEL = 2_000;

    private final Catalogue catalogue = Catalogue.shipped();
    private final Random random = new Random(1);

    public static void main(String[] arguments) throws Exception {
        int incidents = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        new BulkAssessment().run(incidents);
    }

    private void run(int incidents) throws Exception {
        Operator operator = operator();
        List<Corpus.Entry> entries = new ArrayList<>();
        for (int i = 0; i < incidents; i++) {
            entries.add(new Corpus.Entry("i" + i, Matter.incident(operator, new Facts(facts())), AWARE));
        }
        new Corpus(entries.subList(0, Math.min(5_000, incidents))).compare(catalogue, catalogue);
        AssessDuties assess = new AssessDuties(catalogue);
        long duties = 0;
        long started = System.nanoTime();
        for (Corpus.Entry entry : entries) {
            duties += assess.assess(entry.matter(), AWARE).duties().size();
        }
        double whole = seconds(started);
        System.out.printf(
                "%,d incidents against %d regimes: %.1f s, %.3f ms each, %,d duties, on one core%n",
                incidents, catalogue.regimes().size(), whole, whole * 1000 / incidents, duties);
        conditions(entries.stream().map(e -> e.matter().facts()).limit(FOR_CEL).toList());
    }

    private void conditions(List<Facts> facts) throws Exception {
        List<Regime.Trigger> triggers =
                catalogue.regimes().stream().flatMap(r -> r.triggers().stream()).toList();
        List<CelRuntime.Program> programs = programs(triggers);
        List<Map<String, Object>> values = new ArrayList<>();
        for (Facts one : facts) {
            Map<String, Object> map = new HashMap<>(one.values());
            map.put("operator_statuses", List.of("special"));
            map.put("operator_sector_ids", List.of("port"));
            map.put("statutory_report_to_ministry", true);
            map.put("large_scale_mode", false);
            values.add(map);
        }
        double ours = 0;
        double cel = 0;
        int agreed = 0;
        for (int round = 0; round < 5; round++) {
            List<Boolean> mine = new ArrayList<>();
            long started = System.nanoTime();
            for (Map<String, Object> map : values) {
                Facts one = new Facts(map);
                for (Regime.Trigger trigger : triggers) {
                    mine.add(trigger.when().over(one).truth() == kaname.catalogue.Truth.TRUE);
                }
            }
            ours = seconds(started);
            List<Boolean> theirs = new ArrayList<>();
            started = System.nanoTime();
            for (Map<String, Object> map : values) {
                for (CelRuntime.Program program : programs) {
                    theirs.add((Boolean) program.eval(map));
                }
            }
            cel = seconds(started);
            agreed = mine.equals(theirs) ? agreed + 1 : agreed;
        }
        double evaluations = (double) values.size() * triggers.size();
        System.out.printf(
                "%,.0f evaluations of %d triggers: ours %.2f M/s (with reasons and unknowns), CEL %.2f M/s; ratio %.1f;"
                        + " %d of 5 rounds equal%n",
                evaluations, triggers.size(), evaluations / ours / 1e6, evaluations / cel / 1e6, cel / ours, agreed);
    }

    private List<CelRuntime.Program> programs(List<Regime.Trigger> triggers) throws Exception {
        var builder = CelFactory.standardCelBuilder();
        for (Fact fact : catalogue.vocabulary().facts().values()) {
            builder.addVar(fact.id(), type(fact));
        }
        builder.addVar("operator_statuses", ListType.create(SimpleType.STRING));
        builder.addVar("operator_sector_ids", ListType.create(SimpleType.STRING));
        builder.setOptions(
                dev.cel.common.CelOptions.current().evaluateCanonicalTypesToNativeValues(true).build());
        Cel cel = builder.build();
        List<CelRuntime.Program> programs = new ArrayList<>();
        for (Regime.Trigger trigger : triggers) {
            programs.add(cel.createProgram(cel.compile(ConditionWords.cel(trigger.when())).getAst()));
        }
        return programs;
    }

    private static CelType type(Fact fact) {
        return switch (fact.type()) {
            case TEXT, CHOICE -> SimpleType.STRING;
            case BOOLEAN -> SimpleType.BOOL;
            case INTEGER -> SimpleType.INT;
            case DECIMAL -> SimpleType.DOUBLE;
            case INSTANT -> SimpleType.TIMESTAMP;
            case DURATION -> SimpleType.DURATION;
            case CHOICES -> ListType.create(SimpleType.STRING);
        };
    }

    private Operator operator() {
        List<Operator.Held> held =
                catalogue.statuses().keySet().stream().map(s -> new Operator.Held(s, null, null)).toList();
        return new Operator("any", Text.same("any"), "JP", List.of("port", "information-communication"), held);
    }

    private Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>();
        facts.put("kind", "incident");
        catalogue.vocabulary().facts().values().stream()
                .filter(Fact::askable)
                .forEach(fact -> facts.put(fact.id(), value(fact)));
        facts.put("aware_at", AWARE);
        return facts;
    }

    private Object value(Fact fact) {
        return switch (fact.type()) {
            case TEXT -> "text";
            case BOOLEAN -> random.nextBoolean();
            case INTEGER -> (long) random.nextInt(200_000);
            case DECIMAL -> random.nextInt(1_000_000) / 10.0;
            case INSTANT -> AWARE.minusSeconds(random.nextInt(10_000_000));
            case DURATION -> Duration.ofMinutes(random.nextInt(600));
            case CHOICE -> fact.choices().get(random.nextInt(fact.choices().size())).id();
            case CHOICES -> List.of(fact.choices().get(random.nextInt(fact.choices().size())).id());
        };
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}
