package kaname.taxii.look;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The properties of observables whose values can be compared.
final class Observable {

    private static final Set<String> ADDRESSES = Set.of("ipv4-addr:value", "ipv6-addr:value");
    private static final Set<String> HOSTS =
            Set.of(
                    "network-traffic:src_ref.value",
                    "network-traffic:dst_ref.value",
                    "domain-name:resolves_to_refs.value");
    private static final Set<String> MAILS =
            Set.of(
                    "email-addr:value",
                    "email-message:from_ref.value",
                    "email-message:sender_ref.value");

    private Observable() {}

    /// Empty for what can't be compared. A hash is read, and nobody registers files: an empty list.
    static Optional<List<Sign>> at(String path, String value) {
        if (path.startsWith("file:hashes.")) {
            return Optional.of(List.of());
        }
        return Optional.of(signs(path, value)).filter(signs -> !signs.isEmpty());
    }

    private static List<Sign> signs(String path, String value) {
        if (ADDRESSES.contains(path)) {
            return NetworkSigns.address(value);
        }
        if (HOSTS.contains(path)) {
            return NetworkSigns.host(value);
        }
        if (MAILS.contains(path)) {
            return NetworkSigns.mail(value);
        }
        return switch (path) {
            case "domain-name:value" -> NetworkSigns.domain(value);
            case "url:value" -> NetworkSigns.url(value);
            default -> List.of();
        };
    }
}
