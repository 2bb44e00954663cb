package kaname.catalogue.rrmv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import kaname.catalogue.Catalogue;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.junit.jupiter.api.Test;

/// The vocabulary's SHACL shapes are not ours to ship: where `KANAME_RRMV_SHAPES` names a copy, the
/// whole catalogue is held against them too.
class RrmvCatalogueTest {

    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final String BASE = "https://kaname.example/catalogue/";
    private static final String RRMV = "http://data.europa.eu/2qy/rrmv#";
    private static final Model MODEL = model();

    @Test
    void everyRegimeIsARequirementAndEveryStageAnAction() {
        assertThat(count("Requirement")).isEqualTo(CATALOGUE.regimes().size());
        assertThat(count("Action"))
                .isEqualTo(CATALOGUE.regimes().stream().mapToInt(r -> r.stages().size()).sum());
    }

    @Test
    void aDeadlineIsADurationOrUnspecified() {
        List<String> durations =
                MODEL.listObjectsOfProperty(MODEL.createProperty(RRMV + "hasDuration"))
                        .mapWith(RDFNode::asLiteral)
                        .mapWith(literal -> literal.getLexicalForm())
                        .toList();

        assertThat(durations).contains("PT24H", "PT72H", "P1M", "P30D", "PT4H");
        assertThat(
                        MODEL.listStatements(
                                        null,
                                        MODEL.createProperty(RRMV + "isUnspecified"),
                                        (RDFNode) null)
                                .toList())
                .isNotEmpty();
    }

    @Test
    void itSatisfiesTheVocabularysShapes() {
        Optional.ofNullable(System.getenv("KANAME_RRMV_SHAPES"))
                .map(path -> RDFDataMgr.loadGraph(Path.of(path).toUri().toString()))
                .ifPresent(RrmvCatalogueTest::conforms);
    }

    private static void conforms(Graph shapes) {
        ValidationReport report =
                ShaclValidator.get().validate(Shapes.parse(shapes), MODEL.getGraph());

        assertThat(
                        StreamSupport.stream(report.getEntries().spliterator(), false)
                                .limit(10)
                                .map(Object::toString))
                .isEmpty();
        assertThat(report.conforms()).isTrue();
    }

    private static long count(String type) {
        return MODEL.listSubjectsWithProperty(
                        org.apache.jena.vocabulary.RDF.type, MODEL.createResource(RRMV + type))
                .toList()
                .size();
    }

    private static Model model() {
        Model model = ModelFactory.createDefaultModel();
        String json = RrmvCatalogue.write(CATALOGUE, BASE).toString();
        RDFDataMgr.read(model, new StringReader(json), BASE, Lang.JSONLD);
        return model;
    }
}
