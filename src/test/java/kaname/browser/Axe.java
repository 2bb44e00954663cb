package kaname.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// axe-core within a page. Its own builder sends the program again for each look and carries back
/// what holds as well as what does not, which takes five times as long as the look.
///
/// Most of a look is measuring the contrast of each piece of text. It follows from how the text and
/// all that lies behind it are painted, so what was measured and found good is not measured again
/// where exactly that returns: in the next row, on the next page, on the phone.
final class Axe {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String PROGRAM = program();
    private static final String LOOK =
            """
            async ([rules, measured]) => {
                const good = new Set(measured), seen = new Set(good), chains = new Map();
                const painted = (element, what) => {
                    const style = getComputedStyle(element);
                    return what.map(property => style[property]).join(' ');
                };
                const behind = element => {
                    if (!element) return '';
                    if (!chains.has(element)) {
                        chains.set(element, painted(element, ['backgroundColor', 'backgroundImage', 'opacity',
                            'position', 'zIndex', 'filter', 'mixBlendMode']) + '/' + behind(element.parentElement));
                    }
                    return chains.get(element);
                };
                const key = element => painted(element, ['color', 'fontSize', 'fontWeight', 'textShadow',
                    'webkitTextStroke', 'webkitTextFillColor']) + '/' + behind(element);
                const check = axe._audit.checks['color-contrast'];
                const measure = check.evaluate;
                check.evaluate = function (element, ...others) {
                    const paint = key(element);
                    if (good.has(paint)) return true;
                    let ratio;
                    const noting = Object.create(this, {data: {value: data => {
                        ratio = data.contrastRatio;
                        this.data(data);
                    }}});
                    const holds = measure.call(noting, element, ...others);
                    if (holds === true && ratio) good.add(paint);
                    return holds;
                };
                const found = await axe.run(document, {
                    runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']});
                check.evaluate = measure;
                if (!found.violations) throw new Error('axe did not look');
                return [
                    found.violations.map(rule => rule.id + ' ' + rule.nodes.slice(0, 4)
                        .map(node => node.html + ' ' + node.failureSummary).join(' | ')),
                    [...good].filter(paint => !seen.has(paint)),
                ];
            }
            """;

    /// How text was painted whose contrast was found good.
    private static final Set<String> MEASURED = new LinkedHashSet<>();

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
        List<List<String>> found =
                (List<List<String>>) page.evaluate(LOOK, List.of(RULES, List.copyOf(MEASURED)));
        MEASURED.addAll(found.getLast());
        return found.getFirst();
    }

    private static String program() {
        try (InputStream file = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
