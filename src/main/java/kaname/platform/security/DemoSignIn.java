package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import kaname.platform.Problem;
import kaname.platform.web.Paths;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// One click into the shoes of a demo persona. Exists only where everyone is invented.
@Profile("demo")
@RestController
class DemoSignIn {

    private final Accounts accounts;
    private final Session session;

    DemoSignIn(Accounts accounts, Session session) {
        this.accounts = accounts;
        this.session = session;
    }

    @RequestMapping(
            path = "/demo/sign-in",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<Void> signIn(
            @RequestParam String persona,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account = accounts.byLogin(persona).orElseThrow(Problem::notFound);
        session.begin(request, response, account.caller(), SessionStore.Entry.FULL);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, Paths.local(back))
                .build();
    }
}
