package kaname.exchange.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The aggregate as rows of a file and as JSON. What is withheld is empty there, and null here.
record AggregateTable(Quarter quarter, Aggregate aggregate) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("quarter", "sector"));
        head.addAll(aggregate.types());
        head.addAll(List.of("rest", "shown"));
        rows.add(head);
        for (Aggregate.Row row : aggregate.rows()) {
            List<String> cells = new ArrayList<>(List.of(quarter.toString(), row.sector()));
            aggregate.types().forEach(type -> cells.add(text(row.cell(type))));
            cells.add(text(row.rest()));
            cells.add(String.valueOf(row.shown()));
            rows.add(cells);
        }
        return rows;
    }

    ObjectNode json() {
        ObjectNode json = JSON.createObjectNode();
        json.put("quarter", quarter.toString());
        json.put("from", quarter.from().toString());
        json.put("to", quarter.to().toString());
        json.put("smallestGroup", aggregate.smallest());
        json.put("shown", aggregate.shown());
        var sectors = json.putArray("sectors");
        for (Aggregate.Row row : aggregate.rows()) {
            ObjectNode sector = sectors.addObject();
            sector.put("sector", row.sector());
            ObjectNode incidents = sector.putObject("incidents");
            aggregate.types().forEach(type -> put(incidents, type, row.cell(type)));
            put(sector, "rest", row.rest());
        }
        return json;
    }

    private static void put(ObjectNode node, String name, OptionalInt number) {
        if (number.isPresent()) {
            node.put(name, number.getAsInt());
        } else {
            node.putNull(name);
        }
    }

    private static String text(OptionalInt number) {
        return number.isPresent() ? String.valueOf(number.getAsInt()) : "";
    }
}
