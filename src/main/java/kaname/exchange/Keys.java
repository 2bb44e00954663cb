package kaname.exchange;

import kaname.platform.Text;

/// What there is to say about the key behind a sound signature.
public final class Keys {

    private Keys() {}

    /// Names the key, and says what only the reader can check.
    public static Text signedBy(String keyId, boolean expected, String issuerUrl) {
        return expected
                ? Text.of("署名した鍵: {0}(指定された鍵と同じ)", "Signed by key: {0} (the key you named)")
                        .with(keyId)
                : Text.of(
                                "署名した鍵: {0}。この値が、発行元が {1}/.well-known/jwks.json"
                                        + " で公開している鍵の拇印(kid)と同じか確かめてください。違う鍵なら、別の誰かが署名したものです。",
                                "Signed by key: {0}. Compare this thumbprint (kid) with the one"
                                    + " that the service publishes at {1}/.well-known/jwks.json:"
                                    + " under another key, someone else signed this.")
                        .with(keyId, issuerUrl.replaceAll("/+$", ""));
    }

    static Text notExpected(Seal.Sound sound, String expected) {
        return notExpected(sound.key().id(), expected);
    }

    public static Text notExpected(String signer, String expected) {
        return Text.of(
                        "鍵が違います。署名は有効ですが、署名した鍵は {0} で、指定された鍵 {1} ではありません。",
                        "Wrong key: the signature holds, but key {0} made it, not {1}, the key you"
                                + " named.")
                .with(signer, expected);
    }
}
