package kaname.exchange;

import java.util.List;
import java.util.Optional;

/// What a signature vouches for, found even when the text around it was damaged: the signature is
/// tried on what the JWS carries and on what stands readable beside it.
sealed interface Seal {

    /// The signature vouches for this text.
    record Sound(VerifyingKey key, String text, Jws jws) implements Seal {}

    /// The signature was made with the key `signer`, not with the one that came along.
    record WrongKey(String signer, String found) implements Seal {}

    /// The key that came along is no Ed25519 key.
    record NoKey() implements Seal {}

    /// The key is the one that the JWS names, and the signature fits nothing.
    record Unsound() implements Seal {}

    static Seal check(String type, String coordinate, Jws jws, Optional<String> readable) {
        Optional<VerifyingKey> found = VerifyingKey.of(coordinate);
        if (found.isEmpty()) {
            return new NoKey();
        }
        VerifyingKey key = found.get();
        Optional<String> signature = Jws.decode(jws.signature()).map(Jws::encode);
        for (Optional<String> text : List.of(jws.payloadText(), readable)) {
            if (text.isPresent() && signature.isPresent()) {
                Jws whole =
                        new Jws(
                                Jws.encode(Jws.header(type, key.id())),
                                Jws.encode(text.get()),
                                signature.get());
                if (key.signed(whole)) {
                    return new Sound(key, text.get(), whole);
                }
            }
        }
        return jws.keyId()
                .filter(id -> !id.equals(key.id()))
                .<Seal>map(id -> new WrongKey(id, key.id()))
                .orElseGet(Unsound::new);
    }
}
