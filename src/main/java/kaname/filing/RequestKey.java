package kaname.filing;

import kaname.exchange.Hash;
import kaname.platform.Problem;
import kaname.platform.Text;

/// A client's `Idempotency-Key` with the SHA-256 of the request that carries it.
record RequestKey(String key, Hash requestHash) {

    private static final int LONGEST = 200;

    RequestKey {
        boolean printable = key.chars().allMatch(c -> c > ' ' && c < 127);
        if (key.isEmpty() || key.length() > LONGEST || !printable) {
            throw Problem.of(
                    400,
                    "invalid-idempotency-key",
                    Text.of(
                            "Idempotency-Key は1〜200文字の英数字・記号にしてください",
                            "Idempotency-Key is 1 to 200 printable ASCII characters"));
        }
    }
}
