package kaname.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The doors to accounts, tokens and two hands, knocked at in SQL as the application's own role.
class AccountDoorsTest {

    static final TestDatabase database = TestDatabase.fresh();
    static final JdbcClient application = database.asApplication();
    static final TransactionTemplate transaction = database.transaction();

    final UUID steward = UUID.randomUUID();
    final UUID desk = UUID.randomUUID();
    final UUID stranger = UUID.randomUUID();
    final UUID administrator = UUID.randomUUID();
    final UUID second = UUID.randomUUID();

    @BeforeEach
    void twoOrganisationsAndTwoAdministrators() {
        JdbcClient owner = database.asOwner();
        owner.sql("truncate registry.organisation, registry.account cascade").update();
        owner.sql(
                        """
                        insert into registry.organisation values
                            ('house', '運営', 'House', 'authority', 'JP'),
                            ('aa', '甲', 'A', 'operator', 'JP'), ('bb', '乙', 'B', 'operator', 'JP')
                        """)
                .update();
        owner.sql(
                        """
                        insert into registry.account
                            (id, organisation, login, role, title_ja, title_en, steward, password_hash)
                        values (?, 'aa', 'steward-a', 'operator-desk', '長', 'head', true, 'x'),
                               (?, 'aa', 'desk-a', 'operator-desk', '係', 'desk', false, 'x'),
                               (?, 'bb', 'steward-b', 'operator-desk', '長', 'head', true, 'x'),
                               (?, 'house', 'admin-1', 'administrator', '管', 'admin', false, 'x'),
                               (?, 'house', 'admin-2', 'administrator', '管', 'admin', false, 'x')
                        """)
                .params(steward, desk, stranger, administrator, second)
                .update();
    }

    @Test
    void aStewardSeesTheAccountsOfTheOwnOrganisationOnly() {
        assertThat(logins(a(steward))).containsExactly("desk-a", "steward-a");
        assertThat(logins(a(desk))).isEmpty();
        assertThat(logins(caller(stranger, "bb", "operator-desk"))).containsExactly("steward-b");
        assertThat(logins(caller(steward, "bb", "operator-desk"))).isEmpty();
    }

    @Test
    void aStewardAltersNobodyElsewhereAndADeskNobodyAtAll() {
        assertThat(alter(a(steward), stranger, "account-closed")).isFalse();
        assertThat(alter(a(steward), administrator, "account-closed")).isFalse();
        assertThat(alter(a(desk), steward, "steward-taken")).isFalse();
        assertThat(alter(a(desk), desk, "steward-given")).isFalse();
        assertThat(alter(a(steward), desk, "steward-given")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"administrator", "coordinator", "ministry-desk", "police-desk"})
    void aStewardGivesNoRoleThatDoesNotFitTheOrganisation(String role) {
        refused(
                a(steward),
                "select registry.alter_account('"
                        + desk
                        + "', 'role-changed', '"
                        + role
                        + "', now())");
        refused(
                a(steward),
                "select registry.create_account(gen_random_uuid(), 'aa', 'new', '"
                        + role
                        + "', 'あ', 'a', 'person', now())");
    }

    @Test
    void theLastStewardStays() {
        assertThatThrownBy(() -> alter(a(steward), steward, "steward-taken"))
                .hasStackTraceContaining("KS001");
        alter(a(steward), desk, "steward-given");
        assertThat(alter(a(steward), steward, "steward-taken")).isTrue();
    }

