package kaname.exchange.evidence;

import java.util.Optional;
import kaname.exchange.Verification;
import kaname.platform.Text;

/// Stops the reading of a pack at the first thing that is not as it was issued.
final class Damaged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Verification.BreaksIn answer;

    Damaged(String file, Text why) {
        this(new Verification.BreaksIn(file, Optional.empty(), why));
    }

    Damaged(String file, Verification.Place where, Text why) {
        this(new Verification.BreaksIn(file, Optional.of(where), why));
    }

    private Damaged(Verification.BreaksIn answer) {
        super(answer.file() + ": " + answer.why().en());
        this.answer = answer;
    }

    Verification.BreaksIn answer() {
        return answer;
    }
}
