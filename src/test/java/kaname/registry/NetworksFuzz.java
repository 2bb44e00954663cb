package kaname.registry;

import java.util.List;
import kaname.fuzz.FuzzTarget;

/// Networks are read only if each is one, and then as PostgreSQL's `cidr` has it: address, slash,
/// length, no bit set behind it.
final class NetworksFuzz implements FuzzTarget {

    @Override
    public void take(byte[] input) {
        String text = FuzzTarget.text(input);
        Networks.read(text)
                .ifPresent(networks -> {
                    FuzzTarget.promise(networks.size() <= 20, text);
                    networks.forEach(network -> FuzzTarget.promise(isNetwork(network), network));
                });
        if (Invite.isMail(text)) {
            FuzzTarget.promise(
                    text.chars().allMatch(c -> c > 32 && c < 127)
                            && text.indexOf('@') == text.lastIndexOf('@'),
                    text);
        }
    }

    private static boolean isNetwork(String text) {
        boolean six = text.contains(":");
        String[] parts = text.split("/", -1);
        return parts.length == 2
                && Integer.parseInt(parts[1]) <= (six ? 128 : 32)
                && (six == !text.contains("."))
                && (six || parts[0].matches("\\d{1,3}(\\.\\d{1,3}){3}"));
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                "192.0.2.0/24",
                "192.0.2.0/24, 10.0.0.0/8\n2001:db8::/32",
                "2001:db8:0:0::/64",
                "::ffff:192.0.2.0/120",
                "0.0.0.0/0",
                "0.0/16",
                "desk@example.co.jp");
    }

    @Override
    public List<String> words() {
        return List.of("/", "/0", "/128", "::", "0.", "ffff:", "%", "@", "..", ",", "\n");
    }
}
