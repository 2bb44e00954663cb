package kaname.advisory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kaname.platform.Text;

/// What a recipient may do with it where the other side could notice: the Permissible Actions
/// Protocol, widest first. The labels are never translated.
public enum Pap {
    CLEAR("PAP:CLEAR", Text.of("制限なし", "no limit")),
    GREEN("PAP:GREEN", Text.of("遮断や照会など能動的な対応まで", "active measures such as blocking")),
    AMBER("PAP:AMBER", Text.of("第三者の情報との照合まで", "passive cross-checks with third parties")),
    RED("PAP:RED", Text.of("自組織の記録の調査だけ", "looking at one’s own logs only"));

    private final String label;
    private final Text says;

    Pap(String label, Text says) {
        this.label = label;
        this.says = says;
    }

    public static Optional<Pap> of(String label) {
        return Arrays.stream(values()).filter(p -> p.label.equals(label)).findFirst();
    }

    public static List<Pap> all() {
        return List.of(values());
    }

    public String label() {
        return label;
    }

    public Text says() {
        return says;
    }
}
