package kaname.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.Browser;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The organisation's provider of identities as a door, and what could come through it.
class ProviderTest {

    private static final TestProvider PROVIDER = new TestProvider();
    private static final House HOUSE = House.with(settings("house"));
    private static final JdbcClient OWNER = HOUSE.database().asOwner();
    private static final Pattern THERE =
            Pattern.compile("class=\"button primary\" href=\"([^\"]+)");

    private final String login = Persons.of(HOUSE, "minato-terminal", "operator-desk");
    private final String subject = "subject-" + UUID.randomUUID();

    private static Map<String, Object> settings(String secondFactor) {
        return Map.of(
                "kaname.oidc.issuer",
                PROVIDER.issuer(),
                "kaname.oidc.client",
                TestProvider.CLIENT,
                "kaname.oidc.secret",
                TestProvider.SECRET,
                "kaname.oidc.name",
                "Example ID",
                "kaname.oidc.second-factor",
                secondFactor,
                "kaname.second-factor",
                "required");
    }

    @AfterEach
    void tellTheTruthAgain() {
        PROVIDER.lie(UnaryOperator.identity());
        PROVIDER.sign("RS256");
        PROVIDER.breakDown(false);
        OWNER.sql("delete from registry.attempt").update();
    }

    @AfterAll
    static void close() {
        HOUSE.close();
        PROVIDER.close();
    }

    @Test
    void theHolderLinksTheAccountAndComesInThatWay() {
        Browser holder = linked();
        assertThat(holder.get("/account").text()).contains("つながっています");

        Browser another = Browser.of(HOUSE);
        assertThat(signIn(another, subject, "/account").location()).isEqualTo("/account");
        assertThat(another.get("/account").text()).contains(login, "最後に使った");
        assertThat(PROVIDER.asked())
                .containsEntry("scope", "openid")
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", HOUSE.address() + "/sign-in/provider/back");
        assertThat(happened()).contains("provider-linked", "signed-in");
    }

    @Test
    void whomNoAccountIsLinkedToIsToldHowAndNotLetIn() {
        Browser stranger = Browser.of(HOUSE);
        Browser.Answer answer = signIn(stranger, "nobody-" + subject, "/account");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("Example ID", "つないで");
        assertThat(isIn(stranger)).isFalse();
    }

    @Test
    void aTokenThatIsWrongInOneThingOpensNothing() {
        linked();
        Instant now = Instant.now();
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> lies = new LinkedHashMap<>();
        lies.put("another nonce", it -> it.claim("nonce", "n"));
        lies.put("no nonce", it -> it.claim("nonce", null));
        lies.put("for another client", it -> it.audience("another"));
        lies.put("by another issuer", it -> it.issuer("https://evil.example"));
        lies.put("ended", it -> it.expirationTime(Date.from(now.minusSeconds(600))));
        lies.put("made tomorrow", it -> it.issueTime(Date.from(now.plusSeconds(86_400))));
        lies.put("of nobody", it -> it.subject(null));
        lies.put(
                "for two, and meant for the other",
                it -> it.audience(List.of(TestProvider.CLIENT, "another")).claim("azp", "another"));
        lies.forEach((what, lie) -> {
            PROVIDER.lie(lie);
            assertRefused(what);
        });
        PROVIDER.lie(UnaryOperator.identity());
        for (String how : List.of("none", "HS256", "another key")) {
            PROVIDER.sign(how);
            assertRefused("signed: " + how);
        }
        PROVIDER.sign("RS256");
        assertThat(signIn(Browser.of(HOUSE), subject, "/").location())
                .as("as it was")
                .isEqualTo("/");
    }

    private void assertRefused(String what) {
        Browser browser = Browser.of(HOUSE);
        OWNER.sql("delete from registry.attempt").update();
        assertThat(signIn(browser, subject, "/").status()).as(what).isEqualTo(401);
        assertThat(isIn(browser)).as(what).isFalse();
    }

    @Test
    void anAnswerBelongsToTheBrowserThatAskedHoldsOnceAndForTenMinutes() {
        linked();
        Browser browser = Browser.of(HOUSE);
        String answer = PROVIDER.signIn(browser.get("/sign-in/provider").location(), subject);

        assertThat(back(Browser.of(HOUSE), answer).status()).as("another browser").isEqualTo(400);
        Browser other = Browser.of(HOUSE);
        other.get("/sign-in/provider");
        assertThat(back(other, answer).status()).as("another attempt").isEqualTo(400);
        assertThat(back(browser, answer.replace("&state=", "&state=A")).status())
                .as("altered")
                .isEqualTo(400);
        assertThat(back(browser, answer.replace("&state=", "&state=x&state=")).status())
                .as("two states")
                .isEqualTo(400);
        assertThat(back(browser, "").status()).as("nothing").isEqualTo(400);
        assertThat(back(browser, answer).status()).isEqualTo(303);
        assertThat(back(browser, answer).status()).as("a second time").isEqualTo(400);
    }

