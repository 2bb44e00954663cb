package kaname.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import kaname.Browser;
import kaname.House;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockHttpServletRequest;

class RefusalLogTest {

    private static final House HOUSE = House.open();

    @Test
    void whoWasNotLetInIsWrittenDownWithoutWordsOfTheirs() {
        Browser stranger = Browser.of(HOUSE);
        Browser desk = Browser.at(HOUSE, "port-desk");

        List<String> lines =
                written(log -> {
                    stranger.get("/api/v1/incidents/0190a1b2-0000-7000-8000-00000000abcd");
                    desk.get("/situation");
                });

        assertThat(lines)
                .anyMatch(line ->
                        line.equals(
                                "Refused 401 sign-in-required: GET /api/v1/incidents/* account"
                                        + " none"))
                .anyMatch(line ->
                        line.startsWith("Refused 403 not-permitted: GET /situation account "));
    }

    @Test
    void aFloodOfRefusalsFillsNoDisk() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-27T03:00:00Z"));
        RefusalLog log = new RefusalLog(now::get);

        List<String> lines =
                written(it -> {
                    for (int i = 0; i < 5 * RefusalLog.LINES; i++) {
                        log.note(new MockHttpServletRequest("GET", "/x"), Refusal.plain(403));
                    }
                    now.set(now.get().plusSeconds(60));
                    log.note(new MockHttpServletRequest("GET", "/x"), Refusal.plain(403));
                });

        assertThat(lines)
                .hasSize(RefusalLog.LINES + 2)
                .contains(4 * RefusalLog.LINES + " more were refused in one minute");
    }

    @Test
    void whatAPathCarriesOfSecretsIsNotWritten() {
        assertThat(RefusalLog.place("/welcome/Zm9vYmFyYmF6Zm9vYmFyYmF6")).isEqualTo("/welcome/*");
        assertThat(RefusalLog.place("/api/v1/letters/7/pdf")).isEqualTo("/api/v1/letters/*/pdf");
        assertThat(RefusalLog.place("/a/" + "\r\nforged".repeat(3))).isEqualTo("/a/*");
    }

    private static List<String> written(Consumer<ListAppender<ILoggingEvent>> work) {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(RefusalLog.class);
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
        try {
            work.accept(lines);
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(null);
        }
        return new ArrayList<>(lines.list)
                .stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
