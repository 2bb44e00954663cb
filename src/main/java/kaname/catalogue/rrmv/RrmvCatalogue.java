package kaname.catalogue.rrmv;

import java.util.LinkedHashSet;
import java.util.Set;
import kaname.catalogue.Body;
import kaname.catalogue.Catalogue;
import kaname.catalogue.ClockWords;
import kaname.catalogue.Form;
import kaname.catalogue.Instrument;
import kaname.catalogue.Limit;
import kaname.catalogue.Regime;
import kaname.catalogue.Stage;
import kaname.platform.Text;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The catalogue as JSON-LD in the Reporting Requirements Metadata Vocabulary (RRMV 1.0.0, SEMIC):
/// each regime a requirement, each stage an action with its agents, its deadline and its result.
/// Pure. The context is written out, so nothing has to be fetched to read it.
public final class RrmvCatalogue {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String CODES = "http://data.europa.eu/2qy/rrmv-codes/concept/";

    private final Catalogue catalogue;
    private final String base;
    private final ClockWords clocks;
    private final ArrayNode graph = JSON.arrayNode();
    private final Set<String> agents = new LinkedHashSet<>();
    private final Set<String> forms = new LinkedHashSet<>();
    private final Set<String> instruments = new LinkedHashSet<>();

    private RrmvCatalogue(Catalogue catalogue, String base) {
        this.catalogue = catalogue;
        this.base = base;
        this.clocks = new ClockWords(catalogue);
    }

    /// @param base where the catalogue is published, such as `https://kaname.example/catalogue/`
    public static ObjectNode write(Catalogue catalogue, String base) {
        return new RrmvCatalogue(catalogue, base).write();
    }

    private ObjectNode write() {
        roles();
        catalogue.regimes().forEach(this::regime);
        instruments.forEach(id -> instrument(catalogue.instrument(id)));
        agents.forEach(this::agent);
        forms.forEach(id -> form(catalogue.form(id)));
        ObjectNode document = JSON.objectNode();
        ObjectNode context = document.putObject("@context");
        context.put("rrmv", "http://data.europa.eu/2qy/rrmv#");
        context.put("eli", "http://data.europa.eu/eli/ontology#");
        context.put("frbroo", "https://www.iflastandards.info/fr/frbr/frbroo#");
        context.put("dct", "http://purl.org/dc/terms/");
        context.put("oa", "http://www.w3.org/ns/oa#");
        context.put("skos", "http://www.w3.org/2004/02/skos/core#");
        context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        document.set("@graph", graph);
        return document;
    }

    private void roles() {
        for (String role : new String[] {"addresser", "addressee"}) {
            node("#role-" + role, "rrmv:Role")
                    .set("rrmv:hasType", reference(CODES + "roletype/" + role));
            absolute(CODES + "roletype/" + role, "rrmv:RoleType");
        }
        absolute(CODES + "function/deadline", "rrmv:TemporalFunction");
    }

    private void regime(Regime regime) {
        ObjectNode requirement = node("regimes/" + regime.id(), "rrmv:Requirement");
        requirement.set("dct:title", text(regime.title()));
        requirement.set("rrmv:hasURI", typed("xsd:anyURI", base + "regimes/" + regime.id()));
        requirement.set("rrmv:isPartOf", local("instruments#" + regime.instrument()));
        requirement.set("frbroo:R8i", local("instruments#" + regime.instrument() + "-text"));
        instruments.add(regime.instrument());
        ArrayNode actions = requirement.putArray("rrmv:produces");
        for (Stage stage : regime.stages()) {
            actions.add(local(place(regime, stage)));
            action(regime, stage);
        }
        says(regime.applies().text(), "regimes/" + regime.id());
        regime.triggers().forEach(trigger -> says(trigger.says(), "regimes/" + regime.id()));
    }

    private static String place(Regime regime, Stage stage) {
        return "regimes/" + regime.id() + "#stage-" + stage.id();
    }

