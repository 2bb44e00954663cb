package kaname.platform.security;

import java.util.Optional;
import kaname.platform.Guest;

/// Knows the guests of the house by their tokens. Whoever is let in here reads on the ways of
/// guests alone, and nothing that a caller reads.
public interface GuestDoor {

    /// What every token of a guest begins with, so that nobody else's is looked up here.
    String PREFIX = "kaname_guest_";

    /// @param hash SHA-256 of the token
    /// @param origin the address that it came from
    Optional<Guest> byToken(byte[] hash, String origin);
}
