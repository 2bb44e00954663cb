package kaname.taxii.look;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What was seen in an object: whom it may be told to, how much of it could be understood, and what
/// it names.
///
/// @param name what it is called, where it names something to compare
/// @param marking the narrowest TLP label that it carries; null for none
/// @param understood null where nothing in it could be compared, such as a report, and for what was
///   revoked
/// @param until when it ends by its own word
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Look(
        @Nullable String name,
        @Nullable String marking,
        @Nullable String understood,
        @Nullable String until,
        @JsonIgnore List<Sign> signs) {

    private static final String WHOLLY = "wholly";
    private static final String PARTLY = "partly";
    private static final String NOT = "not";
    private static final Pattern CVE = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,12}");

    /// For an object whose form was checked.
    public static Look at(JsonNode object) {
        @Nullable String marking = Tlp.narrowest(object).orElse(null);
        @Nullable String until = text(object, "valid_until").orElse(null);
        Found found =
                object.path("revoked").asBoolean(false)
                        ? Found.NOTHING
                        : found(object.path("type").asString(""), object);
        @Nullable String name =
                found.signs().isEmpty()
                        ? null
                        : text(object, "name").flatMap(Words::plain).orElse(null);
        return new Look(name, marking, found.understood(), until, found.signs());
    }

    /// In words, for whoever sent it; "" where there is nothing to say.
    public String words() {
        if (NOT.equals(understood)) {
            return "kept; not understood, so compared with nobody's systems";
        }
        return PARTLY.equals(understood) ? "kept; understood in part" : "";
    }

    private record Found(@Nullable String understood, List<Sign> signs) {
        static final Found NOTHING = new Found(null, List.of());

        static Found of(List<Sign> signs) {
            return new Found(signs.isEmpty() ? NOT : WHOLLY, signs);
        }
    }

    private static Found found(String type, JsonNode object) {
        return switch (type) {
            case "indicator" -> pattern(object);
            case "ipv4-addr", "ipv6-addr", "domain-name", "url", "email-addr" ->
                    Found.of(
                            object.path("defanged").asBoolean(false)
                                    ? List.of()
                                    : text(object, "value")
                                            .flatMap(value -> Observable.at(type + ":value", value))
                                            .orElse(List.of()));
            case "file" ->
                    object.path("hashes").isObject()
                            ? new Found(WHOLLY, List.of())
                            : new Found(NOT, List.of());
            case "software" -> Found.of(software(object));
            case "vulnerability" -> Found.of(cves(object));
            case "relationship" -> relation(object);
            default -> Found.NOTHING;
        };
    }

    private static Found pattern(JsonNode object) {
        if (!text(object, "pattern_type").orElse("").toLowerCase(Locale.ROOT).equals("stix")) {
            return new Found(NOT, List.of());
        }
        try {
            StixPattern.Read read = StixPattern.read(text(object, "pattern").orElse(""));
            return read.wholly()
                    ? new Found(WHOLLY, read.signs())
                    : new Found(read.signs().isEmpty() ? NOT : PARTLY, read.signs());
        } catch (Tokens.Malformed malformed) {
            return new Found(NOT, List.of());
        }
    }

    private static List<Sign> software(JsonNode object) {
        List<Sign> signs =
                new ArrayList<>(text(object, "cpe").map(SoftwareSigns::cpe).orElse(List.of()));
        if (signs.isEmpty()) {
            text(object, "name")
                    .ifPresent(name ->
                            signs.addAll(
                                    SoftwareSigns.named(
                                            name,
                                            text(object, "vendor").orElse(null),
                                            text(object, "version")
                                                    .flatMap(SoftwareSigns::version)
                                                    .stream()
                                                    .toList())));
        }
        return signs;
    }

    private static List<Sign> cves(JsonNode object) {
        return object.path("external_references")
                .valueStream()
                .map(reference -> text(reference, "external_id").orElse(""))
                .map(id -> id.strip().toUpperCase(Locale.ROOT))
                .filter(id -> CVE.matcher(id).matches())
                .distinct()
                .map(Sign::ofCve)
                .toList();
    }

    private static Found relation(JsonNode object) {
        String from = text(object, "source_ref").orElse("");
        String to = text(object, "target_ref").orElse("");
        boolean has =
                text(object, "relationship_type").orElse("").equals("has")
                        && from.startsWith("software--")
                        && to.startsWith("vulnerability--");
        return has ? Found.of(List.of(Sign.ofRelation(from, to))) : Found.NOTHING;
    }

    private static Optional<String> text(JsonNode node, String property) {
        return Optional.ofNullable(node.get(property))
                .filter(JsonNode::isString)
                .map(JsonNode::asString);
    }
}
