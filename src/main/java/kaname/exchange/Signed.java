package kaname.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A statement in canonical JSON under one of the house's signatures; `jws` is the compact JWS
/// whose payload is `text`.
public record Signed(String text, String keyId, String jws) {

    /// `type` is the JWS's `typ`: what is signed as one thing can't be shown as another.
    public static Signed by(Signer signer, String type, Object statement) {
        String text = CanonicalJson.compact(statement);
        return new Signed(text, signer.keyId(), signer.sign(type, text).compact());
    }

    /// Empty unless one of the keys signed exactly this text as that type.
    public static Optional<Signed> read(String type, String compact, PublicKeys keys) {
        return Jws.of(compact).flatMap(jws -> checked(type, compact, jws, keys));
    }

    private static Optional<Signed> checked(String type, String compact, Jws jws, PublicKeys keys) {
        Optional<VerifyingKey> key = jws.keyId().flatMap(keys::find);
        Optional<byte[]> payload = Jws.decode(jws.payload());
        Optional<byte[]> signature = Jws.decode(jws.signature());
        if (key.isEmpty() || payload.isEmpty() || signature.isEmpty()) {
            return Optional.empty();
        }
        String text = new String(payload.get(), StandardCharsets.UTF_8);
        Jws whole =
                new Jws(
                        Jws.encode(Jws.header(type, key.get().id())),
                        Jws.encode(text),
                        Jws.encode(signature.get()));
        return whole.compact().equals(compact) && key.get().signed(whole)
                ? Optional.of(new Signed(text, key.get().id(), compact))
                : Optional.empty();
    }

    /// The statement as a value; empty if what was signed is none of that kind.
    public <T> Optional<T> as(Class<T> kind) {
        try {
            return Optional.of(CanonicalJson.read(statement(), kind));
        } catch (JacksonException | IllegalArgumentException another) {
            return Optional.empty();
        }
    }

    public JsonNode statement() {
        return CanonicalJson.parse(text);
    }
}
