package kaname.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Debian's browser, started once for all tests of a JVM. It can reach this machine and no other.
/// Where it is there, the one without a window is taken: the same engine, of which nobody has to
/// draw the tabs and menus.
public final class Chromium {

    private static final List<String> NAMES = List.of("chromium-headless-shell", "chromium");

    private Chromium() {}

    public static Browser open() {
        return Shared.BROWSER;
    }

    private static final class Shared {
        static final Browser BROWSER = start();
    }

    private static Path program() {
        List<Path> path =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(Path::of)
                        .toList();
        return NAMES.stream()
                .flatMap(name -> path.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(
                                "none of "
                                        + NAMES
                                        + " is there: the pages are tested in a real browser. Run"
                                        + " ./check, which installs one, or apt-get install one."));
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
                                        .setExecutablePath(program())
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
