package kaname.registry;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import kaname.registry.TwoHands.What;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What waits for a second administrator.
@RestController
@RequestMapping("/administration/two-hands")
class TwoHandsPages {

    private static final String HERE = "/administration/two-hands";
    private static final int LONGEST_REASON = 400;
    static final Text REASON_RULE =
            Text.of("理由を400文字以内で書いてください。", "Say why, in at most 400 characters.");

    private final TwoHands hands;
    private final KeyChanges keys;
    private final Pages pages;

    TwoHandsPages(TwoHands hands, KeyChanges keys, Pages pages) {
        this.hands = hands;
        this.keys = keys;
        this.pages = pages;
    }

    record Row(
            String path,
            Text what,
            String subject,
            String reason,
            String askedBy,
            Instant askedAt,
            boolean decidable,
            Text state) {}

    record KeyRow(String key, Instant at, Text how, boolean emergency, String by, String because) {}

    record Form(String what, String subject, String reason, Map<String, Text> errors) {}

    record View(
            List<Row> rows,
            List<KeyRow> keys,
            List<AdministrationPages.Choice> choices,
            Form form) {}

    @ModelAttribute
    void administratorsOnly() {
        Administrators.only();
    }

    @GetMapping
    ResponseEntity<String> list() {
        return list(HttpStatus.OK, new Form("", "", "", Map.of()));
    }

    @PostMapping
    ResponseEntity<String> ask(
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String reason) {
        Optional<What> wanted = What.of(what);
        boolean key = wanted.filter(What.ROTATE_KEY::equals).isPresent();
        String about = key ? "signing-key" : subject.strip();
        String why = reason.strip();
        Map<String, Text> errors = new LinkedHashMap<>();
        if (wanted.isEmpty()) {
            errors.put("what", Text.of("何をするかを選んでください。", "Choose what is to be done."));
        }
        if (!key && !OneTimeLinkPages.LOGIN.matcher(about).matches()) {
            errors.put("subject", OneTimeLinkPages.LOGIN_RULE);
        } else if (wanted.equals(Optional.of(What.SECOND_FACTOR)) && !hands.known(about)) {
            errors.put("subject", Text.of("そのログイン名のアカウントはありません。", "No account has this login."));
        }
        if (!says(why)) {
            errors.put("reason", REASON_RULE);
        }
        if (wanted.isEmpty() || !errors.isEmpty()) {
            return list(HttpStatus.BAD_REQUEST, new Form(what, subject, reason, errors));
        }
        hands.ask(wanted.get(), about, why);
        return back();
    }

    static boolean says(String reason) {
        return !reason.isBlank() && reason.length() <= LONGEST_REASON;
    }

    @PostMapping("/{id}/grant")
    ResponseEntity<String> grant(@PathVariable UUID id) {
        hands.decide(id, true);
        return back();
    }

    @PostMapping("/{id}/refusal")
    ResponseEntity<String> refuse(@PathVariable UUID id) {
        hands.decide(id, false);
        return back();
    }

    private ResponseEntity<String> list(HttpStatus status, Form form) {
        List<AdministrationPages.Choice> choices =
                Arrays.stream(What.values())
                        .map(what -> new AdministrationPages.Choice(what.id(), what.label()))
                        .toList();
        View view =
                new View(
                        hands.latest().stream().map(TwoHandsPages::row).toList(),
                        keys.latest().stream().map(TwoHandsPages::row).toList(),
                        choices,
                        form);
        return pages.render(
                status,
                "registry/two-hands.jte",
                pages.page(Text.of("二人目の確認", "A second person")),
                Map.of("view", view));
    }

    private static Row row(TwoHands.Asked asked) {
        return new Row(
                HERE + "/" + asked.id(),
                What.of(asked.what()).map(What::label).orElse(Text.same(asked.what())),
                asked.subject(),
                asked.reason(),
                asked.askedBy(),
                asked.askedAt(),
                asked.waits() && !asked.mine(),
                state(asked));
    }

    private static KeyRow row(KeyChanges.Change change) {
        Text how =
                switch (change.how()) {
                    case TWO_HANDS -> Text.of("二人で", "By two hands");
                    case ALONE ->
                            Text.of("サーバーで、管理者が一人のとき", "At the machine, with one administrator");
                    case EMERGENCY -> Text.of("緊急、一人で", "Emergency, by one person");
                    case UNSAID -> Text.of("記録のない版で", "By a release that did not ask");
                };
        return new KeyRow(
                change.key(),
                change.at(),
                how,
                change.how() == KeyChanges.How.EMERGENCY,
                change.by(),
                change.because());
    }

    private static Text state(TwoHands.Asked asked) {
        if (asked.waits()) {
            return Text.of("二人目を待っています", "Waits for a second person");
        }
        return switch (asked.outcome()) {
            case "granted" -> granted(asked).with(String.valueOf(asked.decidedBy()));
            case "refused" ->
                    Text.of("{0} が断りました", "Refused by {0}").with(String.valueOf(asked.decidedBy()));
            case null, default -> Text.of("24時間が過ぎました", "24 hours have passed");
        };
    }

    private static Text granted(TwoHands.Asked asked) {
        if (asked.doneAt() != null) {
            return Text.of("{0} が認め、行われました", "Granted by {0} and done");
        }
        return asked.what().equals(What.ROTATE_KEY.id())
                ? Text.of("{0} が認めました。まもなく替わります", "Granted by {0}; the key changes in a moment")
                : Text.of("{0} が認めました", "Granted by {0}");
    }

    private static ResponseEntity<String> back() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, HERE)
                .build();
    }
}
