package kaname.registry;

/// Two administrators agreed that this is done; told inside the transaction that grants it, so that
/// what cannot be done is not granted. `what` is [#ROTATE_KEY] for the signing key.
public record TwoHandsGranted(String what, String subject) {

    public static final String ROTATE_KEY = "key-rotated";
}
