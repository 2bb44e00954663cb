package kaname.registry;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.platform.Text;
import kaname.platform.security.AccountDoor;
import kaname.platform.web.Pages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where an account is signed in, for administrators, who may end that and take a lost second
/// factor away. Both are written down.
@RestController
@RequestMapping("/administration/accounts/{id}/door")
class AccountDoorPages {

    record View(
            String account,
            String login,
            List<AccountDoor.Seen> sessions,
            AccountDoor.Factors factors) {
        public String path() {
            return account + "/door";
        }
    }

    private final Administration administration;
    private final AccountDoor door;
    private final Pages pages;

    AccountDoorPages(Administration administration, AccountDoor door, Pages pages) {
        this.administration = administration;
        this.door = door;
        this.pages = pages;
    }

    @ModelAttribute
    void administratorsOnly() {
        Administrators.only();
    }

    @GetMapping
    ResponseEntity<String> door(@PathVariable UUID id) {
        String login = administration.account(id).login();
        return pages.render(
                "registry/admin-door.jte",
                pages.page(Text.of("{0} のサインイン", "Sign-in of {0}").with(login)),
                Map.of("view", new View(account(id), login, door.sessions(id), door.factors(id))));
    }

    @PostMapping("/sessions-end")
    ResponseEntity<Void> end(@PathVariable UUID id) {
        door.endSessions(administration.account(id).id());
        return back(id);
    }

    @PostMapping("/second-factor-removal")
    ResponseEntity<Void> removeSecondFactor(@PathVariable UUID id) {
        door.removeSecondFactor(administration.account(id).id());
        return back(id);
    }

    private static ResponseEntity<Void> back(UUID id) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path(id))
                .build();
    }

    private static String path(UUID id) {
        return account(id) + "/door";
    }

    private static String account(UUID id) {
        return "/administration/accounts/" + id;
    }
}
