package kaname.filing.evidence;

import kaname.platform.Problem;
import kaname.platform.Text;

/// What to say while no signed tree head covers an entry.
final class NotCovered {

    private NotCovered() {}

    static Problem noHeadYet() {
        return Problem.of(
                409,
                "not-covered-yet",
                Text.of(
                        "この記録を含むツリーヘッドはまだ署名されていません。1分ほどしてから、もう一度お試しください。",
                        "No signed tree head covers these entries yet. One is signed within a"
                                + " minute; try again then."));
    }
}
