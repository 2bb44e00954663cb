package kaname.exchange.paper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import kaname.platform.Language;
import kaname.platform.Text;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// The letter as a document tree. No markup is ever made of text, so nothing needs to be escaped.
final class LetterDocument {

    private static final int SHORT = 300;
    private static final String STYLE = style();
    private static final Escape ESCAPE = new Escape(Glyphs::draw);

    private final Paper paper;
    private final Language language;
    private final Document document;
    private boolean escaped;

    LetterDocument(Paper paper, Language language) {
        this.paper = paper;
        this.language = language;
        try {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    Document draw() {
        Element html = document.createElement("html");
        html.setAttribute("lang", language.tag());
        document.appendChild(html);
        head(html);
        Element body = add(html, "body", "");
        foot(body);
        heading(body);
        envelope(body);
        items(body);
        if (escaped) {
            say(
                    body,
                    "p",
                    "note",
                    Text.of(
                            "この書体にない文字は、文字の番号を括弧に入れて示します。元の文字は添付の letter.json にあります。",
                            "A character that this typeface lacks is shown as its number in"
                                    + " brackets; the attached letter.json holds the character"
                                    + " itself."));
        }
        return document;
    }

    private void head(Element html) {
        Element head = add(html, "head", "");
        String title = t(paper.head().title());
        add(head, "title", "").setTextContent(title);
        meta(head, "subject", title);
        meta(head, "description", title);
        meta(head, "author", t(paper.route().sender()));
        add(head, "style", "").setTextContent(STYLE);
    }

    private void meta(Element head, String name, String content) {
        Element meta = add(head, "meta", "");
        meta.setAttribute("name", name);
        meta.setAttribute("content", content);
    }

    private void foot(Element body) {
        Element foot = add(body, "div", "foot");
        write(foot, "span", "", t(Text.of("送った内容の SHA-256", "SHA-256 of what was sent")) + " ");
        write(foot, "span", "hash", paper.hash());
        if (paper.head().exercise()) {
            Element top = add(body, "div", "top");
            say(top, "span", "", Line.drill());
        }
    }

    private void heading(Element body) {
        Element mast = add(body, "div", "mast");
        say(mast, "p", "sent", Line.sent(paper.head()));
        say(mast, "p", "to", Text.of("{0}　宛て", "To: {0}").with(paper.route().recipient()));
        say(mast, "p", "from", paper.route().sender());
        if (paper.head().exercise()) {
            say(body, "p", "drill", Line.drill());
        }
        say(body, "h1", "", paper.head().title());
        Element under = add(body, "p", "under");
        say(under, "span", "", Line.report(paper.head()));
        paper.head()
                .sharing()
                .ifPresent(label -> {
                    under.appendChild(document.createTextNode(" "));
                    say(under, "span", "sharing", label);
                });
    }

    private void envelope(Element body) {
        Element rows = add(add(body, "table", "envelope"), "tbody", "");
        for (Line line : Line.of(paper)) {
            Element row = add(rows, "tr", "");
            header(row, "row", line.label());
            Element cell = add(row, "td", "");
            say(cell, "span", "", line.text());
            if (line.mark() != null) {
                cell.appendChild(document.createTextNode(" "));
                say(cell, "span", "mark", line.mark());
            }
        }
    }

    private void items(Element body) {
        Element table = add(body, "table", "items");
        Element top = add(add(table, "thead", ""), "tr", "");
        header(top, "col", Text.of("番号", "No.")).setAttribute("class", "number");
        header(top, "col", Text.of("項目", "Item")).setAttribute("class", "label");
        header(top, "col", Text.of("内容", "Content"));
        header(top, "col", Text.of("記入", "Needed")).setAttribute("class", "need");
        Element rows = add(table, "tbody", "");
        for (Paper.Item item : paper.items()) {
            Element row = add(rows, "tr", length(item) < SHORT ? "short" : "");
            write(row, "td", "number", Integer.toString(item.number()));
            header(row, "row", item.label());
            values(add(row, "td", "content"), item);
            say(row, "td", "need", Line.need(item.essential()));
        }
    }

    private int length(Paper.Item item) {
        return item.values().stream().mapToInt(value -> t(value.text()).length()).sum();
    }

    private void values(Element cell, Paper.Item item) {
        boolean several = item.values().size() > 1;
        for (Paper.Value value : item.values()) {
            if (several) {
                say(cell, "div", "which", value.label());
            }
            say(cell, "div", "written", value.text());
        }
    }

    private Element header(Element row, String scope, Text text) {
        Element header = say(row, "th", "", text);
        header.setAttribute("scope", scope);
        return header;
    }

    private Element say(Element parent, String name, String style, Text text) {
        return write(parent, name, style, t(text));
    }

    private Element write(Element parent, String name, String style, String text) {
        Element element = add(parent, name, style);
        String written = ESCAPE.write(text);
        escaped |= !written.equals(text);
        element.setTextContent(written);
        return element;
    }

    private Element add(Element parent, String name, String style) {
        Element element = document.createElement(name);
        if (!style.isEmpty()) {
            element.setAttribute("class", style);
        }
        parent.appendChild(element);
        return element;
    }

    private String t(Text text) {
        return text.in(language);
    }

    private static String style() {
        try (InputStream css = LetterDocument.class.getResourceAsStream("letter.css")) {
            return new String(Objects.requireNonNull(css).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
