package kaname.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The public keys that signatures are checked against, the one that signs now first.
public final class PublicKeys {

    private final Map<String, VerifyingKey> keys = new LinkedHashMap<>();

    PublicKeys(List<VerifyingKey> keys) {
        keys.forEach(key -> this.keys.putIfAbsent(key.id(), key));
    }

    /// Reads a JSON Web Key Set; what is no Ed25519 key, or is not named by its thumbprint, is left
    /// out.
    public static PublicKeys read(JsonNode set) {
        List<VerifyingKey> found = new ArrayList<>();
        for (JsonNode jwk : set.path("keys")) {
            jwk.path("x")
                    .stringValueOpt()
                    .flatMap(VerifyingKey::of)
                    .filter(key -> key.id().equals(jwk.path("kid").stringValueOpt().orElse("")))
                    .ifPresent(found::add);
        }
        return new PublicKeys(found);
    }

    /// The JSON Web Key Set; it holds no private part.
    public Map<String, Object> jwks() {
        return Map.of("keys", keys.values().stream().map(VerifyingKey::jwk).toList());
    }

    /// One of them as a JSON Web Key.
    ///
    /// @throws IllegalArgumentException for a key that is not among them
    public Map<String, Object> jwk(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no key " + id)).jwk();
    }

    public List<String> ids() {
        return List.copyOf(keys.keySet());
    }

    Optional<VerifyingKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }
}
