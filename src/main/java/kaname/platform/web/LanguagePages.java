package kaname.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import kaname.platform.Language;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class LanguagePages {

    /// A plain link, because choosing a language changes nothing but the words.
    @RequestMapping(
            path = "/language",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<Void> choose(
            @RequestParam(defaultValue = "ja") String to,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request) {
        var cookie =
                ResponseCookie.from(Languages.cookie(request), Language.of(to).tag())
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(Duration.ofDays(365))
                        .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, Paths.local(back))
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .build();
    }
}
