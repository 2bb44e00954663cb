package kaname.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.platform.Text;
import kaname.platform.database.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class AdministrationRightsTest {

    static final TestDatabase database = TestDatabase.fresh();
    static final JdbcClient application = database.asApplication();
    static final TransactionTemplate transaction = database.transaction();
    static final UUID desk = UUID.randomUUID();
    static final UUID administrator = UUID.randomUUID();

    @BeforeAll
    static void aDeskAndAnAdministrator() {
        JdbcClient owner = database.asOwner();
        owner.sql(
                        "insert into registry.organisation values ('house', '運営', 'House',"
                                + " 'authority', 'JP')")
                .update();
        owner.sql("insert into registry.organisation values ('mine', '甲', 'A', 'operator', 'JP')")
                .update();
        owner.sql("insert into registry.organisation values ('other', '乙', 'B', 'operator', 'JP')")
                .update();
        owner.sql("insert into registry.system values ('pump', 'other', 'ポンプ', 'Pump', 'ot')")
                .update();
        owner.sql(
                        "insert into registry.account values (?, 'mine', 'desk', 'operator-desk',"
                                + " '係', 'desk'), (?, 'house', 'admin', 'administrator', '管理者',"
                                + " 'admin')")
                .params(desk, administrator)
                .update();
        owner.sql(
                        "insert into registry.token values (sha256('x'), ?, 'program', now(), null,"
                                + " null)")
                .param(administrator)
                .update();
        owner.sql("insert into registry.welcome values (sha256('y'), ?, now(), now() + '1 day')")
                .param(desk)
                .update();
        owner.sql(
                        "insert into registry.act (at, account, what, subject) values (now(), ?,"
                                + " 'link-issued', 'desk')")
                .param(administrator)
                .update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into registry.organisation (id, name_ja, name_en, kind, country) values"
                        + " ('third', '丙', 'C', 'ministry', 'JP')",
                "insert into registry.organisation_sector values ('mine', 'water')",
                "insert into registry.organisation_status values ('mine', 'special',"
                        + " daterange('2026-01-01', null))",
                "insert into registry.acts_for values ('police', 'mine')",
                "insert into registry.system values ('theirs-1', 'police', 'あ', 'a', 'it')",
                "insert into registry.service values ('mine-1', 'mine', 'あ', 'a', 'water')",
                "insert into registry.contact values ('mine', 'あ', 'a', '1', 'a@b.example',"
                        + " '2030-01-01')",
                "insert into registry.account (id, organisation, login, role, title_ja, title_en)"
                    + " values (gen_random_uuid(), 'mine', 'me-too', 'administrator', 'あ', 'a')",
                "insert into registry.token (hash, account, name, created_at) select sha256('z'),"
                        + " current_setting('kaname.account')::uuid, 'mine', now()",
                "insert into registry.welcome (hash, account, created_at, expires_at) select"
                        + " sha256('z'), current_setting('kaname.account')::uuid, now(), now() + '1"
                        + " day'",
                "insert into registry.act (at, account, what, subject) select now(),"
                        + " current_setting('kaname.account')::uuid, 'token-issued', 'x'",
                "update registry.account set role = 'administrator'",
                "update registry.account set password_hash = 'x'",
                "update registry.token set expires_at = null",
                "update registry.token set revoked_at = now()",
                "update registry.welcome set used_at = now()",
                "delete from registry.act",
                "update registry.act set subject = 'nothing'"
            })
    void anOperatorWritesNothingOfTheRegistry(String statement) {
        assertRefused(operator(), statement);
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "token", "welcome", "act"})
    void anOperatorSeesNoAccountTokenLinkOrAct(String table) {
        String count = "select count(account) from registry." + table;
        String sql = table.equals("account") ? count.replace("(account)", "(id)") : count;
        assertThat(number(operator(), sql)).isZero();
        assertThat(number(administrator(), sql)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select password_hash from registry.account",
                "select hash from registry.token",
                "select hash from registry.welcome",
                "update registry.account set role = 'administrator'",
                "delete from registry.act",
                "update registry.act set subject = 'nothing'",
                "update registry.organisation set name_ja = 'x'",
                "delete from registry.organisation_sector",
                "insert into registry.welcome (hash, created_at, expires_at) values (sha256('q'),"
                        + " now(), now() + '1 day')",
                "insert into registry.act (at, account, what, subject) select now(), id,"
                        + " 'token-issued', 'x' from registry.account where login = 'desk'"
            })
    void notEvenAnAdministratorReadsHashesOrRewritesWhatIsThere(String statement) {
        assertRefused(administrator(), statement);
    }

    @Test
    void theWordAdministratorAloneOpensNothing() {
        Caller pretender = caller(desk, "mine", "administrator");
        assertThat(number(pretender, "select count(id) from registry.account")).isZero();
        assertRefused(
                pretender, "insert into registry.organisation_sector values ('mine', 'water')");
    }

    @Test
    void anAdministratorSeesNoReportOrContact() {
        Caller other = caller(UUID.randomUUID(), "other", "operator-desk");
        assertThat(number(other, "select count(*) from registry.system")).isEqualTo(1);
        assertThat(number(operator(), "select count(*) from registry.system")).isZero();
        assertThat(number(administrator(), "select count(*) from registry.contact")).isZero();
        assertThat(number(administrator(), "select count(*) from incident.report")).isZero();
    }

    @Test
    void aLinkIsFoundByItsHashWhileItHoldsAndSetsOnePassword() {
        UUID someone = UUID.randomUUID();
        database.asOwner()
                .sql(
                        "insert into registry.account values (?, 'mine', 'someone',"
                                + " 'operator-desk', 'あ', 'a')")
                .param(someone)
                .update();
        database.asOwner()
                .sql(
                        "insert into registry.welcome values (sha256('old'), ?, now() - '2"
                            + " days'::interval, now() - '1 day'::interval), (sha256('good'), ?,"
                            + " now(), now() + '1 day')")
                .params(someone, someone)
                .update();
        String set = "select count(*) from registry.welcome_back(sha256('%s'), now(), 'secret')";

        assertThat(plain(set.formatted("unknown"))).isZero();
        assertThat(plain(set.formatted("old"))).isZero();
        assertThat(plain(set.formatted("good"))).isEqualTo(1);
        assertThat(plain(set.formatted("good"))).isZero();
    }

    private static long plain(String sql) {
        return application.sql(sql).query(Long.class).single();
    }

    private static long number(Caller caller, String sql) {
        return as(caller, () -> application.sql(sql).query(Long.class).single());
    }

    private static void assertRefused(Caller caller, String statement) {
        assertThatThrownBy(() -> as(caller, () -> application.sql(statement).update()))
                .rootCause()
                .satisfies(cause ->
                        assertThat(((java.sql.SQLException) cause).getSQLState())
                                .isEqualTo("42501"));
    }

    private static <T> T as(Caller caller, java.util.function.Supplier<T> work) {
        return Callers.as(caller, () -> transaction.execute(status -> work.get()));
    }

    private static Caller operator() {
        return caller(desk, "mine", "operator-desk");
    }

    private static Caller administrator() {
        return caller(administrator, "house", "administrator");
    }

    private static Caller caller(UUID account, String organisation, String role) {
        return new Caller(
                account,
                organisation,
                Text.same(organisation),
                "operator",
                role,
                Text.same("desk"));
    }
}
