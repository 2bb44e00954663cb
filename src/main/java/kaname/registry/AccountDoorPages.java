package kaname.registry;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.platform.Text;
import kaname.platform.security.AccountDoor;
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

/// Where an account is signed in, for administrators, who may end that, and take a lost second
/// factor away: by two of them where there are two. Both are written down.
@RestController
@RequestMapping("/administration/accounts/{id}/door")
class AccountDoorPages {

    /// `two`: taking a second factor away needs a second administrator.
    record View(
            String account,
            String login,
            List<AccountDoor.Seen> sessions,
            AccountDoor.Factors factors,
            boolean two,
            @Nullable Text error) {
        public String path() {
            return account + "/door";
        }
    }

    private final Administration administration;
    private final AccountDoor door;
    private final TwoHands hands;
    private final Pages pages;

    AccountDoorPages(Administration administration, AccountDoor door, TwoHands hands, Pages pages) {
        this.administration = administration;
        this.door = door;
        this.hands = hands;
        this.pages = pages;
    }

    @ModelAttribute
    void administratorsOnly() {
        Administrators.only();
    }

    @GetMapping
    ResponseEntity<String> door(@PathVariable UUID id) {
        return show(HttpStatus.OK, id, null);
    }

    private ResponseEntity<String> show(HttpStatus status, UUID id, @Nullable Text error) {
        String login = administration.account(id).login();
        View view =
                new View(
                        account(id),
                        login,
                        door.sessions(id),
                        door.factors(id),
                        hands.needed(),
                        error);
        return pages.render(
                status,
                "registry/admin-door.jte",
                pages.page(Text.of("{0} のサインイン", "Sign-in of {0}").with(login)),
                Map.of("view", view));
    }

    @PostMapping("/sessions-end")
    ResponseEntity<String> end(@PathVariable UUID id) {
        door.endSessions(administration.account(id).id());
        return to(path(id));
    }

    @PostMapping("/second-factor-removal")
    ResponseEntity<String> removeSecondFactor(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
        Administration.Account account = administration.account(id);
        if (!hands.needed()) {
            door.removeSecondFactor(account.id());
            return to(path(id));
        }
        String why = reason.strip();
        if (!TwoHandsPages.says(why)) {
            return show(HttpStatus.BAD_REQUEST, id, TwoHandsPages.REASON_RULE);
        }
        hands.ask(TwoHands.What.SECOND_FACTOR, account.login(), why);
        return to("/administration/two-hands");
    }

    private static ResponseEntity<String> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }

    private static String path(UUID id) {
        return account(id) + "/door";
    }

    private static String account(UUID id) {
        return "/administration/accounts/" + id;
    }
}
