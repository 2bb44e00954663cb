package kaname.platform.security;

/// The provider said no, or what it said does not hold.
final class ProviderRefused extends Exception {

    private static final long serialVersionUID = 1;

    /// @param why a word for the log; nothing of the person
    ProviderRefused(String why) {
        super(why);
    }
}
