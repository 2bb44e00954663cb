package kaname.catalogue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whatever one file names must exist in another.
record References(Catalogue catalogue) {

    /// Recipients that only the registry can tell: which ministry, which CEPTOAR office is the
    /// operator's.
    private static final Set<String> RESOLVED_LATER = Set.of("sector-ministry", "ceptoar");

    private static final Set<String> COUNTRIES =
            Arrays.stream(Locale.getISOCountries())
                    .map(country -> country.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());

    void check() {
        catalogue.forms().values().forEach(this::form);
        catalogue
                .formats()
                .values()
                .forEach(format ->
                        format.places()
                                .forEach(place ->
                                        fact("formats/" + format.id() + ".yaml", place.fact())));
        catalogue.regimes().forEach(this::regime);
        eachRegimeOnce();
        announcedDays();
        bodies();
        sectors();
        plans();
        catalogue
                .serviceLevels()
                .forEach(level ->
                        require(
                                catalogue.sector(level.sector()).isPresent(),
                                "service-levels.yaml",
                                "no sector " + level.sector()));
        catalogue
                .history()
                .definitions()
                .forEach(d ->
                        require(
                                catalogue.instruments().containsKey(d.instrument()),
                                "history.yaml",
                                "no instrument " + d.instrument()));
        catalogue.taxonomies().forEach(t -> planIfAny("taxonomies.yaml", t.plan()));
        scenarios();
        catalogue.scales().forEach(this::scale);
        require(
                catalogue.scale(Scale.RATED).filter(scale -> !scale.axes().isEmpty()).isPresent(),
                "scales/" + Scale.RATED + ".yaml",
                "is the scale that people rate on, with its axes, and is missing");
        catalogue.instruments().values().forEach(i -> bodyIfAny("instruments.yaml", i.body()));
    }

    private void eachRegimeOnce() {
        Set<String> seen = new HashSet<>();
        catalogue
                .regimes()
                .forEach(regime ->
                        require(
                                seen.add(regime.id()),
                                "regimes/" + regime.id() + ".yaml",
                                "regime " + regime.id() + " stands in two files"));
    }

    private void announcedDays() {
        Set<List<Object>> seen = new HashSet<>();
        for (AnnouncedDay announced : catalogue.announcedDays()) {
            String calendar = announced.calendar();
            require(
                    COUNTRIES.contains(calendar),
                    CatalogueFiles.HOLIDAYS,
                    "no country " + calendar + " (two letters, lower case)");
            require(
                    seen.add(List.of(calendar, announced.day())),
                    CatalogueFiles.HOLIDAYS,
                    announced.day() + " stands twice for " + calendar);
        }
    }

    private void bodies() {
        catalogue.roles().forEach(role -> body("bodies.yaml", role.body()));
        for (Body body : catalogue.bodies().values()) {
            bodyIfAny("bodies.yaml", body.parent());
            bodyIfAny("bodies.yaml", body.succeeds());
        }
    }

    private void sectors() {
        String file = "sectors.yaml";
        for (Sector sector : catalogue.sectors()) {
            sector.ministries().forEach(m -> body(file, m.body()));
            planIfAny(file, sector.plan());
        }
        catalogue.essentialAreas().stream()
                .flatMap(area -> area.sectors().stream())
                .forEach(id -> require(catalogue.sector(id).isPresent(), file, "no sector " + id));
    }

    private void scenarios() {
        String file = CatalogueFiles.SCENARIOS;
        Set<String> seen = new HashSet<>();
        for (Scenario scenario : catalogue.scenarios()) {
            require(seen.add(scenario.id()), file, "scenario " + scenario.id() + " stands twice");
            require(
                    !scenario.threats().isEmpty() || !scenario.failing().isEmpty(),
                    file,
                    scenario.id() + " is linked to no threat and no failing sector");
            scenario.threats()
                    .forEach(threat -> {
                        String[] parts = threat.split("/", 2);
                        require(parts.length == 2, file, "no threat " + threat);
                        choice(file, parts[0], parts[1]);
                    });
            scenario.phenomena().forEach(state -> choice(file, "service_state", state));
            Stream.concat(scenario.failing().stream(), scenario.sectors().stream())
                    .forEach(id ->
                            require(catalogue.sector(id).isPresent(), file, "no sector " + id));
        }
    }

    private void choice(String file, String fact, String choice) {
        require(
                catalogue.vocabulary().find(fact).flatMap(f -> f.choice(choice)).isPresent(),
                file,
                "no choice " + fact + "/" + choice);
    }

    private void plans() {
        String file = "plans.yaml";
        Set<String> pillars = new HashSet<>();
        for (Plan plan : catalogue.plans()) {
            bodyIfAny(file, plan.body());
            planIfAny(file, plan.basis());
            plan.pillars().stream()
                    .flatMap(pillar -> pillar.from().stream())
                    .forEach(id -> require(pillars.contains(id), file, "no earlier pillar " + id));
            plan.pillars().forEach(pillar -> pillars.add(pillar.id()));
        }
    }

    private void bodyIfAny(String file, @Nullable String body) {
        if (body != null) {
            body(file, body);
        }
    }