    @Test
    void twoStewardsWhoTakeEachOtherAwayAtOnceLeaveOne() throws Exception {
        alter(a(steward), desk, "steward-given");
        atOnce(
                () -> alter(a(steward), desk, "steward-taken"),
                () -> alter(a(desk), steward, "steward-taken"));
        assertThat(
                        database.asOwner()
                                .sql(
                                        "select count(*) from registry.account where organisation ="
                                                + " 'aa' and steward")
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void aClosedAccountIsTurnedAwayEverywhereAndItsTokensAndLinksEnd() {
        String token =
                "select registry.issue_token(sha256('t'), '%s', 'p', '{read}', '{}', now(), now() + '90 days')"
                        .formatted(desk);
        assertThat(bool(a(desk), token)).isTrue();
        assertThat(
                        bool(
                                a(steward),
                                "select registry.issue_link(sha256('l'), '%s', null, now(), now() + '1 day')"
                                        .formatted(desk)))
                .isTrue();
        assertThat(held("t", "127.0.0.1")).isEqualTo(1);

        assertThat(alter(a(steward), desk, "account-closed")).isTrue();

        assertThat(held("t", "127.0.0.1")).isZero();
        assertThat(plain("select count(*) from registry.welcome_by_hash(sha256('l'), now())"))
                .isZero();
        assertThatThrownBy(() -> logins(a(desk)))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo("account-closed"));
        assertThat(
                        plain(
                                "select count(*) from registry.account_by_login('desk-a') where"
                                        + " password_hash is not null"))
                .isZero();
        assertThat(alter(a(steward), desk, "account-reopened")).isTrue();
        assertThat(held("t", "127.0.0.1")).isZero();
    }

    @Test
    void noStewardGetsAPersonsTokenAndNoTokenLastsLongerThanAYear() {
        String token =
                "select registry.issue_token(sha256('n'), '%s', 'p', '{read}', '{}', now(), now() +"
                        + " '%s')";
        assertThat(bool(a(steward), token.formatted(desk, "90 days"))).isFalse();
        assertThat(bool(a(steward), token.formatted(stranger, "90 days"))).isFalse();
        assertThatThrownBy(() -> bool(a(desk), token.formatted(desk, "400 days"))).isNotNull();
    }

    @Test
    void aTokenWorksFromItsNetworksUntilItExpires() {
        bool(
                a(desk),
                "select registry.issue_token(sha256('o'), '%s', 'p', '{read}', '{10.0.0.0/8,2001:db8::/32}', now(), now() + '1 day')"
                        .formatted(desk));
        assertThat(held("o", "10.1.2.3")).isEqualTo(1);
        assertThat(held("o", "2001:db8::7")).isEqualTo(1);
        assertThat(held("o", "192.0.2.1")).isZero();
        assertThat(
                        plain(
                                "select count(*) from registry.token_by_hash(sha256('o'), now() +"
                                        + " interval '2 days', '10.1.2.3')"))
                .isZero();
    }

    @Test
    void whenATokenWasUsedIsWrittenOnceAnHour() {
        bool(
                a(desk),
                "select registry.issue_token(sha256('u'), '%s', 'p', '{read}', '{}', now(), now() + '1 day')"
                        .formatted(desk));
        held("u", "127.0.0.1");
        String written = "select xmin::text from registry.token where hash = sha256('u')";
        String first = database.asOwner().sql(written).query(String.class).single();
        held("u", "127.0.0.1");
        assertThat(database.asOwner().sql(written).query(String.class).single()).isEqualTo(first);
        assertThat(
                        application
                                .sql(
                                        "select count(*) from registry.token_by_hash(sha256('u'),"
                                                + " now() + interval '61 minutes', '127.0.0.1')")
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
        assertThat(database.asOwner().sql(written).query(String.class).single())
                .isNotEqualTo(first);
    }

    @Test
    void whatAnAdministratorDoesToAnOrganisationsAccountsItsStewardsSee() {
        as(
                house(administrator),
                () ->
                        application
                                .sql(
                                        "select registry.create_account(gen_random_uuid(), 'aa',"
                                                + " 'planted', 'operator-desk', 'あ', 'a', 'person',"
                                                + " now())")
                                .query((_, _) -> 1)
                                .single());
        List<String> seen =
                as(
                        a(steward),
                        () ->
                                application
                                        .sql(
                                                "select subject from registry.act where what ="
                                                        + " 'account-created'")
                                        .query(String.class)
                                        .list());
        assertThat(seen).containsExactly("planted operator-desk aa");
        assertThat(
                        as(
                                caller(stranger, "bb", "operator-desk"),
                                () ->
                                        application
                                                .sql("select count(*) from registry.act")
                                                .query(Long.class)
                                                .single()))
                .isZero();
        refused(a(steward), "delete from registry.act");
    }

    @Test
    void fiftyLinksADayAndNoMore() {
        String link =
                "select registry.issue_link(sha256('%s'), '"
                        + desk
                        + "', null, now(), now() + '1 day')";
        for (int i = 0; i < 50; i++) {
            bool(a(steward), link.formatted("link" + i));
        }
        assertThatThrownBy(() -> bool(a(steward), link.formatted("one-more")))
                .hasStackTraceContaining("KS002");
    }

    @Test
    void nobodyIsTheirOwnSecondHandNotEvenWithSql() {
        UUID asked = ask(administrator);
        refused(house(administrator), decision(asked, administrator));
        refused(house(administrator), decision(asked, second));
        assertThat(as(a(steward), () -> application.sql(decision(asked, steward)).update()))
                .isZero();
        assertThat(as(house(second), () -> application.sql(decision(asked, second)).update()))
                .isEqualTo(1);
        assertThat(as(house(second), () -> application.sql(decision(asked, second)).update()))
                .isZero();
    }

    @Test
    void aHandThatTheAskerMadeByALinkIsNoSecondHand() {
        UUID asked = ask(administrator);
        bool(
                house(administrator),
                "select registry.issue_link(sha256('takeover'), '%s', null, now(), now() + '1 day')"
                        .formatted(second));
        refused(house(second), decision(asked, second));
    }

    @Test
    void whatWasAskedADayAgoIsDecidedNoMore() {
        UUID asked = ask(administrator);
        database.asOwner()
                .sql(
                        "update registry.two_hands set asked_at = now() - interval '25 hours',"
                                + " expires_at = now() - interval '1 hour'")
                .update();
        assertThat(as(house(second), () -> application.sql(decision(asked, second)).update()))
                .isZero();
    }

    @Test
    void ofTwoWhoDecideAtOnceOneDoes() throws Exception {
        UUID third = UUID.randomUUID();
        database.asOwner()
                .sql(
                        "insert into registry.account (id, organisation, login, role, title_ja,"
                                + " title_en, password_hash) values (?, 'house', 'admin-3',"
                                + " 'administrator', '管', 'admin', 'x')")
                .param(third)
                .update();
        UUID asked = ask(administrator);
        List<Integer> changed =
                atOnce(
                        () ->
                                as(
                                        house(second),
                                        () -> application.sql(decision(asked, second)).update()),
                        () ->
                                as(
                                        house(third),
                                        () -> application.sql(decision(asked, third)).update()));
        assertThat(changed).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void aFurtherAdministratorAndClosingOneNeedASecondHand() {
        String make =
                "select registry.create_account(gen_random_uuid(), 'house', 'admin-9',"
                        + " 'administrator', 'あ', 'a', 'person', now())";
        refused(house(administrator), make);
        refused(
                house(administrator),
                "select registry.alter_account('%s', 'account-closed', null, now())"
                        .formatted(second));
        UUID asked = ask(administrator, "administrator", "admin-9");
        as(house(second), () -> application.sql(decision(asked, second)).update());
        as(house(administrator), () -> application.sql(make).query((_, _) -> 1).single());
    }

    private UUID ask(UUID who) {
        return ask(who, "key-rotated", "signing-key");
    }

    private UUID ask(UUID who, String what, String subject) {
        return as(
                house(who),
                () ->
                        application
                                .sql(
                                        "insert into registry.two_hands (what, subject, reason,"
                                                + " asked_by, asked_at, expires_at) values (?, ?,"
                                                + " 'why', ?, now(), now() + interval '24 hours')"
                                                + " returning id")
                                .params(what, subject, who)
                                .query(UUID.class)
                                .single());
    }

    private static String decision(UUID asked, UUID by) {
        return "update registry.two_hands set decided_by = '%s', decided_at = now(), outcome = 'granted' where id = '%s'"
                .formatted(by, asked);
    }

    private static boolean alter(Caller caller, UUID account, String deed) {
        return bool(
                caller,
                "select registry.alter_account('%s', '%s', null, now())".formatted(account, deed));
    }

    private static boolean bool(Caller caller, String sql) {
        return as(caller, () -> application.sql(sql).query(Boolean.class).single());
    }

    private static long held(String token, String from) {
        return plain(
                "select count(*) from registry.token_by_hash(sha256('%s'), now(), '%s')"
                        .formatted(token, from));
    }

    private static long plain(String sql) {
        return application.sql(sql).query(Long.class).single();
    }

    private static List<String> logins(Caller caller) {
        return as(
                caller,
                () ->
                        application
                                .sql("select login from registry.account order by login")
                                .query(String.class)
                                .list());
    }

    private static void refused(Caller caller, String sql) {
        assertThatThrownBy(() ->
                        as(
                                caller,
                                () ->
                                        sql.startsWith("select")
                                                ? application.sql(sql).query((_, _) -> 1).single()
                                                : application.sql(sql).update()))
                .rootCause()
                .satisfies(cause ->
                        assertThat(((java.sql.SQLException) cause).getSQLState())
                                .isIn("42501", "23514"));
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        try (var both = Executors.newFixedThreadPool(2)) {
            return both.invokeAll(List.of(one, other)).stream()
                    .map(AccountDoorsTest::outcome)
                    .toList();
        }
    }

    @SuppressWarnings("NullAway") // whoever came second was refused
    private static <T> T outcome(Future<T> done) {
        return done.state() == Future.State.SUCCESS ? done.resultNow() : null;
    }

    private static <T> T as(Caller caller, Supplier<T> work) {
        return Callers.as(caller, () -> transaction.execute(status -> work.get()));
    }

    private static Caller a(UUID account) {
        return caller(account, "aa", "operator-desk");
    }

    private static Caller house(UUID account) {
        return caller(account, "house", "administrator");
    }

    private static Caller caller(UUID account, String organisation, String role) {
        return new Caller(
                account, organisation, Text.same(organisation), "operator", role, Text.same("x"));
    }
}
