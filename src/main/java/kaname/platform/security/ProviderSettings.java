package kaname.platform.security;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `KANAME_OIDC_…`: the organisation's provider of identities; none without an issuer.
///
/// @param issuer exactly as the provider calls itself, `https` (or this machine)
/// @param client the id under which it knows this house
/// @param secret empty for a client without one
/// @param name what people call it, as it stands on the button
/// @param secondFactor who asks for it: `house`, or `provider` where that already did
@ConfigurationProperties("kaname.oidc")
record ProviderSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String client,
        @DefaultValue("") String secret,
        @DefaultValue("OpenID Connect") String name,
        @DefaultValue("house") String secondFactor) {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    ProviderSettings {
        if (!issuer.isEmpty() && !safe(issuer)) {
            throw new IllegalArgumentException("KANAME_OIDC_ISSUER is no https address: " + issuer);
        }
        if (!issuer.isEmpty() && client.isEmpty()) {
            throw new IllegalArgumentException(
                    "KANAME_OIDC_ISSUER is set, KANAME_OIDC_CLIENT is not");
        }
        if (!Set.of("house", "provider").contains(secondFactor)) {
            throw new IllegalArgumentException(
                    "KANAME_OIDC_SECOND_FACTOR is house or provider, not " + secondFactor);
        }
    }

    boolean present() {
        return !issuer.isEmpty();
    }

    /// Whether whoever comes from there has shown a second factor there.
    boolean vouches() {
        return secondFactor.equals("provider");
    }

    /// Encrypted on its way, or never on any.
    static boolean safe(String address) {
        try {
            URI uri = URI.create(address);
            @Nullable String host = uri.getHost();
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return host != null
                    && (scheme.equals("https")
                            || (scheme.equals("http") && THIS_MACHINE.contains(host)));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
