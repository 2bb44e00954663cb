package kaname.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// A token as a request brings it.
///
/// @param name whose it is said to be; empty where the scheme has no place for it
record PresentedToken(String name, String token) {

    private static final String TOKEN = "([A-Za-z0-9._~+/-]{16,200}=*)";
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +" + TOKEN);
    private static final Pattern PLAIN = Pattern.compile("(?i)token +" + TOKEN);
    private static final Pattern BASIC = Pattern.compile("(?i)basic +([A-Za-z0-9+/]{1,600}={0,2})");
    private static final Pattern PAIR = Pattern.compile("([^:\\p{Cntrl}]{1,100}):" + TOKEN);

    /// Empty for what is none of the schemes.
    ///
    /// @param taxii whether the schemes of TAXII's clients are understood too
    static Optional<PresentedToken> read(String header, boolean taxii) {
        String said = header.strip();
        var bearer = BEARER.matcher(said);
        if (bearer.matches()) {
            return Optional.of(new PresentedToken("", bearer.group(1)));
        }
        if (!taxii) {
            return Optional.empty();
        }
        var plain = PLAIN.matcher(said);
        if (plain.matches()) {
            return Optional.of(new PresentedToken("", plain.group(1)));
        }
        var basic = BASIC.matcher(said);
        return basic.matches() ? pair(basic.group(1)) : Optional.empty();
    }

    private static Optional<PresentedToken> pair(String encoded) {
        try {
            var pair = PAIR.matcher(new String(Base64.getDecoder().decode(encoded), UTF_8));
            return pair.matches()
                    ? Optional.of(new PresentedToken(pair.group(1), pair.group(2)))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// A name that is said has to be right: of the organisation or of the account.
    boolean isOf(String organisation, Supplier<String> login) {
        return name.isEmpty() || name.equals(organisation) || name.equals(login.get());
    }
}