    @Test
    void aWordOfAnotherProviderOrARefusalOpensNothing() {
        linked();
        Browser browser = Browser.of(HOUSE);
        String answer = PROVIDER.signIn(browser.get("/sign-in/provider").location(), subject);
        String other = answer.replaceAll("&iss=.*", "&iss=https://evil.example");
        assertThat(back(browser, other).status()).isEqualTo(401);

        answer = PROVIDER.signIn(browser.get("/sign-in/provider").location(), subject);
        Browser.Answer no = back(browser, answer.replace("code=c0de", "error=access_denied"));
        assertThat(no.status()).isEqualTo(401);
        assertThat(no.text()).contains("access_denied");

        answer = PROVIDER.signIn(browser.get("/sign-in/provider").location(), subject);
        assertThat(
                        back(
                                        browser,
                                        answer.replace(
                                                "code=c0de",
                                                "error=%3Cscript%3Ealert(1)%3C/script%3E"))
                                .text())
                .doesNotContain("alert(1)");
        assertThat(isIn(browser)).isFalse();
    }

    @Test
    void oneIdentityIsOneAccountsAndTheHolderUndoesIt() {
        Browser holder = linked();
        String second = Persons.of(HOUSE, "minato-terminal", "operator-desk");
        Browser other = signedIn(second);
        assertThat(link(other, subject)).isEqualTo("/account?done=provider-taken");

        holder.post("/account", "/account/provider/removal", Map.of());
        assertThat(signIn(Browser.of(HOUSE), subject, "/").status()).isEqualTo(403);
        assertThat(happened()).contains("provider-unlinked");
        assertThat(link(other, subject)).isEqualTo("/account?done=linked");
    }

    @Test
    void linkingAsksForAFreshProofWhichTheProviderCanGive() {
        Browser holder = linked();
        makeOld();
        assertThat(holder.post("/account", "/account/provider/removal", Map.of()).location())
                .isEqualTo("/account/proof");

        assertThat(prove(holder, "somebody-else")).isEqualTo("/account?done=provider-refused");
        PROVIDER.lie(it -> it.claim("auth_time", Instant.now().getEpochSecond() - 600));
        assertThat(prove(holder, subject)).isEqualTo("/account?done=provider-refused");
        PROVIDER.lie(it -> it.claim("auth_time", null));
        assertThat(prove(holder, subject)).isEqualTo("/account?done=provider-refused");
        PROVIDER.lie(UnaryOperator.identity());
        assertThat(prove(holder, subject)).isEqualTo("/account?done=proof");
        assertThat(PROVIDER.asked()).containsEntry("prompt", "login").containsEntry("max_age", "0");

        assertThat(holder.post("/account", "/account/provider/removal", Map.of()).location())
                .isEqualTo("/account?done=unlinked");
    }

    @Test
    void anAnswerForOneAccountLinksNoOther() {
        Browser holder = signedIn(login);
        String answer = PROVIDER.signIn(there(holder, "/account", "/account/provider"), subject);
        String second = Persons.of(HOUSE, "minato-terminal", "operator-desk");
        holder.post("/sign-in", "/sign-in", Map.of("login", second, "password", Persons.PASSWORD));
        assertThat(back(holder, answer).location()).startsWith("/sign-in");
        assertThat(signIn(Browser.of(HOUSE), subject, "/").status()).isEqualTo(403);
    }

    @Test
    void aPasswordSetAnewByAnAdministratorsLinkEndsTheLinkToo() {
        linked();
        OWNER.sql(
                        """
                        insert into registry.welcome (hash, account, created_at, expires_at)
                        select sha256('w'::bytea), id, now(), now() + interval '1 day' from registry.account
                         where login = ?
                        """)
                .param(login)
                .update();
        OWNER.sql("select * from registry.welcome_back(sha256('w'::bytea), now(), 'x')")
                .query()
                .listOfRows();
        assertThat(signIn(Browser.of(HOUSE), subject, "/").status()).isEqualTo(403);
    }

    @Test
    void aClosedAccountStaysOut() {
        linked();
        OWNER.sql("update registry.account set closed_at = now() where login = ?")
                .param(login)
                .update();
        assertThat(signIn(Browser.of(HOUSE), subject, "/").status()).isEqualTo(403);
    }

