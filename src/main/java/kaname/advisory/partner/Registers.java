package kaname.advisory.partner;

import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;

/// Who keeps the register. The database asks the stored account again.
final class Registers {

    private Registers() {}

    static boolean keeps(Caller caller) {
        return caller.role().equals("coordinator");
    }

    /// @throws Problem 403 for everybody but the coordinator
    static void only(Caller caller) {
        if (!keeps(caller)) {
            throw Problem.of(
                    403,
                    "not-permitted",
                    Text.of(
                            "海外連携先の名簿は、総合調整の担当が預かります",
                            "The coordinator keeps the register of foreign partners"));
        }
    }
}
