package kaname.advisory;

import gg.jte.Content;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kaname.advisory.Advisories.Choice;
import kaname.exchange.Enclosures;
import kaname.exchange.Letter;
import kaname.platform.Caller;
import kaname.platform.web.Page;
import kaname.platform.web.Pages;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Says on an incident's page what came of the report, and offers a desk to write an advisory from
/// a letter that it reads.
@Component
@Order(0)
class BesideReports implements Enclosures {

    private static final int LOOKED_AT = 200;
    private static final int OFFERED = 3;

    private final Advisories advisories;
    private final Feedback feedback;
    private final Pages pages;

    BesideReports(Advisories advisories, Feedback feedback, Pages pages) {
        this.advisories = advisories;
        this.feedback = feedback;
        this.pages = pages;
    }

    @Override
    public Content ofIncident(Page page, UUID incident) {
        return draw("advisory/feedback.jte", page, Map.of("became", feedback.ofIncident(incident)));
    }

    @Override
    public Content ofLetter(Page page, Letter letter) {
        boolean writes = page.caller().filter(Drafts::mayWrite).isPresent();
        boolean recipient =
                page.caller()
                        .map(Caller::organisation)
                        .filter(o -> o.equals(letter.recipient()))
                        .isPresent();
        return writes && recipient
                ? draw("advisory/from-letter.jte", page, Map.of("letter", letter.id().toString()))
                : _ -> {};
    }

    @Override
    public Content ofRelayed(Page page, UUID relayed) {
        return page.caller().filter(Drafts::mayWrite).isPresent()
                ? draw("advisory/from-relayed.jte", page, Map.of("relayed", relayed.toString()))
                : draw(
                        "advisory/feedback.jte",
                        page,
                        Map.of(
                                "became",
                                feedback.of(List.of(relayed)).values().stream()
                                        .flatMap(List::stream)
                                        .toList()));
    }

    /// Advisories about a product that the words name, else the newest.
    @Override
    public Content ofTelling(Page page, String words) {
        String said = words.toLowerCase(Locale.ROOT);
        List<Advisory> all = advisories.feed(page.caller().orElse(null), Choice.ALL, LOOKED_AT);
        List<Advisory> fitting =
                all.stream()
                        .filter(one ->
                                one.body().products().stream()
                                        .map(p -> p.product().toLowerCase(Locale.ROOT))
                                        .anyMatch(name -> name.length() > 2 && said.contains(name)))
                        .toList();
        List<Advisory.Head> shown =
                (fitting.isEmpty() ? all : fitting)
                        .stream().limit(OFFERED).map(Advisory::head).toList();
        return draw(
                "advisory/after-telling.jte",
                page,
                Map.of("heads", shown, "fitting", !fitting.isEmpty()));
    }

    private Content draw(String template, Page page, Map<String, Object> model) {
        String markup = pages.text(template, page, model);
        return out -> out.writeContent(markup);
    }
}
