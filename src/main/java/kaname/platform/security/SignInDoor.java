package kaname.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.time.Duration;
import kaname.platform.Caller;
import org.springframework.stereotype.Component;

/// What stands between an attempt and a session: for sign-in, and for rooms that let someone in by
/// a link.
@Component
public final class SignInDoor {

    private final SignInLimit limit;
    private final Session session;
    private final SecondFactors factors;
    private final Passkeys passkeys;

    SignInDoor(SignInLimit limit, Session session, SecondFactors factors, Passkeys passkeys) {
        this.limit = limit;
        this.session = session;
        this.factors = factors;
        this.passkeys = passkeys;
    }

    /// Counts an attempt from where the request comes; how long to wait before it may be made, zero
    /// for now.
    public Duration attempt(String what, HttpServletRequest request) {
        return limit.attempt(guest(what, request));
    }

    /// That attempt was no guess.
    public void succeeded(String what, HttpServletRequest request) {
        limit.succeeded(guest(what, request));
    }

    /// After the right password, or a link that holds: signs the caller in, or asks for the second
    /// factor first where the account has one. Where to go now.
    public String enter(
            HttpServletRequest request, HttpServletResponse response, Caller caller, String back) {
        if (factors.has(caller.account()) || passkeys.has(caller.account())) {
            session.ask(request, response, caller.account());
            return "/sign-in/code?back=" + URLEncoder.encode(back, UTF_8);
        }
        open(request, response, caller);
        return back;
    }

    /// Signs the caller in, and knows this browser from now on.
    void open(HttpServletRequest request, HttpServletResponse response, Caller caller) {
        open(request, response, caller, SessionStore.Entry.FULL);
    }

    /// As [#open], for whom the provider vouches: nothing more is asked.
    void openVouched(HttpServletRequest request, HttpServletResponse response, Caller caller) {
        open(request, response, caller, SessionStore.Entry.VOUCHED);
    }

    private void open(
            HttpServletRequest request,
            HttpServletResponse response,
            Caller caller,
            SessionStore.Entry entry) {
        session.begin(request, response, caller, entry);
        String device = Cookies.DEVICE.read(request).orElseGet(Secrets::fresh);
        limit.remember(device, caller.account());
        Cookies.DEVICE.write(request, response, device);
    }

    private static SignInLimit.Guest guest(String what, HttpServletRequest request) {
        return new SignInLimit.Guest(what, request.getRemoteAddr(), Cookies.DEVICE.read(request));
    }
}
