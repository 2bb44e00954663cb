package kaname.taxii;

import java.util.List;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// Which media types are spoken: TAXII 2.1, with or without saying the version.
final class TaxiiType {

    private static final MediaType TAXII = MediaType.parseMediaType("application/taxii+json");

    private TaxiiType() {}

    /// Whether a client that sends these `Accept` headers takes what this server answers.
    static boolean accepted(List<String> accept) {
        if (accept.isEmpty()) {
            return true;
        }
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .anyMatch(type -> type.getQualityValue() > 0 && takes(type));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    private static boolean takes(MediaType type) {
        boolean any = type.isWildcardType() || (type.isWildcardSubtype() && ofApplications(type));
        return any || is(type);
    }

    private static boolean ofApplications(MediaType type) {
        return type.getType().equals("application") && type.getSubtype().equals("*");
    }

    private static boolean is(MediaType type) {
        @Nullable String version = type.getParameter("version");
        return type.equalsTypeAndSubtype(TAXII)
                && (version == null || unquoted(version).equals("2.1"));
    }

    private static String unquoted(String text) {
        return text.replaceAll("^\"|\"$", "");
    }

    /// @throws Problem 415 unless content of that type is taken
    static void checkContent(@Nullable String contentType) {
        try {
            if (contentType != null && is(MediaType.parseMediaType(contentType))) {
                return;
            }
        } catch (InvalidMediaTypeException unreadable) {
            throw notTaken();
        }
        throw notTaken();
    }

    private static Problem notTaken() {
        return Problem.of(
                415,
                "unsupported-media-type",
                Text.of("この形式は受け付けていません", "This media type is not taken here"));
    }
}