    @Test
    void aProviderThatBreaksDownIsSaidAndThePasswordStillOpens() {
        linked();
        PROVIDER.breakDown(true);
        Browser browser = Browser.of(HOUSE);
        assertThat(signIn(browser, subject, "/").status()).isEqualTo(503);
        assertThat(isIn(browser)).isFalse();
        assertThat(isIn(signedIn(login))).isTrue();

        House alone =
                House.with(
                        Map.of(
                                "kaname.oidc.issuer",
                                "http://127.0.0.1:1",
                                "kaname.oidc.client",
                                TestProvider.CLIENT));
        try {
            Browser.Answer away = Browser.of(alone).get("/sign-in/provider");
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.text()).contains("届きません", "name=\"password\"");
        } finally {
            alone.close();
        }
    }

    /// Where a second factor is wanted, it is either the house's or, as set, the provider's.
    @Test
    void theSecondFactorIsTheHousesUnlessTheProviderVouches() {
        linked();
        Browser browser = Browser.of(HOUSE);
        signIn(browser, subject, "/");
        assertThat(browser.get("/channels").location()).isEqualTo("/account?first=1");

        House trusting = House.with(settings("provider"));
        try {
            String person = Persons.of(trusting, "minato-terminal", "operator-desk");
            Browser holder = Browser.of(trusting);
            holder.post(
                    "/sign-in", "/sign-in", Map.of("login", person, "password", Persons.PASSWORD));
            link(holder, subject);
            assertThat(holder.get("/channels").location()).isEqualTo("/account?first=1");
            Browser vouched = Browser.of(trusting);
            signIn(vouched, subject, "/");
            assertThat(vouched.get("/channels").status()).isEqualTo(200);
            prove(vouched, subject);
            assertThat(vouched.get("/channels").status()).as("under a new secret").isEqualTo(200);
        } finally {
            trusting.close();
        }
    }

    @Test
    void settingsThatCannotBeMeantAreRefusedAtTheStart() {
        for (String issuer :
                List.of("http://id.example", "id.example", "ftp://id.example", "://")) {
            assertThatThrownBy(() -> new ProviderSettings(issuer, "c", "", "x", "house"))
                    .as(issuer)
                    .hasMessageContaining("KANAME_OIDC_ISSUER");
        }
        assertThatThrownBy(() -> new ProviderSettings("https://id.example", "", "", "x", "house"))
                .hasMessageContaining("KANAME_OIDC_CLIENT");
        assertThatThrownBy(() -> new ProviderSettings("", "", "", "x", "both"))
                .hasMessageContaining("KANAME_OIDC_SECOND_FACTOR");
    }

    private Browser linked() {
        Browser holder = signedIn(login);
        assertThat(link(holder, subject)).isEqualTo("/account?done=linked");
        return holder;
    }

    private static Browser signedIn(String login) {
        Browser browser = Browser.of(HOUSE);
        assertThat(
                        browser.post(
                                        "/sign-in",
                                        "/sign-in",
                                        Map.of("login", login, "password", Persons.PASSWORD))
                                .status())
                .isEqualTo(303);
        return browser;
    }

    private static Browser.Answer signIn(Browser browser, String subject, String back) {
        String there = browser.get("/sign-in/provider?back=" + back).location();
        return back(browser, PROVIDER.signIn(there, subject));
    }

    private static String link(Browser browser, String subject) {
        String there = there(browser, "/account", "/account/provider");
        return back(browser, PROVIDER.signIn(there, subject)).location();
    }

    private static String prove(Browser browser, String subject) {
        String there = there(browser, "/account/proof", "/account/proof/provider");
        return back(browser, PROVIDER.signIn(there, subject)).location();
    }

    private static String there(Browser browser, String page, String form) {
        Matcher there = THERE.matcher(browser.post(page, form, Map.of()).text());
        assertThat(there.find()).isTrue();
        return there.group(1).replace("&amp;", "&");
    }

    private static Browser.Answer back(Browser browser, String answer) {
        return browser.get("/sign-in/provider/back" + answer);
    }

    private static boolean isIn(Browser browser) {
        return browser.get("/account").status() == 200;
    }

    private void makeOld() {
        OWNER.sql(
                        "update registry.session set proved_at = now() - interval '16 minutes'"
                            + " where account = (select id from registry.account where login = ?)")
                .param(login)
                .update();
    }

    private List<String> happened() {
        return OWNER.sql(
                        """
                        select d.what from registry.at_the_door d join registry.account a on a.id = d.account
                         where a.login = ? order by d.id
                        """)
                .param(login)
                .query(String.class)
                .list();
    }
}
