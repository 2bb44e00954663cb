package kaname.platform.security;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.House;
import kaname.browser.Chromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Passkeys in a real browser, with an authenticator that it plays itself.
class PasskeysTest {

    private static final House HOUSE = House.open();
    private static final String LOCALHOST = HOUSE.address().replace("127.0.0.1", "localhost");
    private static final JdbcClient OWNER = HOUSE.database().asOwner();

    private final String login = Persons.of(HOUSE, "minato-terminal", "operator-desk");
    private BrowserContext browser;
    private Page page;

    @BeforeEach
    void open() {
        browser = browser();
        page = browser.newPage();
        addDevice(page);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    private static BrowserContext browser() {
        BrowserContext context =
                Chromium.open()
                        .newContext(
                                new NewContextOptions().setBaseURL(LOCALHOST).setLocale("en-GB"));
        context.setDefaultTimeout(10_000);
        return context;
    }

    /// A device with a screen lock that its holder has just opened.
    private static void addDevice(Page page) {
        CDPSession devices = page.context().newCDPSession(page);
        devices.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        for (String able :
                List.of(
                        "hasResidentKey",
                        "hasUserVerification",
                        "isUserVerified",
                        "automaticPresenceSimulation")) {
            options.addProperty(able, true);
        }
        JsonObject device = new JsonObject();
        device.add("options", options);
        devices.send("WebAuthn.addVirtualAuthenticator", device);
    }

    private void givePassword() {
        page.navigate("/sign-in");
        page.locator("#login").fill(login);
        page.locator("#password").fill(Persons.PASSWORD);
        page.locator("form[action='/sign-in'] button").click();
        page.waitForURL(url -> !url.endsWith("/sign-in"));
    }

    private void addPasskey(String name) {
        page.navigate("/account");
        page.locator("#passkey-name").fill(name);
        press("/account/passkeys");
        page.locator("ol.recovery, [role=alert]:visible").first().waitFor();
    }

    private void press(String action) {
        page.locator("form[action='" + action + "'] button").click();
    }

    private void signOut() {
        page.navigate("/account");
        page.locator("form[action='/sign-out'] button").click();
        page.waitForURL(url -> url.equals(LOCALHOST + "/"));
    }

    private void signIn() {
        page.navigate("/sign-in?back=/account");
        press("/sign-in/passkey");
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

    @Test
    void opensTheDoorWithoutPasswordOrCode() {
        givePassword();
        addPasskey("当直のノート");
        assertThat(page.locator("ol.recovery li")).hasCount(10);
        page.navigate("/account");
        assertThat(page.locator("section[aria-labelledby=passkeys] tbody th")).hasText("当直のノート");
        signOut();

        signIn();
        assertThat(page).hasURL(LOCALHOST + "/account");
        assertThat(page.locator("h1")).containsText(login);
        assertThat(page.locator("section[aria-labelledby=passkeys] tbody"))
                .not()
                .containsText("Never");
        assertThat(happened()).contains("passkey-added", "recovery-made", "signed-in");
    }

    @Test
    void isAskedForAfterThePasswordAndARecoveryCodeStandsInForIt() {
        givePassword();
        addPasskey("x");
        String recovery = page.locator("ol.recovery code").first().textContent();
        signOut();

        givePassword();
        assertThat(page.locator("h1")).hasText("Go on with your passkey");
        page.navigate("/account");
        assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
        page.navigate("/sign-in/code?back=/account");
        press("/sign-in/code/passkey");
        assertThat(page).hasURL(LOCALHOST + "/account");
        signOut();

        givePassword();
        page.locator("#code").fill(recovery);
        press("/sign-in/code");
        page.navigate("/account");
        assertThat(page.locator("h1")).containsText(login);
    }

    @Test
    void provesThatItIsStillThePersonAndSoIsNamedAndRemoved() {
        givePassword();
        addPasskey("x");
        OWNER.sql(
                        "update registry.session set proved_at = now() - interval '16 minutes'"
                            + " where account = (select id from registry.account where login = ?)")
                .param(login)
                .update();
        page.navigate("/account");
        page.locator("summary", new Page.LocatorOptions().setHasText("Name, remove")).click();
        page.locator("form[action$='/removal'] button.compact").click();
        assertThat(page).hasURL(LOCALHOST + "/account/proof");
        press("/account/proof/passkey");
        assertThat(page).hasURL(LOCALHOST + "/account?done=proof");

        page.locator("summary", new Page.LocatorOptions().setHasText("Name, remove")).click();
        page.locator("form[action$='/name'] input[name=name]").fill("y".repeat(60));
        page.locator("form[action$='/name'] button").click();
        assertThat(page.locator("section[aria-labelledby=passkeys] tbody th"))
                .hasText("y".repeat(60));

        page.locator("summary", new Page.LocatorOptions().setHasText("Name, remove")).click();
        page.locator("form[action$='/removal'] button.compact").click();
        assertThat(page.locator("section[aria-labelledby=passkeys] tbody")).hasCount(0);
        signOut();
        signIn();
        assertThat(page.locator(".notice-error")).containsText("did not sign you in");
        page.navigate("/account");
        assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
    }

    @Test
    void anotherOfTheSameDeviceIsNotAdded() {
        givePassword();
        addPasskey("x");
        addPasskey("x again");
        assertThat(page.locator("form[action='/account/passkeys'] [role=alert]"))
                .containsText("added already");
    }

    @Test
    void aCounterThatGoesBackIsRefusedAndRemembered() {
        givePassword();
        addPasskey("x");
        signOut();
        OWNER.sql(
                        "update registry.passkey set counter = 1000 where account ="
                                + " (select id from registry.account where login = ?)")
                .param(login)
                .update();
        signIn();
        assertThat(page.locator(".notice-error")).isVisible();
        assertThat(happened().getLast()).isEqualTo("passkey-refused");
    }

    /// What a thief of the answer, of the line or of the cookies could try.
    @Test
    void anAnswerHoldsOnceForThisBrowserUnchangedAndForThisHouse() {
        givePassword();
        addPasskey("x");
        signOut();
        String sent = answer();
        String credential = field(sent, "credential");

        try (BrowserContext other = browser()) {
            assertThat(post(other, credential).status()).as("another browser").isEqualTo(401);
        }
        for (String part : List.of("signature", "authenticatorData", "clientDataJSON", "id")) {
            assertThat(post(browser, altered(answer(), part)).status()).as(part).isEqualTo(401);
        }
        String elsewhere = field(answer(), "credential");
        Matcher client = Pattern.compile("\"clientDataJSON\":\"([^\"]+)\"").matcher(elsewhere);
        assertThat(client.find()).isTrue();
        String moved =
                new String(Base64.getUrlDecoder().decode(client.group(1)), StandardCharsets.UTF_8)
                        .replace(LOCALHOST, "https://kaname.example.evil");
        String forged =
                elsewhere.replace(
                        client.group(1),
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(moved.getBytes(StandardCharsets.UTF_8)));
        assertThat(post(browser, forged).status()).as("another address").isEqualTo(401);
        for (String nothing : List.of("", "{}", "[]", "null", "{\"id\":1}", "x".repeat(20_000))) {
            assertThat(post(browser, nothing).status()).isIn(401, 429);
        }

        String right = field(answer(), "credential");
        assertThat(post(browser, right).status()).isEqualTo(303);
        assertThat(post(browser, right).status()).as("a second time").isEqualTo(401);
    }

    /// The form as the browser would send it, kept from going out.
    private String answer() {
        List<String> sent = new ArrayList<>();
        OWNER.sql("delete from registry.attempt").update();
        page.navigate("/sign-in");
        page.route(
                "**/sign-in/passkey",
                route -> {
                    sent.add(route.request().postData());
                    route.abort();
                });
        press("/sign-in/passkey");
        page.waitForCondition(() -> !sent.isEmpty());
        page.unroute("**/sign-in/passkey");
        return sent.getFirst();
    }

    private static APIResponse post(BrowserContext browser, String credential) {
        String form = browser.request().get("/sign-in").text();
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(form);
        assertThat(token.find()).isTrue();
        String body =
                "_csrf=" + encoded(token.group(1)) + "&back=%2F&credential=" + encoded(credential);
        return browser.request()
                .post(
                        "/sign-in/passkey",
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                                .setData(body)
                                .setMaxRedirects(0));
    }

    private static String altered(String sent, String part) {
        Matcher value =
                Pattern.compile("\"" + part + "\":\"([^\"]+)\"").matcher(field(sent, "credential"));
        assertThat(value.find()).isTrue();
        byte[] bytes = Base64.getUrlDecoder().decode(value.group(1));
        bytes[bytes.length / 2] ^= 1;
        return field(sent, "credential")
                .replace(
                        value.group(1),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static String field(String form, String name) {
        for (String part : form.split("&")) {
            if (part.startsWith(name + "=")) {
                return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("no " + name);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
