package kaname.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import kaname.catalogue.Vocabulary.Group;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads the YAML into the catalogue's records. Unknown keys, unknown sources, misspelt facts and
/// dangling references are refused with the file and the place.
final class CatalogueFiles {

    private static final String SOURCES = "sources";
    static final String HOLIDAYS = "holidays.yaml";
    static final String SCENARIOS = "scenarios.yaml";

    private final CatalogueFolder folder;

    CatalogueFiles(CatalogueFolder folder) {
        this.folder = folder;
    }

    record FactsFile(List<Group> groups, List<Fact> facts) {}

    record SectorsFile(List<Sector> sectors, List<EssentialArea> essentialAreas) {}

    record StatusesFile(List<OperatorStatus> statuses) {}

    record LevelsFile(List<ServiceLevel> levels) {}

    record TaxonomiesFile(List<Taxonomy> taxonomies) {}

    record ScenariosFile(List<Scenario> scenarios) {}

    record BodiesFile(List<Body> bodies, List<Body.Role> roles) {}

    record PlansFile(List<Plan> plans) {}

    record InstrumentsFile(List<Instrument> instruments) {}

    record HolidaysFile(List<AnnouncedDay> holidays) {
        HolidaysFile {
            holidays = List.copyOf(holidays);
        }
    }

    Catalogue read() {
        YAMLMapper plain = mapper(new SimpleModule());
        FactsFile facts = bind(plain, "facts.yaml", FactsFile.class);
        Vocabulary vocabulary = Vocabulary.of(facts.groups(), facts.facts());
        YAMLMapper withConditions = mapper(conditions(vocabulary));
        SectorsFile sectors = bind(plain, "sectors.yaml", SectorsFile.class);
        BodiesFile bodies = bind(plain, "bodies.yaml", BodiesFile.class);
        Catalogue catalogue =
                new Catalogue(
                        vocabulary,
                        List.copyOf(sectors.sectors()),
                        List.copyOf(sectors.essentialAreas()),
                        byId(
                                bind(plain, "statuses.yaml", StatusesFile.class).statuses(),
                                OperatorStatus::id),
                        byId(bodies.bodies(), Body::id),
                        List.copyOf(bodies.roles()),
                        List.copyOf(bind(plain, "plans.yaml", PlansFile.class).plans()),
                        byId(
                                bind(plain, "instruments.yaml", InstrumentsFile.class)
                                        .instruments(),
                                Instrument::id),
                        byId(all(plain, "forms", ".yaml", Form.class), Form::id),
                        byId(all(plain, "formats", ".yaml", Format.class), Format::id),
                        regimes(withConditions),
                        announcedDays(plain),
                        List.copyOf(bind(plain, "service-levels.yaml", LevelsFile.class).levels()),
                        List.copyOf(
                                bind(plain, "taxonomies.yaml", TaxonomiesFile.class).taxonomies()),
                        all(withConditions, "scales", ".yaml", Scale.class),
                        List.copyOf(bind(plain, SCENARIOS, ScenariosFile.class).scenarios()),
                        bind(plain, "history.yaml", History.class));
        new References(catalogue).check();
        return catalogue;
    }

    /// The file may be missing: then nothing was announced.
    private List<AnnouncedDay> announcedDays(YAMLMapper mapper) {
        return folder.has(HOLIDAYS)
                ? bind(mapper, HOLIDAYS, HolidaysFile.class).holidays()
                : List.of();
    }

    private List<Regime> regimes(YAMLMapper mapper) {
        List<Regime> regimes = new ArrayList<>();
        for (String name : folder.under("regimes", ".yaml")) {
            if (!name.endsWith(".examples.yaml")) {
                regimes.add(bind(mapper, name, Regime.class));
            }
        }
        return List.copyOf(regimes);
    }

    List<Examples> examples() {
        return all(mapper(new SimpleModule()), "regimes", ".examples.yaml", Examples.class);
    }

    private <T> List<T> all(YAMLMapper mapper, String in, String ending, Class<T> type) {
        return folder.under(in, ending).stream().map(name -> bind(mapper, name, type)).toList();
    }

    private <T> T bind(YAMLMapper mapper, String name, Class<T> type) {
        try {
            JsonNode tree = mapper.readTree(folder.file(name));
            if (!(tree instanceof ObjectNode file)) {
                throw new CatalogueError(name, "is not a mapping");
            }
            Map<String, Source> sources = sources(mapper, file);
            return mapper.readerFor(type).withAttribute(SOURCES, sources).readValue(file);
        } catch (JacksonException e) {
            throw new CatalogueError(name, e.getOriginalMessage() + " at " + e.getPathReference());
        }
    }

    private static Map<String, Source> sources(YAMLMapper mapper, ObjectNode file) {
        JsonNode declared = file.remove(SOURCES);
        Map<String, Source> sources = new LinkedHashMap<>();
        if (declared != null) {
            declared.properties()
                    .forEach(entry ->
                            sources.put(
                                    entry.getKey(),
                                    mapper.treeToValue(entry.getValue(), SourceFile.class)
                                            .toSource()));
        }
        return sources;
    }

    /// A source as it is declared; elsewhere a source is named by its id.
    record SourceFile(
            kaname.platform.Text title,
            String where,
            java.time.LocalDate read,
            Provenance provenance) {
        Source toSource() {
            return new Source(title, where, read, provenance);
        }
    }

    private static YAMLMapper mapper(SimpleModule module) {
        module.addDeserializer(Source.class, new NamedSource());
        return YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .addModule(module)
                .build();
    }

    private static SimpleModule conditions(Vocabulary vocabulary) {
        Conditions conditions = new Conditions(vocabulary);
        return new SimpleModule()
                .addDeserializer(
                        Condition.class,
                        new ValueDeserializer<Condition>() {
                            @Override
                            public Condition deserialize(
                                    JsonParser parser, DeserializationContext context) {
                                try {
                                    return conditions.read(parser.getValueAsString());
                                } catch (IllegalArgumentException e) {
                                    return context.reportInputMismatch(
                                            Condition.class, "%s", e.getMessage());
                                }
                            }
                        });
    }

    private static final class NamedSource extends ValueDeserializer<Source> {
        @Override
        public Source deserialize(JsonParser parser, DeserializationContext context) {
            String id = parser.getString();
            Source source =
                    ((Map<?, ?>) context.getAttribute(SOURCES)).get(id) instanceof Source s
                            ? s
                            : null;
            if (source == null) {
                return context.reportInputMismatch(Source.class, "no source %s in this file", id);
            }
            return source;
        }
    }

    private static <T> SequencedMap<String, T> byId(List<T> things, Function<T, String> id) {
        SequencedMap<String, T> byId = new LinkedHashMap<>();
        things.forEach(thing -> byId.put(id.apply(thing), thing));
        return byId;
    }
}
