package kaname.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
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
    private final Faults faults;

    ErrorPages(Refusals refusals, Faults faults) {
        this.refusals = refusals;
        this.faults = faults;
    }

    @RequestMapping("/error")
    ResponseEntity<byte[]> refused(HttpServletRequest request) {
        int status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                        ? code
                        : 404;
        return status == 500
                ? ours(request)
                : refusals.answer(request, Refusal.plain(status), new HttpHeaders());
    }

    private ResponseEntity<byte[]> ours(HttpServletRequest request) {
        Throwable thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        String reference = RequestId.of(request);
        Optional<Refusal> outage = Outage.of(thrown, reference);
        if (outage.isPresent()) {
            faults.database();
            LOG.error("The database is away, at the door", thrown);
            return refusals.answer(request, outage.get(), Outage.headers());
        }
        faults.ours();
        LOG.error("A fault of ours, before any page", thrown);
        return refusals.answer(request, Refusal.ours(reference), new HttpHeaders());
    }
}
