package kaname.nearmiss;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kaname.nearmiss.ReviewNearMiss.Waiting;
import kaname.nearmiss.Sealed.ForOffice;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.security.NewPassword;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk of a CEPTOAR office: its key, what waits, and the two texts side by side.
@RestController
@RequestMapping("/near-misses/desk")
class DeskPages {

    private static final Text DESK = Text.of("ヒヤリハットの中継", "Near misses to relay");
    private static final Text REVIEW = Text.of("中継する前の確認", "Before it is relayed");
    private static final Text FITS_NOT =
            Text.of("合言葉も予備の番号も合いません。", "Neither the passphrase nor the recovery code fits.");
    private static final Text KEY = Text.of("事務局の鍵", "The office's key");

    private final OfficeKeys offices;
    private final ReviewNearMiss review;
    private final ClosedWorlds worlds;
    private final WallCookies cookies;
    private final NewPassword rules;
    private final Pages pages;

    DeskPages(
            OfficeKeys offices,
            ReviewNearMiss review,
            ClosedWorlds worlds,
            WallCookies cookies,
            NewPassword rules,
            Pages pages) {
        this.offices = offices;
        this.review = review;
        this.worlds = worlds;
        this.cookies = cookies;
        this.rules = rules;
        this.pages = pages;
    }

    /// @param key the office has one; `open` it is open in this browser
    public record Desk(
            boolean key, boolean open, boolean reviewsAll, int count, List<Waiting> waiting) {

        /// Of the keys that a demo is given; a house has none of these.
        public static final String DEMO_PASSPHRASE = DemoNearMisses.PASSPHRASE;

        public List<Waiting> ours() {
            return waiting.stream()
                    .filter(w -> w.passage().state() == Passage.State.REVIEW)
                    .toList();
        }

        public List<Waiting> theirs() {
            return waiting.stream().filter(w -> w.passage().state() == Passage.State.BACK).toList();
        }
    }

    @GetMapping
    ResponseEntity<?> desk(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return desk(caller, request, HttpStatus.OK, "");
    }

    private ResponseEntity<?> desk(
            Caller caller, HttpServletRequest request, HttpStatus status, String refused) {
        onlyOffices(caller);
        Optional<OfficeKeys.Office> office = offices.find(caller.organisation());
        Optional<WallKey> key = cookies.key(request, caller);
        Desk desk =
                new Desk(
                        office.isPresent(),
                        key.isPresent(),
                        office.map(OfficeKeys.Office::reviewsAll).orElse(true),
                        review.count(caller),
                        key.map(k -> review.waiting(caller, k)).orElse(List.of()));
        return pages.render(
                status,
                "nearmiss/desk.jte",
                pages.page(DESK),
                Map.of("desk", desk, "refused", refused));
    }

    @PostMapping("/key")
    ResponseEntity<?> make(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String passphrase,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        onlyOffices(caller);
        Text refusal = refusal(passphrase, again);
        if (refusal != null) {
            return desk(caller, request, HttpStatus.BAD_REQUEST, pages.page(KEY).t(refusal));
        }
        return made(caller, offices.make(caller.organisation(), passphrase), request, response);
    }

    /// @param current the passphrase or the recovery code as they are
    @PostMapping("/passphrase")
    ResponseEntity<?> change(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String passphrase,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        onlyOffices(caller);
        Text refusal = refusal(passphrase, again);
        if (refusal != null) {
            return desk(caller, request, HttpStatus.BAD_REQUEST, pages.page(KEY).t(refusal));
        }
        Optional<OfficeKeys.Made> made = offices.change(caller.organisation(), current, passphrase);
        return made.isPresent()
                ? made(caller, made.get(), request, response)
                : desk(caller, request, HttpStatus.BAD_REQUEST, pages.page(KEY).t(FITS_NOT));
    }

    private @Nullable Text refusal(String passphrase, String again) {
        return passphrase.equals(again)
                ? rules.refusal(passphrase, "").orElse(null)
                : Text.of("二つの合言葉が同じではありません。", "The two passphrases are not the same.");
    }

    private ResponseEntity<?> made(
            Caller caller,
            OfficeKeys.Made made,
            HttpServletRequest request,
            HttpServletResponse response) {
        cookies.open(request, response, caller, made.key());
        return pages.render(
                "nearmiss/key.jte", pages.page(KEY), Map.of("recovery", made.recovery()));
    }

