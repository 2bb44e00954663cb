package kaname.platform.security;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import kaname.House;
import kaname.browser.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Keycloak and a real browser, as docs/oidc.md sets them up.
@Tag("long")
class KeycloakTest {

    private static final Keycloak KEYCLOAK = new Keycloak();
    private static final House HOUSE =
            House.with(
                    Map.of(
                            "kaname.oidc.issuer",
                            KEYCLOAK.issuer(),
                            "kaname.oidc.client",
                            Keycloak.CLIENT,
                            "kaname.oidc.secret",
                            Keycloak.SECRET,
                            "kaname.oidc.name",
                            "Keycloak"));

    private final String login = Persons.of(HOUSE, "minato-terminal", "operator-desk");
    private BrowserContext browser;
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        KEYCLOAK.start(HOUSE.address());
    }

    @AfterAll
    static void stop() {
        KEYCLOAK.close();
        HOUSE.close();
    }

    @BeforeEach
    void open() {
        browser = fresh();
        page = browser.newPage();
    }

    @AfterEach
    void close() {
        browser.close();
        HOUSE.database().asOwner().sql("delete from registry.provider_link").update();
    }

    private static BrowserContext fresh() {
        BrowserContext context =
                Chromium.open()
                        .newContext(
                                new NewContextOptions()
                                        .setBaseURL(HOUSE.address())
                                        .setLocale("en-GB"));
        context.setDefaultTimeout(20_000);
        return context;
    }

    private void givePassword() {
        page.navigate("/sign-in");
        page.locator("#login").fill(login);
        page.locator("#password").fill(Persons.PASSWORD);
        page.locator("form[action='/sign-in'] button").click();
        page.waitForURL(url -> !url.endsWith("/sign-in"));
    }

    private static void signInThere(Page page, String name, String password) {
        page.waitForURL(Pattern.compile(".*/realms/kaname/.*"));
        if (page.locator("#username").isVisible()) {
            page.locator("#username").fill(name);
        }
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
    }

    private static void press(Page page, String action) {
        page.locator("form[action='" + action + "'] button").click();
    }

    private void link() {
        givePassword();
        page.navigate("/account");
        press(page, "/account/provider");
        signInThere(page, "hanako", "a password of hanako");
        assertThat(page).hasURL(Pattern.compile(".*/account\\?done=linked"));
    }

    @Test
    void itsHolderLinksTheAccountAndSignsInThereFromThenOn() {
        link();
        assertThat(page.locator("section[aria-labelledby=provider]")).containsText("Linked.");
        try (BrowserContext another = fresh()) {
            Page there = another.newPage();
            there.navigate("/sign-in?back=/account");
            there.locator("a[href^='/sign-in/provider']").click();
            signInThere(there, "hanako", "not her password");
            assertThat(there.locator("#password")).isVisible();
            signInThere(there, "hanako", "a password of hanako");
            assertThat(there).hasURL(HOUSE.address() + "/account");
            assertThat(there.locator("h1")).containsText(login);
        }
    }

    @Test
    void whomNobodyIsLinkedToIsNotLetIn() {
        page.navigate("/sign-in");
        page.locator("a[href^='/sign-in/provider']").click();
        signInThere(page, "taro", "a password of taro");
        assertThat(page.locator(".notice-error"))
                .containsText("no account of this house is linked");
        page.navigate("/account");
        assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
    }

    @Test
    void itProvesThatItIsStillThePersonByAskingAgain() {
        link();
        HOUSE.database()
                .asOwner()
                .sql("update registry.session set proved_at = now() - interval '16 minutes'")
                .update();
        press(page, "/account/provider/removal");
        assertThat(page).hasURL(HOUSE.address() + "/account/proof");
        press(page, "/account/proof/provider");
        signInThere(page, "hanako", "a password of hanako");
        assertThat(page).hasURL(Pattern.compile(".*/account\\?done=proof"));
        press(page, "/account/provider/removal");
        assertThat(page).hasURL(Pattern.compile(".*/account\\?done=unlinked"));
    }

    @Test
    void theWayBackIsTheOneThatWasAgreed() {
        page.navigate("/sign-in/provider");
        String there = page.url().replace("sign-in%2Fprovider%2Fback", "demo");
        page.navigate(there);
        assertThat(page.locator("body")).containsText("Invalid parameter: redirect_uri");
    }
}
