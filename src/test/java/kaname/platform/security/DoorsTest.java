package kaname.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaname.Browser;
import kaname.Codes;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/// The two doors of the house over HTTP, at two nodes over one database.
class DoorsTest {

    private static final House HOUSE = House.ofItsOwn();
    private static final House OTHER_NODE = HOUSE.anotherNode();

    @AfterAll
    static void close() {
        OTHER_NODE.close();
        HOUSE.close();
    }

    private static Browser.Answer signIn(Browser browser, String login, String password) {
        return browser.post("/sign-in", "/sign-in", Map.of("login", login, "password", password));
    }

    private static String person() {
        return Persons.of(HOUSE, "minato-terminal", "operator-desk");
    }

    private static Browser signedIn(String login) {
        Browser browser = Browser.of(HOUSE);
        assertThat(signIn(browser, login, Persons.PASSWORD).status()).isEqualTo(303);
        return browser;
    }

    @Test
    void aTokenOpensTheDoorForMachinesAndNothingElseDoes() {
        Browser browser = Browser.at(HOUSE, "port-desk");

        assertThat(HOUSE.desk("port-desk").get("/api/v1/incidents").status()).isEqualTo(200);
        assertThat(HOUSE.stranger().get("/api/v1/incidents").status()).isEqualTo(401);
        assertThat(browser.get("/incidents").status()).isEqualTo(200);
        assertThat(browser.get("/api/v1/incidents").status())
                .as("a session is no token")
                .isEqualTo(401);
    }

    @Test
    void whoIsNotSignedInIsAskedToAndComesBack() {
        assertThat(Browser.of(HOUSE).get("/report").location())
                .isEqualTo("/sign-in?back=%2Freport");
    }

    @Test
    void aSessionHoldsAtEveryNodeAndEndsAtAllOfThem() {
        Browser here = signedIn(person());
        Browser there = here.at(OTHER_NODE);

        assertThat(there.get("/report").status()).isEqualTo(200);
        there.post("/report", "/sign-out", Map.of());
        assertThat(here.get("/report").status()).isEqualTo(303);
    }