    private void action(Regime regime, Stage stage) {
        String place = place(regime, stage);
        ObjectNode action = node(place, "rrmv:Action");
        action.set("dct:title", text(stage.title()));
        ArrayNode roles = action.putArray("rrmv:hasAgentRole");
        String bearer = regime.bearer() == Regime.Bearer.OPERATOR ? "operator" : "ministry";
        roles.add(role(bearer, "addresser"));
        stage.recipients().forEach(recipient -> roles.add(role(recipient, "addressee")));
        ArrayNode results = action.putArray("rrmv:hasResult");
        stage.everyForm()
                .forEach(form -> {
                    forms.add(form);
                    results.add(local("forms/" + form));
                });
        ArrayNode times = action.putArray("rrmv:atTime");
        int number = 0;
        for (Limit limit : stage.clock().limits()) {
            String at = place + "-limit-" + ++number;
            times.add(local(at));
            deadline(at, limit, regime);
        }
        says(stage.clock().says(), place);
    }

    private void deadline(String at, Limit limit, Regime regime) {
        ObjectNode time;
        if (!limit.within().numbered()) {
            time = node(at, "rrmv:InstantSpec", "rrmv:TemporalEntitySpec");
            time.set("rrmv:isUnspecified", typed("xsd:boolean", "true"));
        } else {
            time = node(at, "rrmv:DurationSpec", "rrmv:TemporalEntitySpec");
            time.set("rrmv:hasDuration", typed("xsd:duration", limit.within().iso()));
        }
        time.set("rrmv:hasFunction", reference(CODES + "function/deadline"));
        ObjectNode start = node(at + "-start", "rrmv:InstantSpec", "rrmv:TemporalEntitySpec");
        start.set("rrmv:externalEvent", typed("xsd:boolean", "true"));
        start.set("dct:title", text(clocks.start(limit.starts(), regime)));
        time.set("rrmv:after", local(at + "-start"));
    }

    private ObjectNode role(String agent, String role) {
        agents.add(agent);
        ObjectNode node = JSON.objectNode();
        node.put("@type", "rrmv:AgentRole");
        node.set("rrmv:forAgent", local("agents#" + agent));
        node.set("rrmv:withRole", local("#role-" + role));
        return node;
    }

    private void agent(String id) {
        ObjectNode agent = node("agents#" + id, "rrmv:Agent");
        Body body = catalogue.bodies().get(id);
        Text name =
                body == null
                        ? switch (id) {
                            case "operator" -> Text.of("事業者", "operator");
                            case "ministry", "sector-ministry" ->
                                    Text.of("所管省庁", "responsible ministry");
                            case "ceptoar" -> Text.of("セプター事務局", "CEPTOAR secretariat");
                            default -> Text.same(id);
                        }
                        : body.name();
        agent.set("skos:prefLabel", text(name));
    }

    private void form(Form form) {
        node("forms/" + form.id(), "rrmv:ActionResult").set("dct:title", text(form.title()));
    }

    private void instrument(Instrument instrument) {
        String place = "instruments#" + instrument.id();
        ObjectNode work = node(place, "eli:Work");
        work.set("dct:title", text(instrument.title()));
        work.set("eli:is_realized_by", local(place + "-text"));
        node(place + "-text", "eli:LegalExpression", "eli:Expression")
                .set("eli:realizes", local(place));
    }

    private void says(Text text, String target) {
        ObjectNode annotation = JSON.objectNode();
        annotation.put("@type", "oa:Annotation");
        annotation.set("oa:bodyValue", text(text));
        annotation.set("oa:hasTarget", local(target));
        graph.add(annotation);
    }

    private ObjectNode node(String place, String... types) {
        ObjectNode node = graph.addObject();
        node.put("@id", base + place);
        ArrayNode all = node.putArray("@type");
        for (String type : types) {
            all.add(type);
        }
        return node;
    }

    private void absolute(String iri, String type) {
        graph.addObject().put("@id", iri).put("@type", type);
    }

    private ObjectNode local(String place) {
        return reference(base + place);
    }

    private static ObjectNode reference(String iri) {
        return JSON.objectNode().put("@id", iri);
    }

    private static ObjectNode typed(String type, String value) {
        return JSON.objectNode().put("@type", type).put("@value", value);
    }

    private static ArrayNode text(Text text) {
        ArrayNode both = JSON.arrayNode();
        both.addObject().put("@value", text.ja()).put("@language", "ja");
        both.addObject().put("@value", text.en()).put("@language", "en");
        return both;
    }
}
