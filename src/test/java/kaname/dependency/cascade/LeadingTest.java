package kaname.dependency.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaname.dependency.kernel.Watch;
import kaname.dependency.model.Model;
import kaname.dependency.model.ReadModel;
import kaname.dependency.model.Service;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/// Which sectors lead: many depend on them, and a short outage already does much.
@Tag("B10")
class LeadingTest {

    private static List<String> leading(Model model) {
        return Leading.of(model, 1, Watch.NOBODY).stream()
                .filter(Leading.Sector::leads)
                .map(Leading.Sector::sector)
                .toList();
    }

    private static Model model(String json) {
        return ReadModel.of(JsonMapper.shared().readTree(json.replace('\'', '"')));
    }

    @Test
    void areElectricityCommunicationAndFinanceInTheDemoNation() throws IOException {
        assertThat(leading(demo()))
                .containsExactlyInAnyOrder("electricity", "information-communication", "finance");
    }

    @Test
    void areNotThoseWhoseStopIsCoveredForADayNorThoseOnWhichOneSectorStands() {
        String services =
                "{'services': [{'id': 'oil', 'sector': 'oil'}, {'id': 'rail', 'sector': 'rail'},"
                    + " {'id': 'a', 'sector': 'a'}, {'id': 'b', 'sector': 'b'}], 'dependencies':"
                    + " [%s]}";
        String both =
                "{'supplier': 'oil', 'consumer': 'a', 'bufferHours': %1$s},"
                        + "{'supplier': 'oil', 'consumer': 'b', 'bufferHours': %1$s}";
        assertThat(leading(model(services.formatted(both.formatted(36))))).isEmpty();
        assertThat(leading(model(services.formatted(both.formatted(2))))).containsExactly("oil");
        assertThat(leading(model(services.formatted("{'supplier': 'rail', 'consumer': 'a'}"))))
                .isEmpty();
    }

    /// The demo's dependencies with the sectors of its nation.
    private static Model demo() throws IOException {
        Map<String, String> sectors = new HashMap<>();
        try (InputStream nation = new ClassPathResource("demo/nation.yaml").getInputStream()) {
            collect(new Yaml().load(nation), sectors);
        }
        try (InputStream file = new ClassPathResource("demo/dependencies.json").getInputStream()) {
            Model model = ReadModel.of(JsonMapper.shared().readTree(file));
            return new Model(
                    model.services().stream()
                            .map((Service one) ->
                                    one.called(one.name(), sectors.getOrDefault(one.id(), "")))
                            .toList(),
                    model.dependencies());
        }
    }

    private static void collect(Object node, Map<String, String> sectors) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("id") instanceof String id && map.get("sector") instanceof String sector) {
                sectors.put(id, sector);
            }
            map.values().forEach(one -> collect(one, sectors));
        } else if (node instanceof List<?> list) {
            list.forEach(one -> collect(one, sectors));
        }
    }
}
