package kaname.platform.security;

import java.util.List;
import kaname.fuzz.FuzzTarget;

/// Whatever somebody chooses as a password is taken or refused in words, and soon.
final class NewPasswordFuzz implements FuzzTarget {

    private static final NewPassword NEW = new NewPassword(new Breaches(""));

    @Override
    public void take(byte[] input) {
        String password = FuzzTarget.text(input);
        int length = password.codePointCount(0, password.length());
        boolean refused = NEW.refusal(password, "me-desk").isPresent();
        FuzzTarget.promise(
                refused || length >= NewPassword.SHORTEST && length <= NewPassword.LONGEST,
                password);
        FuzzTarget.promise(
                refused || !password.toLowerCase(java.util.Locale.ROOT).contains("me-desk"),
                password);
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                "four unrelated words here",
                "P@$$w0rd1234",
                "1q2w3e4r5t6y",
                "me-desk-me-desk",
                "abcabcabcabc",
                "4@8({[<369&#!1/|0$5+7%2/4",
                "2011.11.11 11/11/2011",
                "港の灯りと冬の朝焼けの色");
    }
}
