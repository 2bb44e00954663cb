package kaname.platform.web;

import tools.jackson.databind.JsonNode;

/// A schema that a room writes from its own data, so that the API's description can't drift from
/// it. The skeleton refers to it as `#/components/schemas/<name>`.
public record OpenApiSchema(String name, JsonNode schema) {}
