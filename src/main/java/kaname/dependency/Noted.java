package kaname.dependency;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a customer said of one failure of a supplier.
///
/// @param known from when the supplier knew of it
/// @param told when the customer was told; null while it was not
public record Noted(UUID dependency, Instant known, @Nullable Instant told) {}