    private void planIfAny(String file, @Nullable String plan) {
        require(
                plan == null || catalogue.plans().stream().anyMatch(p -> p.id().equals(plan)),
                file,
                "no plan " + plan);
    }

    private void form(Form form) {
        for (Form.Item item : form.items()) {
            item.facts().forEach(fact -> fact("forms/" + form.id() + ".yaml", fact));
        }
    }

    private void regime(Regime regime) {
        String file = "regimes/" + regime.id() + ".yaml";
        require(
                catalogue.instruments().containsKey(regime.instrument()),
                file,
                "no instrument " + regime.instrument());
        require(
                (regime.dutyClass() == DutyClass.VOLUNTARY) == (regime.consent() != null),
                file,
                "consent belongs to voluntary regimes and to them only");
        require(
                regime.purpose() != Purpose.NATIONAL_SECURITY,
                file,
                "nothing is sent for the purpose national-security");
        require(
                regime.purpose() != Purpose.STATUTORY || regime.dutyClass() == DutyClass.MANDATORY,
                file,
                "only what is mandatory is told for the purpose statutory");
        regime.applies()
                .to()
                .forEach(id ->
                        require(catalogue.statuses().containsKey(id), file, "no status " + id));
        regime.applies()
                .sectors()
                .forEach(id -> require(catalogue.sector(id).isPresent(), file, "no sector " + id));
        regime.stages().forEach(stage -> stage(regime, stage, file));
        require(
                regime.voluntary() == null
                        || catalogue
                                .regime(regime.voluntary())
                                .filter(r -> r.dutyClass() == DutyClass.VOLUNTARY)
                                .isPresent(),
                file,
                "no voluntary regime " + regime.voluntary());
    }

    private void scale(Scale scale) {
        String file = "scales/" + scale.id() + ".yaml";
        long ways =
                Stream.of(scale.follows(), scale.score()).filter(Objects::nonNull).count()
                        + (scale.axes().isEmpty() ? 0 : 1);
        require(ways == 1, file, "a scale has axes, follows another, or is a score");
        scale.axes().stream()
                .flatMap(axis -> axis.steps().stream())
                .forEach(step -> level(scale, step.level(), file));
        scale.actions().forEach(action -> level(scale, action.from(), file));
        if (scale.follows() != null) {
            follows(scale, scale.follows(), file);
        }
    }

    private void follows(Scale scale, Scale.Follows follows, String file) {
        Scale other =
                catalogue
                        .scale(follows.scale())
                        .filter(one -> !one.axes().isEmpty())
                        .orElseThrow(() ->
                                new CatalogueError(file, "no scale with axes " + follows.scale()));
        for (Scale.Level level : other.levels()) {
            level(scale, follows.levels().getOrDefault(level.id(), "?"), file);
        }
    }

    private static void level(Scale scale, String level, String file) {
        require(scale.rank(level) >= 0, file, "no level " + level);
    }

    private void stage(Regime regime, Stage stage, String file) {
        List<String> forms = stage.everyForm();
        require(!forms.isEmpty(), file, "stage " + stage.id() + " has no form");
        forms.forEach(
                form -> require(catalogue.forms().containsKey(form), file, "no form " + form));
        stage.recipients().stream()
                .filter(recipient -> !RESOLVED_LATER.contains(recipient))
                .forEach(recipient -> recipient(file, recipient));
        stage.clock().limits().forEach(limit -> start(regime, limit.starts(), file));
    }

    private void start(Regime regime, Start start, String file) {
        switch (start) {
            case Start.Stated(var fact) -> instant(file, fact);
            case Start.FirstFiling(var stage) -> stageOf(regime, stage, file);
            case Start.LatestFiling(var stage) -> stageOf(regime, stage, file);
            case Start.Day _ -> {}
            case Start.Designated(var status) ->
                    require(
                            catalogue.statuses().containsKey(status),
                            file,
                            "a clock starts with an unknown status " + status);
        }
    }

    private static void stageOf(Regime regime, String stage, String file) {
        require(
                regime.stages().stream().anyMatch(s -> s.id().equals(stage)),
                file,
                "a clock starts with the filing of an unknown stage " + stage);
    }

    private void instant(String file, String fact) {
        fact(file, fact);
        require(
                catalogue.vocabulary().fact(fact).type() == FactType.INSTANT,
                file,
                "a clock starts with " + fact + ", which is no point in time");
    }

    private void recipient(String file, String recipient) {
        boolean known =
                catalogue.bodies().containsKey(recipient)
                        || catalogue.roles().stream().anyMatch(r -> r.role().equals(recipient));
        require(known, file, "no body or role " + recipient);
    }

    private void fact(String file, String fact) {
        require(catalogue.vocabulary().find(fact).isPresent(), file, "no fact " + fact);
    }

    private void body(String file, String body) {
        require(catalogue.bodies().containsKey(body), file, "no body " + body);
    }

    private static void require(boolean holds, String file, String otherwise) {
        if (!holds) {
            throw new CatalogueError(file, otherwise);
        }
    }
}
