package kaname.situation;

import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;

/// Those who look over more than one organisation: the coordinator, ministries, CEPTOAR offices and
/// experts. What each sees there, row-level security decides.
public final class Overseers {

    private Overseers() {}

    /// @throws Problem 403 for everybody else
    public static void only(Caller caller) {
        switch (caller.role()) {
            case "coordinator", "ministry-desk", "ceptoar-office", "expert" -> {
                return;
            }
            default -> throw refused();
        }
    }

    public static Problem refused() {
        return Problem.of(
                403,
                "not-permitted",
                Text.of(
                        "総合調整、所管省庁、セプター事務局、有識者の画面です",
                        "This belongs to coordinators, ministries, CEPTOAR offices and experts"));
    }
}
