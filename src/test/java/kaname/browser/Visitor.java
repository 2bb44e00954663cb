package kaname.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import kaname.House;

/// Somebody with a browser of their own: their cookies, their language, far from Japan. When they
/// leave, nothing may have complained in the console and nothing may have been asked of another
/// machine.
final class Visitor implements AutoCloseable {

    private static final House HOUSE = House.open();

    private final String language;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Visitor(String language, boolean script) {
        this.language = language;
        this.context =
                Chromium.open()
                        .newContext(
                                new NewContextOptions()
                                        .setBaseURL(HOUSE.address())
                                        .setLocale(language.equals("ja") ? "ja-JP" : "en-GB")
                                        .setTimezoneId("Europe/Lisbon")
                                        .setJavaScriptEnabled(script)
                                        .setViewportSize(1280, 900));
        context.setDefaultTimeout(10_000);
        context.onRequest(request -> {
            String host = URI.create(request.url()).getHost();
            if (host != null && !host.equals("127.0.0.1")) {
                complaints.add("asked " + request.url());
            }
        });
        context.onWebError(error -> complaints.add("threw " + error.error()));
        this.page = context.newPage();
        context.onConsoleMessage(message -> {
            boolean bad = message.type().equals("error") || message.type().equals("warning");
            boolean refused = message.text().startsWith("Failed to load resource");
            boolean itself = refused && message.location().startsWith(page.url());
            if (bad && !itself) {
                complaints.add(message.type() + " " + message.text() + " " + message.location());
            }
        });
    }

    static Visitor reading(String language) {
        return new Visitor(language, true);
    }

    static Visitor withoutScript(String language) {
        return new Visitor(language, false);
    }

    /// Sits down at a desk of the demo nation.
    Visitor at(String persona) {
        page.navigate("/demo/sign-in?persona=" + persona);
        return this;
    }

    Page page() {
        return page;
    }

    String t(String ja, String en) {
        return language.equals("ja") ? ja : en;
    }

    Page open(String path) {
        page.navigate(path);
        return page;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    Locator link(String ja, String en) {
        return page.locator("a", new Page.LocatorOptions().setHasText(t(ja, en))).first();
    }

    void press(String ja, String en) {
        page.locator("button:text-is('" + t(ja, en) + "')").click();
    }

    /// Goes through the inbox until the letter is on the page.
    Locator inInbox(String letter) {
        open("/inbox");
        Locator row = find("ol.letters > li:has(#letter-" + letter + ")");
        while (row.count() == 0) {
            Locator more = link("続きを見る", "Show more");
            assertThat(more).isVisible();
            more.click();
        }
        return row;
    }

    byte[] download(Locator link) {
        Download download = page.waitForDownload(link::click);
        try {
            return Files.readAllBytes(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What went wrong so far.
    List<String> complaints() {
        return complaints;
    }

    List<String> texts(String selector) {
        return page.locator(selector).allInnerTexts().stream().map(String::strip).toList();
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).isEmpty();
    }
}
