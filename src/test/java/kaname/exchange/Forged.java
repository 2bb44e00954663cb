package kaname.exchange;

/// Signatures over what the house would never sign.
public final class Forged {

    private Forged() {}

    /// A compact JWS of that type over any text.
    public static String jws(Signer signer, String type, String payload) {
        return signer.sign(type, payload).compact();
    }
}
