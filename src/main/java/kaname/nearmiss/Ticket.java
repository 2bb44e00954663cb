package kaname.nearmiss;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// What a reporter comes back with: 125 random bits that nobody else keeps. The database knows its
/// hash; what is written for the reporter opens with it alone.
///
/// @param secret 25 characters of digits and capitals without I, L, O and U
record Ticket(String secret) {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 25;
    private static final int GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Ticket fresh() {
        byte[] bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return of(bytes);
    }

    /// The same ticket for the same bytes, of which the first 25 count.
    static Ticket of(byte[] random) {
        StringBuilder secret = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            secret.append(LETTERS.charAt(random[i] & 31));
        }
        return new Ticket(secret.toString());
    }

    /// As people type it: any case, spaces and hyphens, O for 0, I and L for 1. Empty if it is
    /// none.
    static Optional<Ticket> of(String typed) {
        String secret =
                java.text.Normalizer.normalize(typed, java.text.Normalizer.Form.NFKC)
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("[\\s-]", "")
                        .replace('O', '0')
                        .replace('I', '1')
                        .replace('L', '1');
        boolean whole =
                secret.length() == LENGTH && secret.chars().allMatch(c -> LETTERS.indexOf(c) >= 0);
        return whole ? Optional.of(new Ticket(secret)) : Optional.empty();
    }

    /// In groups of five, to be read aloud.
    String shown() {
        return secret.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }

    byte[] locator() {
        return sha256("kaname near miss: locate " + secret);
    }

    String locatorHex() {
        return HexFormat.of().formatHex(locator());
    }

    WallKey key() {
        return WallKey.derived(sha256("kaname near miss: read " + secret));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// A log that shows a ticket would open it.
    @Override
    public String toString() {
        return "Ticket[…]";
    }
}
