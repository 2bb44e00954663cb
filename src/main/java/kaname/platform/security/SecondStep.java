package kaname.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.util.UUID;
import kaname.platform.Caller;
import org.springframework.stereotype.Component;

/// What comes after the right password: the house itself, or the question for a code.
@Component
class SecondStep {

    private final SignInDoor door;
    private final Session session;
    private final SecondFactors factors;
    private final AtTheDoor history;

    SecondStep(SignInDoor door, Session session, SecondFactors factors, AtTheDoor history) {
        this.door = door;
        this.session = session;
        this.factors = factors;
        this.history = history;
    }

    /// Opens the door, fully or half; where to go now.
    String after(
            HttpServletRequest request, HttpServletResponse response, Caller caller, String back) {
        if (factors.has(caller.account())) {
            session.ask(request, response, caller.account());
            return "/sign-in/code?back=" + URLEncoder.encode(back, UTF_8);
        }
        door.open(request, response, caller);
        return back;
    }

    void refused(HttpServletRequest request, Caller caller) {
        history.note(caller.account(), AtTheDoor.What.PASSWORD_REFUSED, Visit.of(request));
    }

    /// Whether that is the account's code of now, or one of its recovery codes. Says so in the
    /// account's history.
    boolean proves(HttpServletRequest request, UUID account, String code) {
        if (factors.take(account, code)) {
            return true;
        }
        boolean recovered = factors.recover(account, code);
        history.note(
                account,
                recovered ? AtTheDoor.What.RECOVERY_USED : AtTheDoor.What.CODE_REFUSED,
                Visit.of(request));
        return recovered;
    }
}
