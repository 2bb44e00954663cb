package kaname.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import kaname.duty.AnyFacts;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Google's own CEL runtime as the judge: where every fact is known, the two must agree on every
/// condition that ships.
class ConditionOracleTest {

    private static final CelOptions OPTIONS =
            CelOptions.current().evaluateCanonicalTypesToNativeValues(true).build();

    @Test
    void everyShippedConditionMeansWhatCelSaysItMeans() throws Exception {
        Catalogue catalogue = Catalogue.shipped();
        Vocabulary vocabulary = catalogue.vocabulary();
        CelCompilerBuilder builder =
                CelCompilerFactory.standardCelCompilerBuilder().setOptions(OPTIONS);
        vocabulary.facts().values().forEach(fact -> builder.addVar(fact.id(), type(fact)));
        Conditions.ALWAYS_KNOWN.forEach(builder::addVar);
        CelCompiler compiler = builder.build();
        CelRuntime runtime =
                CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();
        Conditions conditions = new Conditions(vocabulary);
        Map<String, Map<Truth, Integer>> seen = new LinkedHashMap<>();

        for (String cel : shipped()) {
            CelAbstractSyntaxTree tree = compiler.compile(cel).getAst();
            CelRuntime.Program program = runtime.createProgram(tree);
            Condition ours = conditions.read(cel);
            Random random = new Random(cel.hashCode());
            for (int i = 0; i < 200; i++) {
                Map<String, Object> facts = facts(catalogue, random);
                Truth truth = ours.over(new Facts(facts)).truth();
                assertThat(truth)
                        .as("%s over %s", cel, ours.reads())
                        .isEqualTo(Truth.of((Boolean) program.eval(facts)));
                seen.computeIfAbsent(cel, _ -> new HashMap<>()).merge(truth, 1, Integer::sum);
            }
        }

        assertThat(seen).hasSizeGreaterThan(20);
        assertThat(seen.values()).filteredOn(truths -> truths.size() == 2).hasSizeGreaterThan(20);
    }

    private static Map<String, Object> facts(Catalogue catalogue, Random random) {
        Map<String, Object> facts = AnyFacts.complete(catalogue, random);
        facts.put("statutory_report_to_ministry", random.nextBoolean());
        facts.put("large_scale_mode", random.nextBoolean());
        facts.put("severity_level", (long) random.nextInt(5));
        facts.put("operator_statuses", random.nextBoolean() ? List.of("special") : List.of());
        facts.put("operator_sector_ids", random.nextBoolean() ? List.of("finance") : List.of());
        return facts;
    }

    private static TreeSet<String> shipped() {
        TreeSet<String> conditions = new TreeSet<>();
        CatalogueFolder folder = CatalogueFolder.shipped();
        YAMLMapper yaml = YAMLMapper.builder().build();
        for (String where : List.of("regimes", "scales")) {
            for (String name : folder.under(where, ".yaml")) {
                JsonNode file = yaml.readTree(folder.file(name));
                file.findValues("when").forEach(when -> conditions.add(when.asString()));
            }
        }
        return conditions;
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
}
