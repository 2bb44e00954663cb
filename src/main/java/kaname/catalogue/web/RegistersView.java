package kaname.catalogue.web;

import java.util.List;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Fact;
import kaname.catalogue.Plan;
import kaname.catalogue.Scenario;
import kaname.catalogue.Sector;
import kaname.catalogue.Taxonomy;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// What the framework keeps beside its rules: service maintenance levels, and how phenomena and
/// causes were sorted.
record RegistersView(
        List<Level> levels,
        List<Sorting> sortings,
        List<Theme> scenarios,
        List<Citations.Entry> sources) {

    /// A type of scenario; what is linked to it has a source of its own.
    record Theme(
            Text label,
            Text about,
            Citations.Cited cited,
            List<Text> threats,
            List<Text> failing,
            List<Text> phenomena,
            List<Text> sectors,
            Citations.Cited links) {}

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
        List<Theme> scenarios =
                catalogue.scenarios().stream()
                        .map(scenario -> theme(scenario, catalogue, citations))
                        .toList();
        return new RegistersView(levels, sortings, scenarios, citations.all());
    }

    private static Theme theme(Scenario scenario, Catalogue catalogue, Citations citations) {
        return new Theme(
                scenario.label(),
                scenario.about(),
                citations.cite(scenario.source()),
                scenario.threats().stream()
                        .map(threat -> threat.split("/", 2))
                        .map(parts -> choice(catalogue, parts[0], parts[1]))
                        .toList(),
                sectors(scenario.failing(), catalogue),
                scenario.phenomena().stream()
                        .map(state -> choice(catalogue, "service_state", state))
                        .toList(),
                sectors(scenario.sectors(), catalogue),
                citations.cite(scenario.links()));
    }

    private static Text choice(Catalogue catalogue, String fact, String choice) {
        return catalogue
                .vocabulary()
                .fact(fact)
                .choice(choice)
                .map(Fact.Choice::label)
                .orElse(Text.same(choice));
    }

    private static List<Text> sectors(List<String> ids, Catalogue catalogue) {
        return ids.stream()
                .map(id -> catalogue.sector(id).map(Sector::label).orElse(Text.same(id)))
                .toList();
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
