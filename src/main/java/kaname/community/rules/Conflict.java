package kaname.community.rules;

import kaname.platform.Text;

/// Two rules that can't both be kept, why, and what would resolve it. `one` has the smaller id, so
/// a pair reads the same from either side.
public record Conflict(SharingRule one, SharingRule two, Kind kind, Text reason, Text remedy) {

    /// In what they contradict each other.
    public enum Kind {
        TLP(Text.of("取扱いの印", "Marking")),
        DEADLINE(Text.of("期限", "Deadline")),
        WAY(Text.of("手段", "Channel")),
        ONWARD(Text.of("転送", "Passing on"));

        private final Text label;

        Kind(Text label) {
            this.label = label;
        }

        public Text label() {
            return label;
        }
    }

    /// Whether one of the two rests on what nobody has read.
    public boolean unverified() {
        return one.basis().unverified() || two.basis().unverified();
    }
}
