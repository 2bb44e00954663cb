package kaname.backup;

/// The file is no whole backup, or not one for this place; the message says what to do.
public final class Unfit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unfit(String message) {
        super(message);
    }
}
