package kaname.platform.web;

import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// A schema that a room writes from its own data, so that the API's description can't drift from
/// it; asked for each time, because the data changes while the house is open. The skeleton refers
/// to it as `#/components/schemas/<name>`.
public record OpenApiSchema(String name, Supplier<JsonNode> schema) {}
