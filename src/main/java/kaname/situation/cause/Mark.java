package kaname.situation.cause;

import java.util.Locale;
import kaname.platform.Text;

/// Something that two phenomena may have in common.
///
/// @param key the same for every way of writing it
public record Mark(Kind kind, String key, Text shown) {

    /// From what proves most to what proves least: how many reporters must share it, how many hours
    /// one of a group may stand from the next, and whether it happens by itself, so that it must
    /// stand out.
    public enum Kind {
        INDICATOR(2, 14 * 24, false, Text.of("攻撃の痕跡", "Indicator")),
        VULNERABILITY(2, 14 * 24, false, Text.of("脆弱性", "Vulnerability")),
        ORGANISATION(2, 72, false, Text.of("名の挙がった組織", "Organisation that was named")),
        UPSTREAM(3, 72, true, Text.of("頼っているサービス", "Service they stand on")),
        PRODUCT(3, 72, true, Text.of("製品・マルウェアの名前", "Product or malware by name")),
        HAZARD(3, 72, true, Text.of("災害・環境", "Hazard")),
        ATTACK(3, 72, true, Text.of("攻撃の種類", "Kind of attack")),
        STOPPED(4, 2, true, Text.of("同じ時刻の停止", "Stopped at the same time"));

        final int reporters;
        final int hours;
        final boolean common;
        final Text label;

        Kind(int reporters, int hours, boolean common, Text label) {
            this.reporters = reporters;
            this.hours = hours;
            this.common = common;
            this.label = label;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Unique over kinds.
    public String id() {
        return kind.id() + ":" + key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mark that && kind == that.kind && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }
}
