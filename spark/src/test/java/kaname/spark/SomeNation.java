package kaname.spark;

import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An invented model in which much is uncertain; few services hold up many.
final class SomeNation {

    private SomeNation() {}

    static JsonNode of(int services, int dependencies) {
        Random chance = new Random(42);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var all = json.putArray("services");
        for (int i = 0; i < services; i++) {
            ObjectNode one = all.addObject().put("id", "s" + i);
            triangle(one, "threshold", 0.05, 0.25, 0.45);
            if (chance.nextInt(2) == 0) {
                triangle(one, "autonomyHours", 0, 8, 24);
            }
            if (chance.nextInt(3) == 0) {
                triangle(one, "restorationHours", 2, 8, 48);
            }
        }
        var joined = json.putArray("dependencies");
        for (int i = 0; i < dependencies; i++) {
            int supplier = (int) (services * Math.pow(chance.nextDouble(), 3));
            int consumer = chance.nextInt(services);
            if (supplier != consumer) {
                ObjectNode one =
                        joined.addObject()
                                .put("supplier", "s" + supplier)
                                .put("consumer", "s" + consumer)
                                .put("growthHours", 3);
                triangle(one, "strength", 0.02, 0.1, 0.3);
                triangle(one, "bufferHours", 0, 4, 12);
            }
        }
        return json;
    }

    private static void triangle(
            ObjectNode node, String name, double low, double likely, double high) {
        node.putObject(name).put("low", low).put("likely", likely).put("high", high);
    }
}
