package kaname.advisory.partner;

import java.time.Clock;
import java.time.LocalDate;
import kaname.exchange.Marking;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.platform.Text;
import kaname.platform.database.Database;
import kaname.registry.DemoCaller;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives the demo nation two foreign partners before its advisories are written. Both are invented,
/// and so is their agreement; XA is no country.
@Component
@Profile("demo")
@Order(190)
@ConditionalOnProperty(name = "kaname.demo.advisories", matchIfMissing = true)
class DemoPartners implements ApplicationRunner {

    private final Database database;
    private final Partners partners;
    private final Clock clock;

    DemoPartners(Database database, Partners partners, Clock clock) {
        this.database = database;
        this.partners = partners;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        JdbcClient owner = JdbcClient.create(database.owner().unpooled());
        boolean there =
                owner.sql("select exists (select from advisory.partner)")
                        .query(Boolean.class)
                        .single();
        if (!there) {
            enter(
                    owner,
                    "lighthouse-csirt",
                    terms(
                            Text.of("灯台国シーサート（架空）", "Lighthouse Land CSIRT (invented)"),
                            Partner.Kind.NATIONAL_CSIRT,
                            "XA",
                            Marking.AMBER));
            enter(
                    owner,
                    "seaways-cyber",
                    terms(
                            Text.of("海の道サイバー連絡会（架空）", "Seaways Cyber Forum (invented)"),
                            Partner.Kind.INTERNATIONAL_BODY,
                            null,
                            Marking.GREEN));
        }
    }

    private void enter(JdbcClient owner, String id, Partner.Terms terms) {
        Caller writer = DemoCaller.of(owner, "coordinator");
        Caller second = DemoCaller.of(owner, "coordinator-deputy");
        Callers.as(
                writer,
                () -> {
                    partners.enter(writer, id, terms);
                    return id;
                });
        Callers.as(
                second,
                () -> {
                    partners.confirm(second, id, 1);
                    return id;
                });
    }

    private Partner.Terms terms(
            Text name, Partner.Kind kind, @Nullable String country, Marking ceiling) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), PartnersApi.TOKYO);
        return new Partner.Terms(
                name,
                kind,
                country,
                ceiling,
                "情報共有に関する覚書（架空） Memorandum on sharing (invented)",
                today.minusYears(1),
                today.plusYears(1),
                "国境を越える攻撃に、同じ日に備えるため",
                "duty@" + id(name) + ".example");
    }

    private static String id(Text name) {
        return name.en().substring(0, name.en().indexOf(' ')).toLowerCase(java.util.Locale.ROOT);
    }
}
