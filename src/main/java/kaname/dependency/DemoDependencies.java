package kaname.dependency;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.Model;
import kaname.dependency.model.ReadModel;
import kaname.dependency.model.Service;
import kaname.platform.database.Database;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Gives the demo nation dependencies and says what its services are like, all invented: shown to
/// the coordinator and the operator's CEPTOAR office, a dependency also to the supplier.
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
            Model model = ReadModel.of(JsonMapper.shared().readTree(file));
            model.dependencies().forEach(one -> keep(owner, one));
            model.services().stream().filter(Service::described).forEach(one -> keep(owner, one));
        }
    }

    private static void keep(JdbcClient owner, Dependency one) {
        LocalDate asOf = one.evidence().asOf();
        owner.sql(
                        """
                        insert into dependency.dependency (id, number, organisation, consumer, supplier, supplier_service,
                            supplier_sector, kind, strength, buffer_hours, substitutes, needs, growth, growth_hours, coupled,
                            evidence, confidence, as_of, notice_hours, notice_clause, shown_to, account, at)
                        select gen_random_uuid(), 1, c.organisation, c.id, s.organisation, s.id, s.sector, :kind, :strength,
                               :buffer, :substitutes, :needs, :growth, :growthHours, :coupled, :evidence, :confidence,
                               nullif(:asOf, '')::date, nullif(:noticeHours, '')::numeric, :noticeClause,
                               array_remove(array(select o.id from registry.organisation o
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
                                Map.entry("asOf", asOf == null ? "" : asOf.toString()),
                                Map.entry(
                                        "noticeHours", Objects.toString(one.notice().hours(), "")),
                                Map.entry("noticeClause", one.notice().clause())))
                .update();
    }

    private static void keep(JdbcClient owner, Service one) {
        Map<String, @Nullable Object> said = new HashMap<>();
        said.put("service", one.id());
        said.put("autonomy", Dependencies.numbers(one.autonomy()));
        said.put("threshold", Dependencies.numbers(one.threshold()));
        Estimate restoration = one.restoration();
        said.put("restoration", restoration == null ? null : Dependencies.numbers(restoration));
        put(said, "site", one.site());
        put(said, "backup", one.backup());
        said.put("evidence", one.evidence().text());
        said.put("confidence", one.evidence().confidence());
        said.put("asOf", one.evidence().asOf());
        owner.sql(
                        """
                        insert into dependency.description (service, number, organisation, autonomy_hours, threshold,
                            restoration_hours, site_latitude, site_longitude, site_name, backup_latitude, backup_longitude,
                            backup_name, evidence, confidence, as_of, shown_to, account, at)
                        select s.id, 1, s.organisation, :autonomy, :threshold, :restoration, :siteLatitude, :siteLongitude,
                               :siteName, :backupLatitude, :backupLongitude, :backupName, :evidence, :confidence, :asOf,
                               array_remove(array(select o.id from registry.organisation o where o.kind = 'coordinator')
                                            || u.ceptoar, null), null, now()
                          from registry.service s join registry.organisation u on u.id = s.organisation
                         where s.id = :service
                        """)
                .params(said)
                .update();
    }

    private static void put(
            Map<String, @Nullable Object> said, String at, Service.@Nullable Site site) {
        said.put(at + "Latitude", site == null ? null : site.latitude());
        said.put(at + "Longitude", site == null ? null : site.longitude());
        said.put(at + "Name", site == null ? "" : site.name());
    }
}
