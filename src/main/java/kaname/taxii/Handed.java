package kaname.taxii;

import java.util.Set;
import java.util.UUID;

/// Objects are about to be handed out; an event, heard before they leave.
///
/// @param guards what the guarded ones among them are there for the sake of; whoever asked may know
///   of some only
public record Handed(Set<UUID> guards) {}
