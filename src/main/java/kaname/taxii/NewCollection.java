package kaname.taxii;

import java.util.UUID;
import kaname.platform.Text;

/// A collection to be made.
///
/// @param alias what it is called in addresses: lower-case letters, digits and hyphens, at most 32
/// @param keeper the organisation that keeps it: its audience and whatever is in it
public record NewCollection(
        UUID id, String alias, String keeper, Text title, Text about, Audience audience) {}