    @PostMapping("/open")
    ResponseEntity<?> open(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String passphrase,
            HttpServletRequest request,
            HttpServletResponse response) {
        onlyOffices(caller);
        Optional<WallKey> key = offices.unlock(caller.organisation(), passphrase);
        if (key.isEmpty()) {
            return desk(caller, request, HttpStatus.BAD_REQUEST, pages.page(KEY).t(FITS_NOT));
        }
        cookies.open(request, response, caller, key.get());
        return TicketPages.seeOther("/near-misses/desk");
    }

    @PostMapping("/shut")
    ResponseEntity<?> shut(
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        onlyOffices(caller);
        cookies.shut(request, response);
        return TicketPages.seeOther("/near-misses/desk");
    }

    @PostMapping("/review")
    ResponseEntity<?> mode(@AuthenticationPrincipal Caller caller, @RequestParam boolean all) {
        onlyOffices(caller);
        offices.review(caller.organisation(), all);
        return TicketPages.seeOther("/near-misses/desk");
    }

    /// Both texts of one passage, each change with its reason.
    public record Sheet(
            UUID id,
            ForOffice opened,
            boolean answer,
            boolean undecided,
            List<Marked> original,
            List<Marked> leaving,
            String what,
            @Nullable String whyNot) {}

    @GetMapping("/{id}")
    ResponseEntity<?> one(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            HttpServletRequest request) {
        onlyOffices(caller);
        Optional<WallKey> key = cookies.key(request, caller);
        if (key.isEmpty()) {
            return TicketPages.seeOther("/near-misses/desk");
        }
        Waiting found = review.open(id, key.get()).orElseThrow(Problem::notFound);
        ForOffice opened = Optional.ofNullable(found.opened()).orElseThrow(Problem::notFound);
        Passed passed = Passed.through(opened.account(), worlds.now(), opened.restored());
        Map<String, Object> model = new HashMap<>();
        model.put(
                "sheet",
                new Sheet(
                        id,
                        opened,
                        opened.question() != null,
                        found.passage().state() == Passage.State.REVIEW,
                        Marked.original(passed),
                        Marked.leaving(
                                new Passed.Parts(opened.content().what(), opened.content().whyNot())
                                        .whole()),
                        opened.content().what(),
                        opened.content().whyNot()));
        return pages.render(
                "nearmiss/review.jte",
                pages.page(REVIEW).exercise(found.passage().exercise()),
                model);
    }

    @PostMapping("/{id}")
    ResponseEntity<?> decide(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam String act,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String whyNot,
            HttpServletRequest request) {
        onlyOffices(caller);
        Optional<WallKey> key = cookies.key(request, caller);
        if (key.isEmpty()) {
            return TicketPages.seeOther("/near-misses/desk");
        }
        switch (act) {
            case "relay" -> review.relay(id, key.get());
            case "back" -> review.giveBack(id, said(message), parts(what, whyNot));
            case "decline" -> review.decline(id, said(message));
            default -> throw Problem.notFound();
        }
        return TicketPages.seeOther("/near-misses/desk");
    }

    private static Passed.Parts parts(String what, String whyNot) {
        if (what.isBlank()
                || what.length() > Account.LONGEST
                || whyNot.length() > Account.LONGEST) {
            throw Problem.field(
                    "invalid-text",
                    "/what",
                    Text.of("1〜8,000文字で書いてください", "between 1 and 8,000 characters"));
        }
        String why = whyNot.replace("\r\n", "\n").strip();
        return new Passed.Parts(what.replace("\r\n", "\n").strip(), why.isEmpty() ? null : why);
    }

    private static String said(String message) {
        if (message.isBlank() || message.length() > 2_000) {
            throw Problem.field(
                    "invalid-message",
                    "/message",
                    Text.of(
                            "報告者への説明を2,000文字以内で書いてください",
                            "tell the reporter why, in at most 2,000 characters"));
        }
        return message;
    }

    private static void onlyOffices(Caller caller) {
        if (!caller.role().equals("ceptoar-office")) {
            throw Problem.notFound();
        }
    }
}
