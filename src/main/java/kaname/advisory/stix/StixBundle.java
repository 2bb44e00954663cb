package kaname.advisory.stix;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import kaname.advisory.Advisory;
import kaname.advisory.Indicator;
import kaname.advisory.Product;
import kaname.advisory.formats.Cves;
import kaname.exchange.CanonicalJson;

/// An advisory as STIX 2.1: a report and what it refers to. Pure, the same for the same version,
/// with the same ids from version to version. The author alone is named; nothing leads to whoever
/// reported.
///
/// Of what was revoked, the report and its parts carry `revoked`; hand it the advisory as its
/// author has it, so that the parts are still there.
public final class StixBundle {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final List<String> KEPT_WHEN_REVOKED =
            List.of(
                    "type",
                    "spec_version",
                    "id",
                    "created_by_ref",
                    "created",
                    "object_marking_refs",
                    "report_types",
                    "published",
                    "indicator_types",
                    "pattern_type",
                    "pattern_version",
                    "valid_from",
                    "relationship_type",
                    "source_ref",
                    "target_ref");

    private final Advisory one;
    private final String author;
    private final List<Map<String, Object>> objects = new ArrayList<>();
    private final List<String> reported = new ArrayList<>();

    private StixBundle(Advisory one) {
        this.one = one;
        this.author = StixId.of("identity", "organisation " + one.head().author());
    }

    public static Map<String, Object> of(Advisory one) {
        StixBundle of = new StixBundle(one);
        of.collect(true);
        SequencedMap<String, Object> bundle = new LinkedHashMap<>();
        bundle.put("type", "bundle");
        bundle.put("id", StixId.of("bundle", one.head().id() + (one.revoked() ? " revoked" : " ")));
        bundle.put("objects", of.objects);
        return bundle;
    }

    /// The objects for a shelf on which others lie. An observable is one object for everybody and
    /// carries one marking, so those that an indicator's pattern holds anyway stay out.
    public static List<Map<String, Object>> shared(Advisory one) {
        StixBundle of = new StixBundle(one);
        of.collect(false);
        return List.copyOf(of.objects);
    }

    /// What takes the place of the objects that `earlier` has and `kept` has not: the same ids,
    /// revoked, and nothing of what they said.
    public static List<Map<String, Object>> revoked(
            Advisory earlier, List<Map<String, Object>> kept, Instant at) {
        Set<Object> ids = kept.stream().map(one -> one.get("id")).collect(Collectors.toSet());
        return shared(earlier).stream()
                .filter(one -> one.containsKey("modified") && one.containsKey("created_by_ref"))
                .filter(one -> !ids.contains(one.get("id")))
                .map(one -> withoutItsWords(one, at))
                .toList();
    }

    private static Map<String, Object> withoutItsWords(Map<String, Object> one, Instant at) {
        SequencedMap<String, Object> empty = new LinkedHashMap<>();
        for (String kept : KEPT_WHEN_REVOKED) {
            if (one.containsKey(kept)) {
                empty.put(kept, one.get(kept));
            }
        }
        empty.put("modified", time(at));
        empty.put("revoked", true);
        if (one.containsKey("name")) {
            empty.put("name", "Revoked");
        }
        if (one.containsKey("pattern")) {
            empty.put("pattern", "[domain-name:value = 'revoked.invalid']");
        }
        if (one.containsKey("object_refs")) {
            empty.put("object_refs", List.of(Objects.requireNonNull(one.get("created_by_ref"))));
        }
        return empty;
    }

    private void collect(boolean observables) {
        objects.add(TlpMarking.of(one.head().marking()));
        objects.add(identity());
        for (Indicator seen : one.body().indicators()) {
            if (observables) {
                add(observable(seen));
            }
            indicator(seen);
        }
        List<String> vulnerabilities = Cves.of(one).stream().map(this::vulnerability).toList();
        one.body().products().forEach(this::software);
        one.body().measures().forEach(measure -> courseOfAction(measure, vulnerabilities));
        objects.add(report());
    }

    private String name(String type, String of) {
        return StixId.of(type, one.head().series() + " " + of);
    }

    private Map<String, Object> identity() {
        SequencedMap<String, Object> identity = new LinkedHashMap<>();
        identity.put("type", "identity");
        identity.put("spec_version", "2.1");
        identity.put("id", author);
        identity.put("created", "2026-01-01T00:00:00.000Z");
        identity.put("modified", "2026-01-01T00:00:00.000Z");
        identity.put("name", one.head().authorName().en());
        identity.put("identity_class", "organization");
        return identity;
    }

