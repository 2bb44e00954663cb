package kaname.catalogue;

import java.util.List;
import java.util.Set;

/// Whatever one file names must exist in another.
record References(Catalogue catalogue) {

    /// Recipients that only the registry can tell: which ministry, which CEPTOAR office is the
    /// operator's.
    private static final Set<String> RESOLVED_LATER = Set.of("sector-ministry", "ceptoar");

    void check() {
        catalogue.forms().values().forEach(this::form);
        catalogue.regimes().forEach(this::regime);
        catalogue.roles().forEach(role -> body("bodies.yaml", role.body()));
        catalogue
                .sectors()
                .forEach(
                        sector -> sector.ministries().forEach(m -> body("sectors.yaml", m.body())));
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
        regime.applies()
                .sectors()
                .forEach(id -> require(catalogue.sector(id).isPresent(), file, "no sector " + id));
        regime.stages().forEach(stage -> stage(regime, stage, file));
    }

    private void stage(Regime regime, Stage stage, String file) {
        List<String> forms = stage.everyForm();
        require(!forms.isEmpty(), file, "stage " + stage.id() + " has no form");
        forms.forEach(
                form -> require(catalogue.forms().containsKey(form), file, "no form " + form));
        stage.recipients().stream()
                .filter(recipient -> !RESOLVED_LATER.contains(recipient))
                .forEach(recipient -> recipient(file, recipient));
        if (stage.clock().startsWithAFiling()) {
            String start = stage.clock().startingStage();
            require(
                    regime.stages().stream().anyMatch(s -> s.id().equals(start)),
                    file,
                    "stage " + stage.id() + " starts with the filing of an unknown stage " + start);
        } else {
            fact(file, stage.clock().starts());
        }
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
