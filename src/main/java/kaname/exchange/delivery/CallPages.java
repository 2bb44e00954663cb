package kaname.exchange.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kaname.exchange.Letter;
import kaname.exchange.Sheet;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What to say on the telephone, in the order in which it is asked, and the record that it was
/// said.
@RestController
@RequestMapping("/letters/{letter}/call")
class CallPages {

    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT)
                    .withZone(ZoneId.of("Asia/Tokyo"));

    private final TellByHand tell;
    private final Pages pages;
    private final Clock clock;

    CallPages(TellByHand tell, Pages pages, Clock clock) {
        this.tell = tell;
        this.pages = pages;
        this.clock = clock;
    }

    /// Something to say: what it is and its words.
    public record Line(Text label, List<Text> values) {}

    /// The form as entered.
    public record Form(
            String way,
            String toldAt,
            String whoTookIt,
            String reference,
            String note,
            Map<String, Text> errors) {}

    public record View(
            String letter,
            String incident,
            Text recipient,
            Text title,
            Text article,
            boolean exercise,
            boolean connected,
            Instant sentAt,
            List<Line> lines,
            List<TellByHand.Phone> phones,
            List<ToldByHand> told,
            List<ToldByHand.Way> ways,
            Form form) {}

    @GetMapping
    ResponseEntity<String> script(
            @AuthenticationPrincipal Caller caller, @PathVariable UUID letter) {
        Form form = new Form("phone", FIELD.format(clock.instant()), "", "", "", Map.of());
        return show(HttpStatus.OK, caller, letter, form);
    }

    @PostMapping
    ResponseEntity<?> record(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID letter,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String toldAt,
            @RequestParam(defaultValue = "") String whoTookIt,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String note) {
        try {
            tell.record(
                    caller,
                    letter,
                    new TellByHand.Entered(way, toldAt, whoTookIt, reference, note));
        } catch (Problem problem) {
            if (problem.fields().isEmpty()) {
                throw problem;
            }
            Map<String, Text> errors =
                    problem.fields().stream()
                            .collect(
                                    Collectors.toMap(
                                            field -> field.pointer().substring(1),
                                            Problem.Field::detail,
                                            (one, _) -> one));
            return show(
                    HttpStatus.BAD_REQUEST,
                    caller,
                    letter,
                    new Form(way, toldAt, whoTookIt, reference, note, errors));
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/letters/" + letter + "?told=1#outside")
                .build();
    }

    private ResponseEntity<String> show(HttpStatus status, Caller caller, UUID id, Form form) {
        Letter letter = tell.own(caller, id);
        Sheet sheet = Sheet.of(letter.content());
        View view =
                new View(
                        id.toString(),
                        letter.incident().toString(),
                        sheet.recipient(),
                        Text.of("{0} {1}", "{0}, {1}").with(sheet.regime(), sheet.stage()),
                        Text.of("{0} {1}", "{0}, {1}").with(sheet.instrument(), sheet.article()),
                        letter.exercise(),
                        letter.recipient() != null,
                        letter.sentAt().truncatedTo(ChronoUnit.SECONDS),
                        sheet.items().stream()
                                .filter(item -> !item.values().isEmpty())
                                .map(CallPages::line)
                                .toList(),
                        tell.phones(letter),
                        tell.of(id),
                        List.of(ToldByHand.Way.values()),
                        form);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("view", view);
        var page =
                pages.page(Text.of("電話で伝える", "Tell by telephone"))
                        .exercise(letter.exercise())
                        .document(id.toString());
        return pages.render(status, "exchange/delivery/call.jte", page, model);
    }

    private static Line line(Sheet.Item item) {
        return new Line(item.label(), item.values().stream().map(Sheet.Value::text).toList());
    }
}
