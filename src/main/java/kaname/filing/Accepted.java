package kaname.filing;

import java.util.UUID;

/// A report that was stored, with its letters and receipt, before this was returned. `repeated`
/// when the same request had been accepted before and nothing new was stored.
public record Accepted(UUID incident, int report, boolean repeated) {}
