package kaname.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Answers what the container refused before any controller of ours saw it.
@Controller
final class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final Refusals refusals;

    ErrorPages(Refusals refusals) {
        this.refusals = refusals;
    }

    @RequestMapping("/error")
    ResponseEntity<byte[]> refused(HttpServletRequest request) {
        int status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                        ? code
                        : 404;
        if (DatabaseAway.is((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))) {
            HttpHeaders headers = new HttpHeaders();
            headers.set(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER_SECONDS);
            return refusals.answer(request, Refusal.databaseAway(), headers);
        }
        return refusals.answer(
                request, status == 500 ? ours(request) : Refusal.plain(status), new HttpHeaders());
    }

    private static Refusal ours(HttpServletRequest request) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error(
                "{} {}",
                reference,
                Paths.of(request),
                (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        return Refusal.ours(reference);
    }
}
