package kaname.framework;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import kaname.platform.Text;

/// What somebody can do about a change of the framework, and how the change stands after it.
public enum Act {
    DRAFTED(Text.of("起案", "Draft"), Text.of("起案する", "Draft")),
    SUBMITTED(Text.of("審査中", "In review"), Text.of("審査に出す", "Submit for review")),
    RETURNED(Text.of("差戻し", "Returned"), Text.of("差し戻す", "Return to its author")),
    ADOPTED(Text.of("採択・適用中", "Adopted, in effect"), Text.of("採択して適用する", "Adopt and apply")),
    WITHDRAWN(Text.of("取下げ", "Withdrawn"), Text.of("適用をやめて元に戻す", "Withdraw and restore"));

    private final Text standing;
    private final Text doing;

    Act(Text standing, Text doing) {
        this.standing = standing;
        this.doing = doing;
    }

    /// How a change stands after this act.
    public Text standing() {
        return standing;
    }

    public Text doing() {
        return doing;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Act> of(String id) {
        return Arrays.stream(values()).filter(act -> act.id().equals(id)).findFirst();
    }

    /// Decided by the coordinator; the others are done by whoever may draft.
    boolean decides() {
        return this == RETURNED || this == ADOPTED || this == WITHDRAWN;
    }

    boolean follows(Act before) {
        return switch (this) {
            case DRAFTED -> before == DRAFTED || before == RETURNED;
            case SUBMITTED -> before == DRAFTED;
            case RETURNED, ADOPTED -> before == SUBMITTED;
            case WITHDRAWN -> before == ADOPTED;
        };
    }
}
