package kaname.situation.next;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaname.dependency.Drawn;
import kaname.dependency.SeenModel;
import kaname.exchange.Sheet;
import kaname.platform.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Looks ahead with the caller's own eyes: from the letters that it received and the dependencies
/// that it was shown.
@Service
public class LookAhead {

    /// Incidents that are looked ahead from, the most urgent first.
    private static final int MOST = 50;

    private final SeenModel seen;
    private final Clock clock;
    private final Foreseen foreseen = new Foreseen();

    LookAhead(SeenModel seen, Clock clock) {
        this.seen = seen;
        this.clock = clock;
    }

    public Ahead of(Caller caller, List<Ahead.Down> down) {
        if (down.isEmpty()) {
            return Ahead.NOTHING;
        }
        Drawn drawn = seen.of(caller);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Map<String, Failing> byService = new LinkedHashMap<>();
        down.stream()
                .limit(MOST)
                .flatMap(one -> failing(drawn, one, now).stream())
                .forEach(one -> byService.putIfAbsent(one.service(), one));
        List<Failing> failing = List.copyOf(byService.values());
        Foreseen.Answer answer = foreseen.of(drawn.model(), failing, now);
        return new Ahead(failing, answer.after(), answer.relief().orElse(null), drawn);
    }

    private static Optional<Failing> failing(Drawn drawn, Ahead.Down down, Instant now) {
        Sheet sheet = Sheet.of(down.content());
        String service = sheet.said("service").map(Sheet.Value::value).orElse("");
        Instant since = instant(sheet, "state_since");
        Instant start = since == null || since.isAfter(now) ? down.sentAt() : since;
        Instant aware = instant(sheet, "aware_at");
        return drawn.called(down.operator(), service)
                .map(id ->
                        new Failing(
                                down.letter(),
                                id,
                                start,
                                aware == null || aware.isAfter(now) ? start : aware,
                                instant(sheet, "expected_restoration_at")));
    }

    private static @Nullable Instant instant(Sheet sheet, String fact) {
        try {
            return sheet.said(fact)
                    .map(value -> OffsetDateTime.parse(value.value()).toInstant())
                    .orElse(null);
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }
}
