package kaname.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kaname.platform.Language;
import kaname.platform.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Says a [Refusal] to whoever asked: RFC 9457 to machines, a page to people.
@Component
public final class Refusals {

    private final Pages pages;
    private final RefusalLog log;
    private final List<Dialect> dialects;
    private final JsonMapper json = JsonMapper.builder().build();

    Refusals(Pages pages, RefusalLog log, List<Dialect> dialects) {
        this.pages = pages;
        this.log = log;
        this.dialects = List.copyOf(dialects);
    }

    ResponseEntity<byte[]> answer(
            HttpServletRequest request, Refusal refusal, HttpHeaders headers) {
        log.note(request, refusal);
        var language = Languages.of(request);
        for (Dialect dialect : dialects) {
            if (dialect.speaks(request)) {
                return said(dialect, request, refusal, language, headers);
            }
        }
        boolean machine = isMachine(request);
        String body =
                machine
                        ? json.writeValueAsString(document(request, refusal, language))
                        : pages.text(
                                "platform/refused.jte",
                                pages.page(refusal.title(), request),
                                Map.of("refusal", refusal));
        return ResponseEntity.status(refusal.status())
                .headers(all -> all.putAll(headers))
                .headers(all -> all.set(HttpHeaders.CONTENT_LANGUAGE, language.tag()))
                .contentType(
                        machine
                                ? MediaType.APPLICATION_PROBLEM_JSON
                                : new MediaType(MediaType.TEXT_HTML, UTF_8))
                .body(body.getBytes(UTF_8));
    }

    private ResponseEntity<byte[]> said(
            Dialect dialect,
            HttpServletRequest request,
            Refusal refusal,
            Language language,
            HttpHeaders headers) {
        var document = dialect.document(refusal, language, RequestId.of(request));
        return ResponseEntity.status(refusal.status())
                .headers(all -> all.putAll(headers))
                .headers(all -> all.set(HttpHeaders.CONTENT_LANGUAGE, language.tag()))
                .contentType(dialect.type())
                .body(json.writeValueAsBytes(document));
    }

    /// For filters, which answer before any controller.
    public void write(HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        write(request, response, Refusal.plain(status));
    }

    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        write(request, response, Refusal.of(problem));
    }

    private void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        var answer = answer(request, refusal, new HttpHeaders());
        response.setStatus(refusal.status());
        answer.getHeaders()
                .forEach((name, values) -> values.forEach(v -> response.setHeader(name, v)));
        byte[] body = answer.getBody();
        if (body != null) {
            response.getOutputStream().write(body);
        }
    }

    private static Map<String, Object> document(
            HttpServletRequest request, Refusal refusal, Language language) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "/problems/" + refusal.code());
        document.put("title", refusal.title().in(language));
        document.put("status", refusal.status());
        document.put("detail", refusal.next().in(language));
        document.put("instance", Paths.of(request));
        document.put("request", RequestId.of(request));
        if (refusal.reference() != null) {
            document.put("reference", refusal.reference());
        }
        if (!refusal.fields().isEmpty()) {
            List<Map<String, String>> errors =
                    refusal.fields().stream()
                            .map(field ->
                                    Map.of(
                                            "pointer", field.pointer(),
                                            "detail", field.detail().in(language)))
                            .toList();
            document.put("errors", errors);
        }
        return document;
    }

    private static boolean isMachine(HttpServletRequest request) {
        String path = Paths.of(request);
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return path.startsWith("/api/")
                || path.startsWith("/feeds/")
                || path.startsWith("/.well-known/")
                || path.startsWith("/actuator/")
                || (accept != null && accept.contains("json") && !accept.contains("text/html"));
    }
}
