package kaname.platform.security;

import org.jspecify.annotations.Nullable;

/// The provider can't be reached, or says nothing of use.
final class ProviderAway extends Exception {

    private static final long serialVersionUID = 1;

    ProviderAway(@Nullable Throwable cause) {
        super("the provider of identities can't be reached", cause);
    }
}