    private SequencedMap<String, Object> object(String type, String id) {
        SequencedMap<String, Object> object = new LinkedHashMap<>();
        object.put("type", type);
        object.put("spec_version", "2.1");
        object.put("id", id);
        object.put("created_by_ref", author);
        object.put("created", time(one.head().seriesBegan()));
        object.put(
                "modified",
                time(
                        one.ended()
                                .filter(Advisory.End::revoked)
                                .map(Advisory.End::at)
                                .orElse(one.head().releasedAt())));
        if (one.revoked()) {
            object.put("revoked", true);
        }
        object.put("object_marking_refs", TlpMarking.refs(one.head().marking()));
        return object;
    }

    private SequencedMap<String, Object> report() {
        String id = name("report", "");
        if (reported.isEmpty()) {
            reported.add(author);
        }
        SequencedMap<String, Object> report = object("report", id);
        report.put("name", one.head().title());
        if (!one.body().text().isEmpty()) {
            report.put("description", one.body().text());
        }
        report.put("report_types", List.of("threat-report"));
        report.put("published", time(one.head().releasedAt()));
        report.put("object_refs", List.copyOf(reported));
        return report;
    }

    private void indicator(Indicator seen) {
        String id = name("indicator", seen.type() + " " + seen.value());
        SequencedMap<String, Object> indicator = object("indicator", id);
        indicator.put("name", seen.type() + " " + seen.value());
        indicator.put("description", seen.note().isEmpty() ? one.head().title() : seen.note());
        indicator.put("indicator_types", List.of("malicious-activity"));
        indicator.put("pattern", pattern(seen));
        indicator.put("pattern_type", "stix");
        indicator.put("pattern_version", "2.1");
        indicator.put("valid_from", time(one.head().releasedAt()));
        add(indicator);
    }

    private Map<String, Object> observable(Indicator seen) {
        String type = observableType(seen);
        SequencedMap<String, Object> contributing = new LinkedHashMap<>();
        if (type.equals("file")) {
            contributing.put("hashes", Map.of(seen.hashFunction(), seen.value()));
        } else {
            contributing.put("value", seen.value());
        }
        SequencedMap<String, Object> observable = observable(type, contributing);
        observable.put("object_marking_refs", TlpMarking.refs(one.head().marking()));
        return observable;
    }

    private static SequencedMap<String, Object> observable(
            String type, SequencedMap<String, Object> contributing) {
        SequencedMap<String, Object> observable = new LinkedHashMap<>();
        observable.put("type", type);
        observable.put("spec_version", "2.1");
        observable.put("id", StixId.ofObservable(type, CanonicalJson.compact(contributing)));
        observable.putAll(contributing);
        return observable;
    }

    private static String observableType(Indicator seen) {
        return switch (seen.type()) {
            case "ip" -> seen.v6() ? "ipv6-addr" : "ipv4-addr";
            case "domain" -> "domain-name";
            case "url" -> "url";
            case "mail" -> "email-addr";
            default -> "file";
        };
    }

    private static String pattern(Indicator seen) {
        String value = seen.value().replace("\\", "\\\\").replace("'", "\\'");
        return seen.type().equals("hash")
                ? "[file:hashes.'%s' = '%s']".formatted(seen.hashFunction(), value)
                : "[%s:value = '%s']".formatted(observableType(seen), value);
    }

    private String vulnerability(String cve) {
        String id = name("vulnerability", cve);
        SequencedMap<String, Object> vulnerability = object("vulnerability", id);
        vulnerability.put(
                "external_references", List.of(Map.of("source_name", "cve", "external_id", cve)));
        vulnerability.put("name", cve);
        add(vulnerability);
        return id;
    }

    private void software(Product product) {
        SequencedMap<String, Object> contributing = new LinkedHashMap<>();
        contributing.put("name", product.product());
        contributing.put("vendor", product.vendor());
        if (!product.versions().isEmpty()) {
            contributing.put("version", product.versions());
        }
        add(observable("software", contributing));
    }

    private void courseOfAction(String measure, List<String> vulnerabilities) {
        String id = name("course-of-action", measure);
        SequencedMap<String, Object> action = object("course-of-action", id);
        action.put("name", measure.length() > 100 ? measure.substring(0, 100) + "…" : measure);
        action.put("description", measure);
        add(action);
        for (String vulnerability : vulnerabilities) {
            SequencedMap<String, Object> relation =
                    object("relationship", name("relationship", id + " " + vulnerability));
            relation.put("relationship_type", "mitigates");
            relation.put("source_ref", id);
            relation.put("target_ref", vulnerability);
            add(relation);
        }
    }

    private void add(Map<String, Object> object) {
        String id = (String) object.get("id");
        if (id != null && !reported.contains(id)) {
            objects.add(object);
            reported.add(id);
        }
    }

    private static String time(Instant at) {
        return MILLIS.format(at);
    }
}