    @Test
    void aPlantedSessionIsWorthNothing() {
        Browser browser = Browser.of(HOUSE);
        browser.get("/sign-in");
        Browser before = signedIn(person());
        String old = before.cookies().get("kaname");
        assertThat(signIn(before, person(), Persons.PASSWORD).status()).isEqualTo(303);

        assertThat(before.cookies().get("kaname")).isNotEqualTo(old);
        assertThat(asking("/report", "kaname=" + old).statusCode()).isEqualTo(303);
        assertThat(asking("/report", "kaname=" + before.cookies().get("kaname")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theCookiesAreOutOfReachOfScriptsAndBoundToTheHostUnderTls() throws Exception {
        var answer = asking("/demo/sign-in?persona=port-desk", "");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anyMatch(cookie ->
                        cookie.startsWith("kaname=")
                                && cookie.contains("HttpOnly")
                                && cookie.contains("SameSite=Lax"));
    }

    @Test
    void whatHappensToAnAccountHoldsFromTheNextRequestOn() {
        String login = Persons.of(HOUSE, "land-ministry", "ministry-desk");
        Browser browser = signedIn(login);
        assertThat(browser.get("/inbox").status()).isEqualTo(200);
        HOUSE.database()
                .asOwner()
                .sql("update registry.session set ended_at = now() where ended_at is null")
                .update();

        assertThat(browser.get("/inbox").status()).isEqualTo(303);
    }

    @Test
    void aSessionEndsAfterEightQuietHoursAndAfterTwelveInAnyCase() {
        for (String moved :
                new String[] {
                    "seen_at = now() - interval '8 hours 1 minute'",
                    "began_at = now() - interval '12 hours 1 minute'"
                }) {
            Browser browser = signedIn(person());
            assertThat(browser.get("/report").status()).isEqualTo(200);
            HOUSE.database()
                    .asOwner()
                    .sql(
                            "update registry.session set "
                                    + moved
                                    + " where ended_at is null and id = (select id from"
                                    + " registry.session order by began_at desc limit 1)")
                    .update();

            assertThat(browser.get("/report").status()).as(moved).isEqualTo(303);
        }
    }

    @Test
    void guessingIsAnsweredWithWhenToTryAgainAtEveryNode() {
        String login = person();
        Browser browser = Browser.of(HOUSE);
        for (int i = 0; i < SignInLimit.FREE_FOR_LOGIN; i++) {
            assertThat(signIn(browser, login, "wrong wrong wrong").status()).isEqualTo(401);
        }

        // the wait doubles: on a machine however slow, one of these comes within it
        Browser other = browser.at(OTHER_NODE);
        assertThat(
                        Stream.generate(() -> signIn(other, login, "wrong wrong wrong").status())
                                .limit(7))
                .contains(429);
    }

    @Test
    void aPasswordKeptByBcryptIsKeptByArgon2AfterTheNextSignIn() {
        String login =
                Persons.of(
                        HOUSE,
                        "minato-terminal",
                        "operator-desk",
                        "{bcrypt}" + new BCryptPasswordEncoder(4).encode(Persons.PASSWORD));

        signedIn(login);

        assertThat(hash(login)).startsWith("{argon2}$argon2id$v=19$m=19456,t=2,p=1$");
        signedIn(login);
    }

    private static String hash(String login) {
        return HOUSE.database()
                .asOwner()
                .sql("select password_hash from registry.account where login = ?")
                .param(login)
                .query(String.class)
                .single();
    }

    @Test
    void withCodesThePasswordAloneOpensNothing() {
        String login = person();
        String secret = addCodes(signedIn(login));
        Browser browser = Browser.of(HOUSE);
        Browser.Answer half = signIn(browser, login, Persons.PASSWORD);

        assertThat(half.location()).isEqualTo("/sign-in/code?back=%2F");
        for (String path : new String[] {"/report", "/incidents", "/account", "/live"}) {
            assertThat(browser.get(path).status()).as(path).isEqualTo(303);
            assertThat(browser.get(path).location()).as(path).startsWith("/sign-in");
        }
        assertThat(code(browser, "000000").status()).isEqualTo(401);
        String now = Codes.at(secret, java.time.Instant.now().plusSeconds(30));
        assertThat(code(browser, now).status()).isEqualTo(303);
        assertThat(browser.get("/report").status()).isEqualTo(200);

        Browser replay = Browser.of(HOUSE);
        signIn(replay, login, Persons.PASSWORD);
        assertThat(code(replay, now).status()).as("each code once").isEqualTo(401);
    }

    @Test
    void aLinkForANewPasswordIsNoWayRoundTheCode() {
        String login = person();
        addCodes(signedIn(login));
        String link = Secrets.fresh();
        HOUSE.database()
                .asOwner()
                .sql(
                        """
                        insert into registry.welcome (hash, account, created_at, expires_at)
                        select ?, id, now(), now() + interval '1 hour' from registry.account where login = ?
                        """)
                .params(Secrets.hash(link), login)
                .update();
        Browser browser = Browser.of(HOUSE);
        String words = "quite another set of words";

        Browser.Answer chosen =
                browser.post(
                        "/welcome/" + link,
                        "/welcome/" + link,
                        Map.of("password", words, "again", words));

        assertThat(chosen.location()).isEqualTo("/sign-in/code?back=%2F");
        assertThat(browser.get("/report").status()).isEqualTo(303);
    }

    @Test
    void aRecoveryCodeOpensOnce() {
        String login = person();
        Browser holder = signedIn(login);
        String recovery = found("<li><code>([a-z2-7-]+)", enrolled(holder));
        for (int status : new int[] {303, 401}) {
            Browser browser = Browser.of(HOUSE);
            signIn(browser, login, Persons.PASSWORD);
            assertThat(code(browser, recovery.toUpperCase(java.util.Locale.ROOT)).status())
                    .isEqualTo(status);
        }
        assertThat(holder.get("/account").text()).contains("回復コードを使った", "9 個");
    }

    @Test
    void codesAreGuessedAsSlowlyAsPasswords() {
        String login = person();
        addCodes(signedIn(login));
        Browser browser = Browser.of(HOUSE);
        signIn(browser, login, Persons.PASSWORD);
        for (int i = 0; i < SignInLimit.FREE_FOR_LOGIN; i++) {
            assertThat(code(browser, "00000" + i).status()).isEqualTo(401);
        }

        assertThat(code(browser, "000009").status()).isEqualTo(429);
    }

    @Test
    void oneSeesWhereOneIsSignedInAndEndsWhatIsNotOnesOwn() {
        String login = person();
        Browser laptop = signedIn(login);
        Browser desk = signedIn(login);
        String end =
                found("action=\"(/account/sessions/[^\"]+/end)\"", desk.get("/account").text());

        assertThat(desk.post("/account", end, Map.of()).status()).isEqualTo(303);
        assertThat(laptop.get("/report").status()).isEqualTo(303);
        assertThat(desk.get("/report").status()).isEqualTo(200);
        Browser stranger = signedIn(person());
        assertThat(stranger.post("/account", end, Map.of()).status())
                .as("nobody ends another's")
                .isEqualTo(404);
    }

    @Test
    void aNewPasswordEndsTheSessionsElsewhere() {
        String login = person();
        Browser laptop = signedIn(login);
        Browser desk = signedIn(login);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("present", "not the password at all");
        form.put("password", "quite another set of words");
        form.put("again", "quite another set of words");
        assertThat(desk.post("/account", "/account/password", form).status()).isEqualTo(400);
        form.put("present", Persons.PASSWORD);
        assertThat(desk.post("/account", "/account/password", form).status()).isEqualTo(303);

        assertThat(laptop.get("/report").status()).isEqualTo(303);
        assertThat(desk.get("/report").status()).isEqualTo(200);
        assertThat(signIn(Browser.of(HOUSE), login, Persons.PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void aStolenLaptopCannotChangeTheFactorsWithoutThePassword() {
        String login = person();
        Browser browser = signedIn(login);
        HOUSE.database()
                .asOwner()
                .sql("update registry.session set proved_at = now() - interval '16 minutes'")
                .update();

        assertThat(browser.post("/account", "/account/codes", Map.of()).location())
                .isEqualTo("/account/proof");
        assertThat(
                        browser.post(
                                        "/account/proof",
                                        "/account/proof",
                                        Map.of("password", Persons.PASSWORD))
                                .status())
                .isEqualTo(303);
        addCodes(browser);
    }

    @Test
    void aFormWithoutItsTokenIsRefusedInWords() {
        HttpResponse<String> answer = posting("/sign-in", "login=x&password=y");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("/_csrf");
    }

    @Test
    void everyAnswerForbidsWhatNoPageNeeds() {
        var headers = asking("/sign-in", "").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; script-src 'self';");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    private static String addCodes(Browser browser) {
        String page = browser.post("/account", "/account/codes", Map.of()).text();
        String secret = found("<code class=\"secret\">([A-Z2-7]+)", page);
        confirm(browser, secret);
        return secret;
    }

    private static String enrolled(Browser browser) {
        String page = browser.post("/account", "/account/codes", Map.of()).text();
        return confirm(browser, found("<code class=\"secret\">([A-Z2-7]+)", page));
    }

    private static String confirm(Browser browser, String secret) {
        Browser.Answer recovery =
                browser.post(
                        "/account",
                        "/account/codes/confirmation",
                        Map.of("code", Codes.now(secret)));
        assertThat(recovery.status()).as(recovery.text()).isEqualTo(200);
        return recovery.text();
    }

    private static Browser.Answer code(Browser browser, String code) {
        return browser.post("/sign-in/code", "/sign-in/code", Map.of("code", code));
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    private static HttpResponse<String> asking(String path, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(HOUSE.address() + path));
        return send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
    }

    private static HttpResponse<String> posting(String path, String body) {
        return send(
                HttpRequest.newBuilder(URI.create(HOUSE.address() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
