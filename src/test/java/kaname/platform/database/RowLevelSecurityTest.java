package kaname.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TimeZone;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.platform.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class RowLevelSecurityTest {

    static final TestDatabase database = TestDatabase.fresh();
    static final JdbcClient application = database.asApplication();
    static final TransactionTemplate transaction = database.transaction();
    static final UUID account = UUID.randomUUID();

    @BeforeAll
    static void anOperatorHasReported() {
        UUID incident = UUID.randomUUID();
        JdbcClient owner = database.asOwner();
        owner.sql("insert into registry.organisation values (:id, '甲', 'A', 'operator', 'JP')")
                .param("id", "mine")
                .update();
        owner.sql("insert into registry.organisation values (:id, '乙', 'B', 'operator', 'JP')")
                .param("id", "other")
                .update();
        owner.sql(
                        "insert into registry.account values (?, 'mine', 'desk', 'operator-desk',"
                                + " '係', 'desk', null, null)")
                .param(account)
                .update();
        owner.sql(
                        "insert into incident.incident values (?, 'mine', 't', 'incident', false,"
                                + " now(), ?)")
                .params(incident, account)
                .update();
        owner.sql("insert into incident.report values (?, 1, now(), ?, 'mine', '{}')")
                .params(incident, account)
                .update();
    }

    @Test
    void showsACallerItsOwnReports() {
        assertThat(reportsSeenBy("mine")).isEqualTo(1);
    }

    @Test
    void hidesReportsFromAnotherOrganisation() {
        assertThat(reportsSeenBy("other")).isZero();
    }

    @Test
    void showsNothingWithoutACaller() {
        assertThat(reportsSeenBy("mine")).isEqualTo(1);
        assertThat(transaction.<Integer>execute(status -> reports())).isZero();
        assertThat(reports()).isZero();
    }

    @Test
    void tellsTheTransactionWhichAccountActs() {
        String seen =
                Callers.as(
                        caller("mine"),
                        () ->
                                transaction.execute(status ->
                                        application
                                                .sql("select current_setting('kaname.account')")
                                                .query(String.class)
                                                .single()));
        assertThat(seen).isEqualTo(account.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update incident.report set document = '{}'",
                "delete from incident.report",
                "truncate incident.report cascade",
                "alter table incident.report disable row level security",
                "delete from exchange.ledger",
                "update filing.clock_change set was_due = now()",
                "update filing.reminder set sent_at = now()",
                "delete from filing.reminder",
                "insert into filing.notice select gen_random_uuid(), 'mine', now(), '[]'",
                "update filing.notice set on_duty = '[]'",
                "select registry.on_duty('other', current_date)",
                "select password_hash from registry.account",
                "set row_security = off; select * from incident.report",
                "create table public.mine (x int)",
                "alter role kaname_app bypassrls",
                "copy incident.report to program 'cat'"
            })
    void refusesTheApplication(String statement) {
        assertThatThrownBy(() ->
                        Callers.as(
                                caller("mine"),
                                () ->
                                        transaction.execute(
                                                status -> application.sql(statement).update())))
                .rootCause()
                .satisfies(cause ->
                        assertThat(((java.sql.SQLException) cause).getSQLState())
                                .isEqualTo("42501"));
    }

    @Test
    void livesInATimeZoneThatIsNeitherUtcNorTheJvms() {
        String zone = application.sql("show timezone").query(String.class).single();
        assertThat(zone).isEqualTo("Asia/Kathmandu").isNotEqualTo(TimeZone.getDefault().getID());
    }

    private static Integer reportsSeenBy(String organisation) {
        return Callers.as(caller(organisation), () -> transaction.execute(status -> reports()));
    }

    private static Integer reports() {
        return application
                .sql("select count(*) from incident.report")
                .query(Integer.class)
                .single();
    }

    private static Caller caller(String organisation) {
        return new Caller(
                account,
                organisation,
                Text.same(organisation),
                "operator",
                "operator-desk",
                Text.same("desk"));
    }
}
