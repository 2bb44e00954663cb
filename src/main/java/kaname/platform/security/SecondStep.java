package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import kaname.platform.Caller;
import org.springframework.stereotype.Component;

/// The second question: whether that is the account’s code. What was refused is remembered.
@Component
class SecondStep {

    private final SecondFactors factors;
    private final AtTheDoor history;

    SecondStep(SecondFactors factors, AtTheDoor history) {
        this.factors = factors;
        this.history = history;
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
