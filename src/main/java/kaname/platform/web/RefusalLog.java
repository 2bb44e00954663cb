package kaname.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.regex.Pattern;
import kaname.platform.Caller;
import kaname.platform.Callers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Writes down who was not let in where, so that somebody who tries the doors is seen: one line a
/// refusal, at most [#LINES] a minute, the rest counted. Neither names nor addresses nor what a
/// path carries of secrets; the account's number is found in the registry, the request's in the
/// answer and at the proxy.
@Component
final class RefusalLog {

    static final int LINES = 200;

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /// Parts of a path that name a kind of thing, not one thing.
    private static final Pattern KIND = Pattern.compile("[a-z][a-z.-]{0,23}|v[0-9]");

    private final InstantSource time;
    private long minute;
    private int lines;

    @Autowired
    RefusalLog() {
        this(InstantSource.system());
    }

    RefusalLog(InstantSource time) {
        this.time = time;
    }

    void note(HttpServletRequest request, Refusal refusal) {
        if ((refusal.status() == 401 || refusal.status() == 403) && mayWrite()) {
            LOG.info(
                    "Refused {} {}: {} {} account {}",
                    refusal.status(),
                    refusal.code(),
                    request.getMethod(),
                    place(Paths.of(request)),
                    Callers.current().map(Caller::account).map(Object::toString).orElse("none"));
        }
    }

    private synchronized boolean mayWrite() {
        long now = time.millis() / MINUTE;
        if (now != minute) {
            if (lines > LINES) {
                LOG.warn("{} more were refused in one minute", lines - LINES);
            }
            minute = now;
            lines = 0;
        }
        lines++;
        return lines <= LINES;
    }

    /// `/incidents/*/letters` for `/incidents/6f1c…/letters`.
    static String place(String path) {
        StringBuilder place = new StringBuilder();
        for (String part : path.split("/", 8)) {
            if (!part.isEmpty()) {
                place.append('/').append(KIND.matcher(part).matches() ? part : "*");
            }
        }
        return place.isEmpty() ? "/" : place.toString();
    }
}
