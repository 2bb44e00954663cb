package kaname.catalogue.web;

import java.util.List;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Plan;
import kaname.catalogue.Sector;
import kaname.catalogue.Taxonomy;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// What the framework keeps beside its rules: service maintenance levels, and how phenomena and
/// causes were sorted.
record RegistersView(List<Level> levels, List<Sorting> sortings, List<Citations.Entry> sources) {

    record Level(Text sector, Text service, Text level, Citations.Cited cited) {}

    record Sorting(String id, Text title, @Nullable Text plan, List<Kinds> groups) {}

    record Kinds(Text title, boolean several, List<Text> kinds, Citations.Cited cited) {}

    static RegistersView of(Catalogue catalogue) {
        Citations citations = new Citations();
        List<Level> levels =
                catalogue.serviceLevels().stream()
                        .map(level ->
                                new Level(
                                        catalogue
                                                .sector(level.sector())
                                                .map(Sector::label)
                                                .orElse(Text.same(level.sector())),
                                        level.service(),
                                        level.level(),
                                        citations.cite(level.source())))
                        .toList();
        List<Sorting> sortings =
                catalogue.taxonomies().stream()
                        .map(taxonomy -> sorting(taxonomy, catalogue, citations))
                        .toList();
        return new RegistersView(levels, sortings, citations.all());
    }

    private static Sorting sorting(Taxonomy taxonomy, Catalogue catalogue, Citations citations) {
        Text plan =
                catalogue.plans().stream()
                        .filter(p -> p.id().equals(taxonomy.plan()))
                        .findFirst()
                        .map(Plan::name)
                        .orElse(null);
        return new Sorting(
                taxonomy.id(),
                taxonomy.title(),
                plan,
                taxonomy.groups().stream()
                        .map(group ->
                                new Kinds(
                                        group.title(),
                                        group.several(),
                                        group.kinds(),
                                        citations.cite(group.source())))
                        .toList());
    }
}
