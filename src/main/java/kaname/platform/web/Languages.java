package kaname.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import kaname.platform.Language;

/// The caller's language: the cookie `lang`, else the first of `Accept-Language` that the house
/// speaks, else Japanese.
public final class Languages {

    static final String COOKIE = "lang";

    private Languages() {}

    public static Language of(HttpServletRequest request) {
        return chosen(request).orElseGet(() -> accepted(request));
    }

    private static Optional<Language> chosen(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(cookie -> Language.of(cookie.getValue()))
                        .findFirst();
    }

    private static Language accepted(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Language.JA;
        }
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(tag -> tag.equals("ja") || tag.equals("en"))
                .findFirst()
                .map(Language::of)
                .orElse(Language.JA);
    }
}
