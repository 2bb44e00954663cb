package kaname.registry;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
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

    private final TwoHands hands;
    private final Pages pages;

    TwoHandsPages(TwoHands hands, Pages pages) {
        this.hands = hands;
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

    record Form(String what, String subject, String reason, Map<String, Text> errors) {}

    record View(List<Row> rows, List<AdministrationPages.Choice> choices, Form form) {}

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
        boolean key = what.equals(TwoHandsGranted.ROTATE_KEY);
        String about = key ? "signing-key" : subject.strip();
        String why = reason.strip();
        Map<String, Text> errors = new LinkedHashMap<>();
        if (label(what) == null) {
            errors.put("what", Text.of("何をするかを選んでください。", "Choose what is to be done."));
        }
        if (!key && !OneTimeLinkPages.LOGIN.matcher(about).matches()) {
            errors.put("subject", OneTimeLinkPages.LOGIN_RULE);
        }
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            errors.put(
                    "reason",
                    Text.of("理由を400文字以内で書いてください。", "Say why, in at most 400 characters."));
        }
        if (!errors.isEmpty()) {
            return list(HttpStatus.BAD_REQUEST, new Form(what, subject, reason, errors));
        }
        hands.ask(what, about, why);
        return back();
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
                List.of(
                        choice(
                                TwoHandsGranted.ROTATE_KEY,
                                Text.of("署名鍵を替える", "Rotate the signing key")),
                        choice("administrator", Text.of("管理者を増やす", "Make a further administrator")),
                        choice(
                                "administrator-closed",
                                Text.of("管理者を閉じる", "Close an administrator")));
        View view =
                new View(hands.latest().stream().map(TwoHandsPages::row).toList(), choices, form);
        return pages.render(
                status,
                "registry/two-hands.jte",
                pages.page(Text.of("二人目の確認", "A second person")),
                Map.of("view", view));
    }

    private static AdministrationPages.Choice choice(String id, Text label) {
        return new AdministrationPages.Choice(id, label);
    }

    private static @Nullable Text label(String what) {
        return switch (what) {
            case TwoHandsGranted.ROTATE_KEY -> Text.of("署名鍵を替える", "Rotate the signing key");
            case "administrator" -> Text.of("管理者を増やす", "Make a further administrator");
            case "administrator-closed" -> Text.of("管理者を閉じる", "Close an administrator");
            default -> null;
        };
    }

    private static Row row(TwoHands.Asked asked) {
        Text label = label(asked.what());
        return new Row(
                HERE + "/" + asked.id(),
                label == null ? Text.same(asked.what()) : label,
                asked.subject(),
                asked.reason(),
                asked.askedBy(),
                asked.askedAt(),
                asked.waits() && !asked.mine(),
                state(asked));
    }

    private static Text state(TwoHands.Asked asked) {
        if (asked.waits()) {
            return Text.of("二人目を待っています", "Waits for a second person");
        }
        return switch (asked.outcome()) {
            case "granted" ->
                    Text.of("{0} が認めました", "Granted by {0}").with(String.valueOf(asked.decidedBy()));
            case "refused" ->
                    Text.of("{0} が断りました", "Refused by {0}").with(String.valueOf(asked.decidedBy()));
            case null, default -> Text.of("24時間が過ぎました", "24 hours have passed");
        };
    }

    private static ResponseEntity<String> back() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, HERE)
                .build();
    }
}
