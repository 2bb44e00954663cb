package kaname.filing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import kaname.catalogue.Facts;
import kaname.incident.Dossier;
import org.jspecify.annotations.Nullable;

/// Where an operator sees which of its customers an incident affects and until when it owes them
/// notice.
final class CustomersLink {

    private CustomersLink() {}

    /// Null while it was not said of which service the incident is.
    static @Nullable String of(Dossier dossier) {
        Facts facts = dossier.facts();
        return facts.get("service", String.class)
                .map(service ->
                        "/dependencies/affected?service="
                                + encoded(service)
                                + facts.get("aware_at", Instant.class)
                                        .map(at -> "&known=" + encoded(at.toString()))
                                        .orElse("")
                                + (dossier.incident().exercise() ? "&exercise=true" : ""))
                .orElse(null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
