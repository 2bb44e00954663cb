package kaname.catalogue;

import kaname.platform.Text;

/// What an organisation can be registered as, so that a regime binds it (row A3). Statuses are
/// independent of each other.
public record OperatorStatus(String id, Text label, Text about) {}
