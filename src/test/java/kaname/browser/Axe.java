package kaname.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// axe-core within a page. Its own builder sends the program again for each look and carries back
/// what holds as well as what does not, which takes five times as long as the look.
final class Axe {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String PROGRAM = program();
    private static final String LOOK =
            """
            async rules => {
                const found = await axe.run(document, {
                    runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']});
                if (!found.violations) throw new Error('axe did not look');
                return found.violations.map(rule => rule.id + ' ' + rule.nodes.slice(0, 4)
                    .map(node => node.html + ' ' + node.failureSummary).join(' | '));
            }
            """;

    private Axe() {}

    /// Every page of this context is to be looked at.
    static void into(BrowserContext context) {
        context.addInitScript(PROGRAM);
    }

    /// What this page, as it stands, does against WCAG 2.2 AA as far as a machine can tell.
    @SuppressWarnings("unchecked")
    static List<String> violations(Page page) {
        if (page.evaluate("() => typeof axe").equals("undefined")) {
            page.evaluate(PROGRAM);
        }
        return (List<String>) page.evaluate(LOOK, RULES);
    }

    private static String program() {
        try (InputStream file = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
