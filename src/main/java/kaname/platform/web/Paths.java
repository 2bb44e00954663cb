package kaname.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/// The path that was asked for, and the paths that may be gone back to.
public final class Paths {

    private static final Pattern LOCAL =
            Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,500}");

    private Paths() {}

    /// The path that was asked for, also while its error is shown.
    public static String of(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                ? path
                : request.getRequestURI();
    }

    /// Where a choice of language comes back to: the page with its query, when it was only read.
    static String here(HttpServletRequest request) {
        String query = request.getQueryString();
        boolean read = request.getMethod().equals("GET") && query != null;
        return read ? of(request) + "?" + query : of(request);
    }

    /// The path if it stays in this house, else `/`: a link may not carry anyone to a stranger.
    public static String local(String path) {
        return LOCAL.matcher(path).matches() ? path : "/";
    }
}
