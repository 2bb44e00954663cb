package kaname.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import kaname.catalogue.Catalogues;
import kaname.registry.RegistryFile.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Adds the organisations of a file to the registry: all of it or nothing, and never changing what
/// is there.
@Service
class Enrolment {

    /// What came, or would come, of a file. Nothing was added where there are findings.
    record Outcome(
            List<Finding> findings,
            SequencedMap<String, Integer> added,
            List<Organisation> fresh,
            List<Organisation> known) {}

    private static final int LONGEST_SUBJECT = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Catalogues catalogues;
    private final Administration administration;

    Enrolment(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Catalogues catalogues,
            Administration administration) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.catalogues = catalogues;
        this.administration = administration;
    }

    /// Does it all, and takes it back: what is told is what [#add] would do.
    Outcome rehearse(String text) {
        return enrol(text, true);
    }

    Outcome add(String text) {
        return enrol(text, false);
    }

    private Outcome enrol(String text, boolean rehearsal) {
        RegistryFile.Reading file = RegistryFile.read(text);
        if (!file.findings().isEmpty()) {
            return refused(file.findings());
        }
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    Outcome outcome = enrol(file);
                    if (rehearsal) {
                        status.setRollbackOnly();
                    }
                    return outcome;
                }));
    }

    private Outcome enrol(RegistryFile.Reading file) {
        RegistryRules.Present present = present();
        List<Finding> findings =
                RegistryRules.check(file.organisations(), catalogues.now(), present);
        if (!findings.isEmpty()) {
            return refused(findings);
        }
        List<Nation.Entry> entries =
                file.organisations().stream().map(Objects::requireNonNull).toList();
        SequencedMap<String, Integer> added = new NationLoader(jdbc).load(entries);
        Map<Boolean, List<Organisation>> known =
                entries.stream()
                        .map(e -> new Organisation(e.id(), e.name(), e.kind()))
                        .collect(
                                Collectors.partitioningBy(
                                        o -> present.kinds().containsKey(o.id())));
        administration.record("registry-added", subject(added));
        return new Outcome(
                List.of(),
                added,
                known.getOrDefault(false, List.of()),
                known.getOrDefault(true, List.of()));
    }

    private static String subject(Map<String, Integer> added) {
        String all =
                added.entrySet().stream()
                        .map(part -> part.getKey() + " " + part.getValue())
                        .collect(Collectors.joining(", "));
        return all.substring(0, Math.min(all.length(), LONGEST_SUBJECT));
    }

    private static Outcome refused(List<Finding> findings) {
        return new Outcome(findings, new java.util.LinkedHashMap<>(), List.of(), List.of());
    }

    private RegistryRules.Present present() {
        return new RegistryRules.Present(
                pairs("select id, kind from registry.organisation"),
                pairs("select body, organisation from registry.acts_for"),
                pairs("select id, organisation from registry.service"),
                pairs("select id, organisation from registry.system"));
    }

    private Map<String, String> pairs(String sql) {
        Map<String, String> pairs = new HashMap<>();
        jdbc.sql(sql)
                .query(row -> {
                    pairs.put(row.getString(1), row.getString(2));
                });
        return pairs;
    }
}
