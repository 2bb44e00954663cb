package kaname.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Fact;
import kaname.platform.web.OpenApi;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest {

    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final JsonNode DOCUMENT = published();

    private static JsonNode published() {
        String text =
                OpenApi.document(List.of(new FactSchemas().facts(Catalogues.only(CATALOGUE))))
                        .toPrettyString();
        return JsonMapper.builder().build().readTree(text);
    }

    @Test
    void isOpenApi31() {
        assertThat(DOCUMENT.path("openapi").asString()).startsWith("3.1.");
        assertThat(DOCUMENT.at("/info/title").asString()).isEqualTo("Kaname");
        assertThat(DOCUMENT.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
    }

    @Test
    void describesEveryHandlerAndNoOther() throws ClassNotFoundException {
        Set<String> handled =
                handlers().flatMap(h -> Stream.of(h.call())).collect(Collectors.toSet());

        assertThat(described()).containsExactlyInAnyOrderElementsOf(handled).isNotEmpty();
    }

    @Test
    void namesEveryParameterThatAHandlerTakes() throws ClassNotFoundException {
        assertThat(handlers())
                .allSatisfy(handler ->
                        assertThat(parameters(handler))
                                .as(handler.call())
                                .containsAll(handler.takes()));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(references(DOCUMENT))
                .isNotEmpty()
                .allSatisfy(ref ->
                        assertThat(DOCUMENT.at(ref.substring(1)).isMissingNode())
                                .as(ref)
                                .isFalse());
    }

    @Test
    void offersEachFactThatAnOperatorMayStateWithItsChoices() {
        JsonNode facts = DOCUMENT.at("/components/schemas/Facts/properties");

        assertThat(facts.propertyNames())
                .containsExactlyElementsOf(
                        CATALOGUE.vocabulary().facts().values().stream()
                                .filter(Fact::askable)
                                .map(Fact::id)
                                .toList());
        assertThat(facts.at("/service_state/enum").toString())
                .isEqualTo("[\"normal\",\"degraded\",\"stopped\",\"unusable\"]");
        assertThat(facts.at("/supply_lost/x-unit").asString()).isEqualTo("MW");
        assertThat("1.5 kW").matches(facts.at("/supply_lost/oneOf/1/pattern").asString());
    }

    @Test
    void everyOperationHasAnIdASummaryAndARefusal() {
        for (JsonNode operation : operations()) {
            assertThat(operation.path("operationId").asString("")).isNotBlank();
            assertThat(operation.path("summary").asString("")).isNotBlank();
            assertThat(operation.path("responses").propertyNames()).contains("401");
        }
    }

    private record Handler(String method, String path, List<String> takes) {
        String call() {
            return method + " " + path;
        }
    }

    private static Stream<Handler> handlers() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        List<Handler> handlers = new ArrayList<>();
        for (var found : scanner.findCandidateComponents("kaname")) {
            Class<?> controller = Class.forName(found.getBeanClassName());
            var outer =
                    AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
            String base = outer == null ? "" : first(outer);
            for (Method method : controller.getDeclaredMethods()) {
                var mapping =
                        AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping != null && (base + first(mapping)).startsWith("/api/v1/")) {
                    for (RequestMethod verb : mapping.method()) {
                        handlers.add(
                                new Handler(verb.name(), base + first(mapping), takes(method)));
                    }
                }
            }
        }
        return handlers.stream();
    }

    private static String first(RequestMapping mapping) {
        return mapping.path().length == 0 ? "" : mapping.path()[0];
    }

    private static List<String> takes(Method method) {
        List<String> names = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(PathVariable.class)
                    || parameter.isAnnotationPresent(RequestParam.class)) {
                names.add(parameter.getName());
            }
            var header = AnnotatedElementUtils.findMergedAnnotation(parameter, RequestHeader.class);
            if (header != null) {
                names.add(header.name());
            }
        }
        return names;
    }

    private static Set<String> described() {
        Set<String> calls = new TreeSet<>();
        DOCUMENT.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue().propertyNames().stream()
                                .filter(key -> !key.equals("parameters"))
                                .forEach(verb ->
                                        calls.add(
                                                verb.toUpperCase(java.util.Locale.ROOT)
                                                        + " "
                                                        + path.getKey())));
        return calls;
    }

    private static List<JsonNode> operations() {
        return DOCUMENT.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream())
                .filter(entry -> !entry.getKey().equals("parameters"))
                .map(java.util.Map.Entry::getValue)
                .toList();
    }

    private static Set<String> parameters(Handler handler) {
        JsonNode path = DOCUMENT.path("paths").path(handler.path());
        String verb = handler.method().toLowerCase(java.util.Locale.ROOT);
        return Stream.of(path.path("parameters"), path.path(verb).path("parameters"))
                .flatMap(array -> StreamSupport.stream(array.spliterator(), false))
                .map(OpenApiTest::resolved)
                .map(parameter -> parameter.path("name").asString())
                .collect(Collectors.toSet());
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.path("$ref").asString().substring(1)) : node;
    }

    private static Set<String> references(JsonNode node) {
        Set<String> references = new TreeSet<>();
        if (node.path("$ref").isString()) {
            references.add(node.path("$ref").asString());
        }
        node.forEach(child -> references.addAll(references(child)));
        return references;
    }
}
