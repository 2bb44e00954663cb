package kaname.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import kaname.platform.web.Refusals;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// What those hear who are not signed in, or not permitted.
@Component
class Refuse {

    private final Refusals refusals;

    Refuse(Refusals refusals) {
        this.refusals = refusals;
    }

    void machineWithoutToken(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"kaname\"");
        refusals.write(request, response, 401);
    }

    /// People are asked to sign in and come back to what they were reading; htmx is told to go
    /// there.
    void personWithoutSession(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", signIn(current(request)));
            response.setStatus(401);
        } else {
            response.setStatus(303);
            response.setHeader(HttpHeaders.LOCATION, signIn(asked(request)));
        }
    }

    void notPermitted(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.write(request, response, 403);
    }

    private static String asked(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return current(request);
        }
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    /// The page that the request was made from, when it was one of this house.
    private static String current(HttpServletRequest request) {
        String page = path(request.getHeader(HttpHeaders.REFERER), request.getServerName());
        return page == null ? "/" : page;
    }

    private static @Nullable String path(@Nullable String referer, String house) {
        try {
            var page = referer == null ? null : URI.create(referer);
            return page != null && house.equals(page.getHost()) ? page.getRawPath() : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String signIn(String back) {
        return back.equals("/") ? "/sign-in" : "/sign-in?back=" + URLEncoder.encode(back, UTF_8);
    }
}
