package kaname.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.platform.Language;
import kaname.platform.Text;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Renders the templates of every room into pages.
///
/// ```java
/// return pages.render("incident/list.jte", pages.page(Text.of("事案", "Incidents")), Map.of("incidents", found));
/// ```
///
/// The template declares `@param kaname.platform.web.Page page` and one parameter for each entry of
/// the map.
@Component
public final class Pages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, UTF_8);

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, Pages.class.getClassLoader(), "kaname");
    private final Page.House house;
    private final ObjectProvider<Banner> banners;
    private final Clock clock;

    Pages(Environment environment, ObjectProvider<Banner> banners, Clock clock) {
        this.banners = banners;
        this.clock = clock;
        house =
                new Page.House(
                        Artifact.version("kaname", "kaname"),
                        Artifact.version("org.webjars.npm", "htmx.org"),
                        environment.acceptsProfiles(Profiles.of("demo")));
    }

    /// The page of the request at hand: its language, caller, path and form token.
    public Page page(Text title) {
        var attributes = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        return page(title, attributes.getRequest());
    }

    Page page(Text title, HttpServletRequest request) {
        Caller caller = Callers.current().orElse(null);
        return new Page(
                title,
                Languages.of(request),
                caller,
                () -> (CsrfToken) request.getAttribute(CsrfToken.class.getName()),
                new Page.Place(Paths.of(request), Paths.here(request), clock.instant()),
                house,
                caller == null ? List.of() : words());
    }

    /// Who is told that the database is away must not be refused for the lack of a banner.
    private List<Banner.Words> words() {
        try {
            return banners.orderedStream().flatMap(banner -> banner.words().stream()).toList();
        } catch (DataAccessException | TransactionException away) {
            return List.of();
        }
    }

    public ResponseEntity<String> render(
            String template, Page page, Map<String, ? extends Object> parameters) {
        return render(HttpStatusCode.valueOf(200), template, page, parameters);
    }

    public ResponseEntity<String> render(
            HttpStatusCode status,
            String template,
            Page page,
            Map<String, ? extends Object> parameters) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header(HttpHeaders.CONTENT_LANGUAGE, page.language().tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE)
                .body(text(template, page, parameters));
    }

    /// A part that knows no person: no caller, no form token, no address. Whoever may see what its
    /// parameters hold may be given the same one.
    public Part part(String template, Language language, Map<String, ? extends Object> parameters) {
        Page nobodys =
                new Page(
                        Text.same("Kaname"),
                        language,
                        null,
                        () -> null,
                        new Page.Place("", "", clock.instant()),
                        house,
                        List.of());
        return new Part(text(template, nobodys, parameters));
    }

    /// The part alone, as the answer to the request at hand.
    public ResponseEntity<byte[]> answer(Part part, Language language) {
        var attributes = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        boolean gzip = Part.takesGzip(attributes.getRequest());
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok()
                        .contentType(HTML)
                        .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                        .header(
                                HttpHeaders.VARY,
                                HttpHeaders.ACCEPT_LANGUAGE,
                                HttpHeaders.ACCEPT_ENCODING,
                                HttpHeaders.COOKIE);
        if (gzip) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.body(part.bytes(gzip));
    }

    /// The markup alone: for fragments, server-sent events, mails.
    public String text(String template, Page page, Map<String, ? extends Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("page", page);
        var output = new StringOutput();
        templates.render(template, all, output);
        return output.toString();
    }
}
