package kaname.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Refusals;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/// What those hear who are not signed in, or not permitted.
@Component
class Refuse {

    private static final Problem.Field RELOAD =
            new Problem.Field(
                    "/_csrf",
                    Text.of(
                            "前の画面に戻って再読み込みし、もう一度送ってください。下書きはこの端末に残っています。",
                            "Go back, reload the page and send it again. The draft is kept on this"
                                    + " device."));

    private final Refusals refusals;

    Refuse(Refusals refusals) {
        this.refusals = refusals;
    }

    void machineWithoutToken(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        challenge(request, response, "");
        refusals.write(request, response, 401);
    }

    /// How one may say who one is.
    ///
    /// @param more what is wrong with the token that came, as parameters of the challenge
    static void challenge(HttpServletRequest request, HttpServletResponse response, String more) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"kaname\"" + more);
        if (Scope.speaksBasic(request.getServletPath())) {
            response.addHeader(
                    HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"kaname\", charset=\"UTF-8\"");
        }
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

    void notPermitted(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (why instanceof CsrfException) {
            refusals.write(request, response, stale());
        } else {
            refusals.write(request, response, 403);
        }
    }

    private static Problem stale() {
        return new Problem(
                403,
                "stale-form",
                Text.of(
                        "この画面は古くなっていたため、送信を止めました",
                        "This page had grown old, so its form was not accepted"),
                List.of(RELOAD));
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
