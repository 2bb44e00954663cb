package kaname.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import kaname.platform.Language;
import org.springframework.security.web.firewall.RequestRejectedException;

/// The caller's language: the cookie, else the first of `Accept-Language` that the house speaks,
/// else Japanese.
public final class Languages {

    private static final String COOKIE = "lang";

    private Languages() {}

    public static Language of(HttpServletRequest request) {
        return chosen(request).orElseGet(() -> accepted(request));
    }

    static String cookie(HttpServletRequest request) {
        return HostBound.name(request, COOKIE);
    }

    private static Optional<Language> chosen(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        String name = cookie(request);
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(cookie -> Language.of(cookie.getValue()))
                        .findFirst();
    }

    private static Language accepted(HttpServletRequest request) {
        if (!isReadable(request)) {
            return Language.JA;
        }
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(tag -> tag.equals("ja") || tag.equals("en"))
                .findFirst()
                .map(Language::of)
                .orElse(Language.JA);
    }

    /// The firewall throws for what is no ASCII, and a refusal has to be said in some language.
    private static boolean isReadable(HttpServletRequest request) {
        try {
            return request.getHeader("Accept-Language") != null;
        } catch (RequestRejectedException unclean) {
            return false;
        }
    }
}
