package kaname.registry;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Networks in CIDR notation, as a person writes them: between spaces, commas or lines.
public final class Networks {

    private static final int MOST = 20;

    private Networks() {}

    /// Empty where something is no network: `192.0.2.1/24` is none, its host bits are set.
    public static Optional<List<String>> read(String text) {
        List<String> all =
                Arrays.stream(text.split("[\\s,]+")).filter(each -> !each.isEmpty()).toList();
        return all.size() <= MOST && all.stream().allMatch(Networks::holds)
                ? Optional.of(all)
                : Optional.empty();
    }

    /// Short and octal forms (`10.1/16`, `010.0.0.0/8`) mean one thing here and another to the
    /// database.
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "((0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}"
                            + "|([0-9a-fA-F]{0,4}:){2,8}[0-9a-fA-F]{0,4})/(0|[1-9][0-9]{0,2})");

    private static boolean holds(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            return false;
        }
        int slash = text.indexOf('/');
        try {
            byte[] address = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
            int host = address.length * 8 - Integer.parseInt(text.substring(slash + 1));
            BigInteger bits = new BigInteger(1, address);
            boolean asWritten =
                    (address.length == 16) == text.contains(":"); // not ::ffff:a00:0/120
            return asWritten && host >= 0 && bits.mod(BigInteger.ONE.shiftLeft(host)).signum() == 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
