package kaname.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Debian's browser, started once for all tests of a JVM. It can reach this machine and no other.
public final class Chromium {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private Chromium() {}

    public static Browser open() {
        if (!Files.isExecutable(PROGRAM)) {
            throw new AssertionError(
                    PROGRAM
                            + " is missing: the pages are tested in a real browser. Run ./check,"
                            + " which installs it, or apt-get install chromium.");
        }
        return Shared.BROWSER;
    }

    private static final class Shared {
        static final Browser BROWSER = start();
    }

    private static Browser start() {
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
                playwright
                        .chromium()
                        .launch(
                                new LaunchOptions()
                                        .setExecutablePath(PROGRAM)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-dev-shm-usage",
                                                        "--disable-quic",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync",
                                                        "--host-resolver-rules=MAP * ~NOTFOUND ,"
                                                                + " EXCLUDE 127.0.0.1, EXCLUDE"
                                                                + " localhost")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return browser;
    }
}
