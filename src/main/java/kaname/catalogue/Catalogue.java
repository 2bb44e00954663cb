package kaname.catalogue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The law and the framework as data: read once, immutable, asked by date.
public record Catalogue(
        Vocabulary vocabulary,
        List<Sector> sectors,
        List<EssentialArea> essentialAreas,
        Map<String, OperatorStatus> statuses,
        Map<String, Body> bodies,
        List<Body.Role> roles,
        List<Plan> plans,
        Map<String, Instrument> instruments,
        Map<String, Form> forms,
        Map<String, Format> formats,
        List<Regime> regimes,
        List<AnnouncedDay> announcedDays,
        List<ServiceLevel> serviceLevels,
        List<Taxonomy> taxonomies,
        List<Scale> scales,
        List<Scenario> scenarios,
        History history) {

    /// The catalogue that ships with this Kaname.
    ///
    /// @throws CatalogueError naming the file and the place
    public static Catalogue shipped() {
        return of(CatalogueFolder.shipped());
    }

    /// A catalogue in a folder of yours.
    ///
    /// @throws CatalogueError naming the file and the place
    public static Catalogue in(Path folder) {
        return of(CatalogueFolder.at(folder));
    }

    /// The catalogue that these files are.
    ///
    /// @throws CatalogueError naming the file and the place
    public static Catalogue of(CatalogueFolder folder) {
        return new CatalogueFiles(folder).read();
    }

    public List<Sector> sectorsOn(LocalDate date) {
        return sectors.stream().filter(sector -> sector.existsOn(date)).toList();
    }

    public Optional<Sector> sector(String id) {
        return sectors.stream().filter(sector -> sector.id().equals(id)).findFirst();
    }

    public Optional<Regime> regime(String id) {
        return regimes.stream().filter(regime -> regime.id().equals(id)).findFirst();
    }

    /// The body that plays a role on a day; a body id stands for itself.
    public Optional<Body> playing(String roleOrBody, LocalDate date) {
        Optional<Body> byRole =
                roles.stream()
                        .filter(role -> role.role().equals(roleOrBody) && role.on(date))
                        .map(role -> bodies.get(role.body()))
                        .findFirst();
        return byRole.or(() -> Optional.ofNullable(bodies.get(roleOrBody)));
    }

    public Optional<Scale> scale(String id) {
        return scales.stream().filter(scale -> scale.id().equals(id)).findFirst();
    }

    /// The scale that people rate on.
    ///
    /// @throws IllegalStateException when the catalogue lacks it
    public Scale rated() {
        return scale(Scale.RATED).orElseThrow(IllegalStateException::new);
    }

    /// @throws IllegalArgumentException when the catalogue has no such form
    public Form form(String id) {
        return Optional.ofNullable(forms.get(id))
                .orElseThrow(() -> new IllegalArgumentException("no form " + id));
    }

    /// @throws IllegalArgumentException when the catalogue has no such format
    public Format format(String id) {
        return Optional.ofNullable(formats.get(id))
                .orElseThrow(() -> new IllegalArgumentException("no format " + id));
    }

    /// The statutory powers that it lists.
    public List<Power> powers() {
        return instruments.values().stream()
                .flatMap(i ->
                        i.powers().stream()
                                .map(g ->
                                        new Power(g.id(), i.id(), g.article(), g.to(), g.source())))
                .toList();
    }

    /// @throws IllegalArgumentException when the catalogue has no such instrument
    public Instrument instrument(String id) {
        return Optional.ofNullable(instruments.get(id))
                .orElseThrow(() -> new IllegalArgumentException("no instrument " + id));
    }
}
