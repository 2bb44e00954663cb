package kaname.filing.measure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import kaname.catalogue.Approach;
import kaname.platform.database.Database;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives the demo nation measures, all invented: a port that has both kinds, and a bank without any
/// reactive one; both show their numbers to the coordinator.
@Component
@Profile("demo")
@Order(160)
@ConditionalOnProperty(name = "kaname.demo.measures", matchIfMissing = true)
class DemoMeasures implements ApplicationRunner {

    private static final String PORT = "minato-terminal";
    private static final String BANK = "koyomi-bank";

    private final Database database;
    private final Clock clock;

    DemoMeasures(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param days until it is due; 0 for no day
    private record Invented(
            String operator, String what, Approach approach, Measure.State state, int days) {}

    private static final List<Invented> ALL =
            List.of(
                    new Invented(
                            PORT,
                            "ゲート端末の修正プログラムを公表から14日以内に当てる",
                            Approach.PREVENTIVE,
                            Measure.State.IN_PLACE,
                            0),
                    new Invented(
                            PORT,
                            "保守用の遠隔接続に二要素認証を入れる",
                            Approach.PREVENTIVE,
                            Measure.State.PLANNED,
                            -12),
                    new Invented(
                            PORT,
                            "システムが止まっても紙の伝票で荷役を続ける手順と、年2回の訓練",
                            Approach.REACTIVE,
                            Measure.State.IN_PLACE,
                            0),
                    new Invented(
                            PORT,
                            "切り離したバックアップから24時間以内に戻す訓練",
                            Approach.REACTIVE,
                            Measure.State.PLANNED,
                            60),
                    new Invented(
                            PORT,
                            "古いゲート端末を旧型のまま延命する",
                            Approach.PREVENTIVE,
                            Measure.State.GIVEN_UP,
                            0),
                    new Invented(
                            BANK, "勘定系の特権IDを毎月見直す", Approach.PREVENTIVE, Measure.State.IN_PLACE, 0),
                    new Invented(
                            BANK,
                            "ATM網の機器の構成を変更する前に二人で確かめる",
                            Approach.PREVENTIVE,
                            Measure.State.IN_PLACE,
                            0),
                    new Invented(
                            BANK,
                            "取引先との接続点に監視装置を置く",
                            Approach.PREVENTIVE,
                            Measure.State.PLANNED,
                            90));

    @Override
    public void run(ApplicationArguments arguments) {
        JdbcClient owner = JdbcClient.create(database.owner().unpooled());
        boolean there =
                owner.sql("select exists (select from filing.measure_change)")
                        .query(Boolean.class)
                        .single();
        if (there) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Tokyo"));
        ALL.forEach(one -> keep(owner, one, today));
        owner.sql(
                        """
                        insert into filing.balance_shown (organisation, number, shown_to, account, at)
                        select o.id, 1, array(select c.id from registry.organisation c where c.kind = 'coordinator'),
                               null, now()
                          from registry.organisation o where o.id in (:port, :bank)
                        """)
                .params(Map.of("port", PORT, "bank", BANK))
                .update();
    }

    private static void keep(JdbcClient owner, Invented one, LocalDate today) {
        owner.sql(
                        """
                        insert into filing.measure (id, number, organisation, what, approach, incident, due, state, note,
                                                    account, at)
                        select gen_random_uuid(), 1, o.id, :what, :approach, null, :due, :state, '', null, now()
                          from registry.organisation o where o.id = :operator
                        """)
                .param("what", one.what())
                .param("approach", one.approach().id())
                .param("due", one.days() == 0 ? null : today.plusDays(one.days()))
                .param("state", one.state().id())
                .param("operator", one.operator())
                .update();
    }
}
