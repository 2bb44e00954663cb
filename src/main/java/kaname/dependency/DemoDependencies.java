package kaname.dependency;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Map;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.ReadModel;
import kaname.platform.database.Database;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Gives the demo nation dependencies, all invented, each shown to the coordinator, the operator's
/// CEPTOAR office and the supplier.
@Component
@Profile("demo")
@Order(150)
@ConditionalOnProperty(name = "kaname.demo.dependencies", matchIfMissing = true)
class DemoDependencies implements ApplicationRunner {

    private final Database database;

    DemoDependencies(Database database) {
        this.database = database;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        JdbcClient owner = JdbcClient.create(database.owner().unpooled());
        boolean there =
                owner.sql("select exists (select from dependency.change)")
                        .query(Boolean.class)
                        .single();
        if (there) {
            return;
        }
        try (InputStream file = new ClassPathResource("demo/dependencies.json").getInputStream()) {
            ReadModel.of(JsonMapper.shared().readTree(file))
                    .dependencies()
                    .forEach(one -> keep(owner, one));
        }
    }

    private static void keep(JdbcClient owner, Dependency one) {
        LocalDate asOf = one.evidence().asOf();
        owner.sql(
                        """
                        insert into dependency.dependency (id, number, organisation, consumer, supplier, supplier_service,
                            supplier_sector, kind, strength, buffer_hours, substitutes, needs, growth, growth_hours, coupled,
                            evidence, confidence, as_of, shown_to, account, at)
                        select gen_random_uuid(), 1, c.organisation, c.id, s.organisation, s.id, s.sector, :kind, :strength,
                               :buffer, :substitutes, :needs, :growth, :growthHours, :coupled, :evidence, :confidence,
                               nullif(:asOf, '')::date, array_remove(array(select o.id from registry.organisation o
                                                                where o.kind = 'coordinator')
                                                         || s.organisation || u.ceptoar, null), null, now()
                          from registry.service c join registry.organisation u on u.id = c.organisation,
                               registry.service s
                         where c.id = :consumer and s.id = :supplier
                        """)
                .params(
                        Map.ofEntries(
                                Map.entry("supplier", one.supplier()),
                                Map.entry("consumer", one.consumer()),
                                Map.entry("kind", one.kind().id()),
                                Map.entry("strength", Dependencies.numbers(one.strength())),
                                Map.entry("buffer", Dependencies.numbers(one.buffer())),
                                Map.entry("substitutes", one.substitutes().group()),
                                Map.entry("needs", one.substitutes().needs()),
                                Map.entry("growth", one.course().growth().id()),
                                Map.entry("growthHours", one.course().hours()),
                                Map.entry("coupled", one.course().coupled()),
                                Map.entry("evidence", one.evidence().text()),
                                Map.entry("confidence", one.evidence().confidence()),
                                Map.entry("asOf", asOf == null ? "" : asOf.toString())))
                .update();
    }
}
