package kaname.advisory.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import kaname.advisory.Advisory;
import kaname.advisory.Product;
import kaname.exchange.Marking;
import org.jspecify.annotations.Nullable;

/// An advisory as CSAF 2.0 (OASIS): the profile of a security advisory where products are affected,
/// else that of an informational one. The publisher is the author; whoever reported is not in it.
///
/// CSAF 2.0 has the labels of TLP 1: CLEAR is its WHITE, and AMBER+STRICT, which it lacks, is RED,
/// so that nothing is passed on further than it may be. The label itself stands in the text.
public final class Csaf {

    private static final String NAMESPACE = "https://kaname.invalid/organisations/";

    private final Advisory one;

    private Csaf(Advisory one) {
        this.one = one;
    }

    public static Map<String, Object> of(Advisory one) {
        return new Csaf(one).document();
    }

    private Map<String, Object> document() {
        boolean affects = !one.body().products().isEmpty();
        SequencedMap<String, Object> csaf = new LinkedHashMap<>();
        csaf.put("document", head(affects));
        if (affects) {
            csaf.put("product_tree", Map.of("branches", branches()));
            csaf.put("vulnerabilities", vulnerabilities());
        }
        return csaf;
    }

    private Map<String, Object> head(boolean affects) {
        Advisory.Head head = one.head();
        SequencedMap<String, Object> document = new LinkedHashMap<>();
        document.put(
                "category", affects ? "csaf_security_advisory" : "csaf_informational_advisory");
        document.put("csaf_version", "2.0");
        document.put(
                "distribution",
                Map.of(
                        "text",
                        head.marking().label() + ", " + head.pap().label(),
                        "tlp",
                        Map.of(
                                "label",
                                label(head.marking()),
                                "url",
                                "https://www.first.org/tlp/")));
        document.put("lang", "ja");
        document.put("notes", notes());
        document.put(
                "publisher",
                Map.of(
                        "category",
                        "coordinator",
                        "name",
                        head.authorName().en(),
                        "namespace",
                        NAMESPACE + head.author()));
        document.put(
                "references",
                List.of(
                        Map.of(
                                "category",
                                "self",
                                "summary",
                                head.title(),
                                "url",
                                "urn:uuid:" + head.id())));
        document.put("title", head.title());
        document.put("tracking", tracking());
        return document;
    }

    private static String label(Marking marking) {
        return switch (marking) {
            case CLEAR -> "WHITE";
            case GREEN -> "GREEN";
            case AMBER -> "AMBER";
            case AMBER_STRICT, RED -> "RED";
        };
    }

    private List<Map<String, Object>> notes() {
        List<Map<String, Object>> notes = new ArrayList<>();
        notes.add(note("summary", "Summary", one.body().text()));
        one.body().measures().forEach(measure -> notes.add(note("general", "Measure", measure)));
        if (!one.body().indicators().isEmpty()) {
            notes.add(
                    note(
                            "details",
                            "Indicators",
                            String.join(
                                    "\n",
                                    one.body().indicators().stream()
                                            .map(i -> i.type() + " " + i.value())
                                            .toList())));
        }
        return notes;
    }

    private static Map<String, Object> note(String category, String title, String text) {
        SequencedMap<String, Object> note = new LinkedHashMap<>();
        note.put("category", category);
        note.put("text", text);
        note.put("title", title);
        return note;
    }

    private Map<String, Object> tracking() {
        Advisory.Head head = one.head();
        String at = head.releasedAt().toString();
        List<Map<String, Object>> history = new ArrayList<>();
        for (int number = 1; number <= head.number(); number++) {
            history.add(
                    Map.of(
                            "date",
                            number == head.number() ? at : head.seriesBegan().toString(),
                            "number",
                            Integer.toString(number),
                            "summary",
                            number == 1 ? "First version." : "Version " + number + "."));
        }
        SequencedMap<String, Object> tracking = new LinkedHashMap<>();
        tracking.put("current_release_date", at);
        tracking.put("id", "KANAME-" + head.series());
        tracking.put("initial_release_date", head.seriesBegan().toString());
        tracking.put("revision_history", history);
        tracking.put("status", "final");
        tracking.put("version", Integer.toString(head.number()));
        return tracking;
    }

    private List<Map<String, Object>> branches() {
        SequencedMap<String, SequencedMap<String, List<Map<String, Object>>>> tree =
                new LinkedHashMap<>();
        List<Product> products = one.body().products();
        for (int i = 0; i < products.size(); i++) {
            Product product = products.get(i);
            tree.computeIfAbsent(product.vendor(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(product.product(), _ -> new ArrayList<>())
                    .add(version(product, i));
        }
        return tree.entrySet().stream()
                .map(vendor ->
                        branch(
                                "vendor",
                                vendor.getKey(),
                                vendor.getValue().entrySet().stream()
                                        .map(p -> branch("product_name", p.getKey(), p.getValue()))
                                        .toList()))
                .toList();
    }

    private static Map<String, Object> branch(
            String category, String name, List<Map<String, Object>> branches) {
        SequencedMap<String, Object> branch = new LinkedHashMap<>();
        branch.put("branches", branches);
        branch.put("category", category);
        branch.put("name", name);
        return branch;
    }

    private static Map<String, Object> version(Product product, int number) {
        String versions =
                product.versions().isEmpty()
                        ? "vers:all/*"
                        : "vers:generic/"
                                + product.versions()
                                        .replaceAll("(?<=[<>=])\\s+", "")
                                        .replaceAll("[\\s,|]+(?=[<>=])", "|")
                                        .replaceAll("(?<![<>])=", "");
        SequencedMap<String, Object> branch = new LinkedHashMap<>();
        branch.put("category", "product_version_range");
        branch.put("name", versions);
        branch.put("product", Map.of("name", product.words(), "product_id", id(number)));
        return branch;
    }

    private static String id(int number) {
        return "P-" + (number + 1);
    }

    private List<String> ids() {
        return java.util.stream.IntStream.range(0, one.body().products().size())
                .mapToObj(Csaf::id)
                .toList();
    }

    private List<Map<String, Object>> vulnerabilities() {
        List<String> cves = Cves.of(one);
        return cves.isEmpty()
                ? List.of(vulnerability(null))
                : cves.stream().map(this::vulnerability).toList();
    }

    private Map<String, Object> vulnerability(@Nullable String cve) {
        SequencedMap<String, Object> vulnerability = new LinkedHashMap<>();
        if (cve != null) {
            vulnerability.put("cve", cve);
        }
        vulnerability.put("notes", List.of(note("description", "Description", one.head().title())));
        vulnerability.put("product_status", Map.of("known_affected", ids()));
        List<Map<String, Object>> remediations =
                one.body().measures().stream()
                        .map(measure ->
                                Map.<String, Object>of(
                                        "category",
                                        "mitigation",
                                        "details",
                                        measure,
                                        "product_ids",
                                        ids()))
                        .toList();
        if (!remediations.isEmpty()) {
            vulnerability.put("remediations", remediations);
        }
        vulnerability.put("title", one.head().title());
        return vulnerability;
    }
}
