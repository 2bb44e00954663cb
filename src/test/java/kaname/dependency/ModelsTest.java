package kaname.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import kaname.dependency.model.Model;
import kaname.dependency.model.ReadModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What is taken away as a model can be changed and brought back.
@Tag("H2")
class ModelsTest {

    private static final House HOUSE = House.open();
    private static final String API = "/api/v1/dependencies";

    private static Desk.Answer send(String persona, String query, String model) {
        return HOUSE.desk(persona).post(API + query, model.replace('\'', '"'));
    }

    private static JsonNode model(String persona) {
        return HOUSE.desk(persona).get(API).json();
    }

    private static List<JsonNode> between(JsonNode model, String supplier, String consumer) {
        return model.path("dependencies")
                .valueStream()
                .filter(one ->
                        one.path("supplier").asString().equals(supplier)
                                && one.path("consumer").asString().equals(consumer))
                .toList();
    }

    @Test
    void broughtBackAsItIsChangesNothing() {
        for (String persona : List.of("port-desk", "izumi-desk", "bank-desk")) {
            JsonNode before = model(persona);
            Desk.Answer answer = send(persona, "?keep=true", before.toString());
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            JsonNode taken = answer.json();
            assertThat(taken.path("added").asInt()).isZero();
            assertThat(taken.path("changed").asInt()).isZero();
            Model model = ReadModel.of(before);
            long said =
                    model.services().stream()
                            .filter(kaname.dependency.model.Service::described)
                            .count();
            assertThat(taken.path("same").asInt() + taken.path("others").asInt())
                    .as("all of it was looked at")
                    .isEqualTo((int) said + model.dependencies().size());
            assertThat(model(persona)).isEqualTo(before);
        }
    }

    @Test
    void isTriedThenKeptWholeAndWhoSawItStillDoes() {
        String berth = "minato-terminal-berth";
        String ticket = "orihime-rail-ticket";
        String text =
                """
                {'services': [{'id': 'minato-terminal-berth', 'autonomyHours': 5}, {'id': 'orihime-rail-ticket'},
                              {'id': 'sector:gas'}],
                 'dependencies': [
                   {'supplier': 'orihime-rail-ticket', 'consumer': 'minato-terminal-berth', 'strength': 0.3},
                   {'supplier': 'sector:gas', 'consumer': 'minato-terminal-berth', 'strength': 0.2,
                    'bufferHours': {'low': 1, 'likely': 2, 'high': 3}}]}
                """;
        String query = "?shownTo=cyber-office&shownTo=supplier";
        JsonNode tried = send("port-desk", query, text).json();
        assertThat(tried.path("added").asInt()).isEqualTo(3);
        assertThat(tried.path("kept").asBoolean()).isFalse();
        assertThat(between(model("port-desk"), ticket, berth)).isEmpty();

        assertThat(send("port-desk", query + "&keep=true", text).json().path("kept").asBoolean())
                .isTrue();
        assertThat(between(model("coordinator"), ticket, berth)).hasSize(1);
        assertThat(between(model("coordinator"), "sector:gas", berth)).hasSize(1);

        String stronger = text.replace("0.3}", "0.4, 'coupled': true}");
        JsonNode changed = send("port-desk", "?keep=true", stronger).json();
        assertThat(changed.path("changed").asInt()).isEqualTo(1);
        assertThat(changed.path("same").asInt()).isEqualTo(2);
        JsonNode shown = between(model("coordinator"), ticket, berth).getFirst();
        assertThat(shown.path("strength").asDouble()).as("still shown").isEqualTo(0.4);
        assertThat(shown.path("coupled").asBoolean()).isTrue();
        assertThat(HOUSE.desk("coordinator").post(API, text.replace('\'', '"')).status())
                .isEqualTo(403);
    }

    @Test
    void whatIsWrongIsNamedByItsPlaceAndNothingIsKept() {
        String text =
                """
                {'services': [{'id': 'minato-terminal-container', 'backup': {'latitude': 1, 'longitude': 1}},
                              {'id': 'koyomi-bank-deposit', 'threshold': 0.1}, {'id': 'nobody'},
                              {'id': 'sector:water'}],
                 'dependencies': [
                   {'supplier': 'sector:water', 'consumer': 'minato-terminal-container'},
                   {'supplier': 'nobody', 'consumer': 'minato-terminal-container'},
                   {'supplier': 'sector:water', 'consumer': 'koyomi-bank-deposit'}]}
                """;
        Desk.Answer refused = send("port-desk", "?keep=true&shownTo=moon", text);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text())
                .contains(
                        "/dependencies/0/shownTo",
                        "/dependencies/1/supplier",
                        "/dependencies/2/consumer",
                        "/services/0/site",
                        "/services/1/id");
        assertThat(between(model("port-desk"), "sector:water", "minato-terminal-container"))
                .isEmpty();
    }

    @Test
    void whatOthersShowedCannotBeWrittenForThem() {
        ObjectNode model = (ObjectNode) model("coordinator");
        JsonNode edge = between(model, "hikari-grid-supply", "izumi-water-supply").getFirst();
        ((ObjectNode) edge).put("strength", 0.001);
        assertThat(send("port-desk", "?keep=true", model.toString()).status()).isEqualTo(400);
        assertThat(between(model("izumi-desk"), "hikari-grid-supply", "izumi-water-supply"))
                .first()
                .extracting(one -> one.path("strength").asDouble())
                .isEqualTo(0.5);
    }

    @Test
    void thePageTakesAModelWhereItTakesATable() {
        Browser port = Browser.at(HOUSE, "port-desk");
        String page = "/dependencies";
        Map<String, String> file = new LinkedHashMap<>();
        file.put(
                "text",
                """
                {"services": [{"id": "minato-terminal-berth"}, {"id": "sector:space"}, {"id": "moon"}],
                 "dependencies": [{"supplier": "moon", "consumer": "minato-terminal-berth"}]}
                """);
        Browser.Answer wrong = port.post(page, page + "/file", file);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("<code>/dependencies/0/supplier</code>");
        file.put("text", file.get("text").replace("\"moon\"", "\"sector:credit\""));
        file.put("shownTo", "cyber-office");
        Browser.Answer tried = port.post(page, page + "/file", file);
        assertThat(tried.text()).contains("残すと、1件を加え", "value=\"cyber-office\" checked");
        file.put("act", "keep");
        assertThat(port.post(page, page + "/file", file).text()).contains("1件を加え、0件を直しました");
        assertThat(between(model("coordinator"), "sector:credit", "minato-terminal-berth"))
                .hasSize(1);
        for (String nonsense : List.of("{", "{}", "{\"services\": 1}", "{\"a\": [[[[")) {
            assertThat(port.post(page, page + "/file", Map.of("text", nonsense)).status())
                    .as(nonsense)
                    .isEqualTo(400);
        }
    }
}
