package kaname.catalogue.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import kaname.catalogue.Provenance;
import kaname.catalogue.Source;
import kaname.platform.Text;

/// The sources of one page, numbered in the order in which they are first cited.
final class Citations {

    /// A badge in the text that leads to the source at the foot of the page.
    record Cited(int number, Provenance provenance) {
        String css() {
            return "provenance " + provenance.name().toLowerCase(Locale.ROOT);
        }

        Text label() {
            return provenance.label();
        }
    }

    record Entry(Cited cited, Text title, String where, Text read) {}

    private final SequencedMap<Source, Cited> cited = new LinkedHashMap<>();

    Cited cite(Source source) {
        return cited.computeIfAbsent(source, s -> new Cited(cited.size() + 1, s.provenance()));
    }

    List<Entry> all() {
        return cited.entrySet().stream()
                .map(e -> {
                    Source source = e.getKey();
                    return new Entry(
                            e.getValue(), source.title(), source.where(), Days.of(source.read()));
                })
                .toList();
    }
}
