package kaname.nearmiss;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.platform.database.Database;
import kaname.registry.DemoCaller;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Opens the anonymous way at two offices of the demo nation, under a passphrase that the desk of a
/// demo shows, and lets four invented near misses go through it. The other offices begin from
/// nothing, as a real one does.
@Component
@Profile("demo")
@Order(150)
@ConditionalOnProperty(name = "kaname.demo.near-misses", matchIfMissing = true)
class DemoNearMisses implements ApplicationRunner {

    static final String PASSPHRASE = "demo-tide-lantern-cedar";

    /// By the desk that tells it, to its office.
    private static final Map<String, String> OFFICES =
            Map.of("izumi-desk", "ceptoar-water", "port-desk", "ceptoar-port");

    private record Tale(String desk, String what, String whyNot) {}

    private static final List<Tale> TALES =
            List.of(
                    new Tale(
                            "izumi-desk",
                            "配水池の遠隔監視につながる閉域網が夜間に不通になり、水位が読めないまま満水になりかけた。",
                            "当番が現場の水位標を見に行き、手動でポンプを止めた。"),
                    new Tale(
                            "izumi-desk",
                            "浄水場の薬注の遠方操作中に専用線が途切れ、注入量の指示が届かず過剰になる寸前だった。",
                            "現場の上限設定で止まった。"),
                    new Tale("port-desk", "ヤードの荷役機械との通信回線が落ち、停止の指示が数十秒遅れて届いた。", "運転員が無線で止めた。"),
                    new Tale(
                            "port-desk",
                            "The carrier's mobile network dropped and the gate terminals lost their"
                                    + " host; trucks were nearly let in unchecked.",
                            "The guard kept the barrier down by hand."));

    private final Database database;
    private final OfficeKeys offices;
    private final TellNearMiss tell;
    private final ReviewNearMiss review;
    private final Clock clock;

    DemoNearMisses(
            Database database,
            OfficeKeys offices,
            TellNearMiss tell,
            ReviewNearMiss review,
            Clock clock) {
        this.database = database;
        this.offices = offices;
        this.tell = tell;
        this.review = review;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        JdbcClient owner = JdbcClient.create(database.owner().unpooled());
        if (owner.sql("select exists (select from nearmiss.office)")
                .query(Boolean.class)
                .single()) {
            return;
        }
        OFFICES.forEach((desk, office) -> through(owner, desk, office));
        LetGo.now(owner, clock.instant().plus(Duration.ofMinutes(10)));
    }

    private void through(JdbcClient owner, String desk, String login) {
        Caller office = DemoCaller.of(owner, login);
        Caller reporter = DemoCaller.of(owner, desk);
        WallKey key =
                Callers.as(office, () -> offices.make(office.organisation(), PASSPHRASE)).key();
        for (Tale tale : TALES) {
            if (tale.desk().equals(desk)) {
                Callers.as(reporter, () -> told(reporter, tale));
            }
        }
        Callers.as(
                office,
                () -> {
                    List<ReviewNearMiss.Waiting> waiting = review.waiting(office, key);
                    waiting.forEach(one -> review.relay(one.passage().id(), key));
                    return waiting;
                });
    }

    private TellNearMiss.Told told(Caller reporter, Tale tale) {
        TellNearMiss.Entered entered =
                new TellNearMiss.Entered(
                        UUID.randomUUID(),
                        new Account(tale.what(), tale.whyNot(), List.of("ot")),
                        null,
                        Set.of(),
                        false,
                        false);
        return tell.tell(reporter, entered, tell.preview(reporter, entered).approval());
    }
}
