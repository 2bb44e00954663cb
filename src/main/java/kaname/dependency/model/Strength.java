package kaname.dependency.model;

import java.util.Arrays;
import java.util.Optional;
import kaname.platform.Text;

/// The five answers of experts and the shares that stand for them. The shares are those of the
/// openly published implementation of the inoperability model that maps expert answers (secondary).
public enum Strength {
    MINOR(1, 0.0080, Text.of("ほとんど影響しない", "Hardly any effect")),
    LOW(2, 0.0475, Text.of("少し影響する", "A little")),
    MEDIUM(3, 0.1346, Text.of("影響する", "Some")),
    HIGH(4, 0.2818, Text.of("大きく影響する", "Much")),
    EXTREME(5, 0.5, Text.of("なければ止まる", "Stops without it"));

    private final int answer;
    private final double share;
    private final Text label;

    Strength(int answer, double share, Text label) {
        this.answer = answer;
        this.share = share;
        this.label = label;
    }

    public double share() {
        return share;
    }

    public Text label() {
        return label;
    }

    /// 1 to 5.
    public int answer() {
        return answer;
    }

    public static Optional<Strength> of(int answer) {
        return Arrays.stream(values()).filter(one -> one.answer == answer).findFirst();
    }

    public static Optional<Strength> of(double share) {
        return Arrays.stream(values()).filter(one -> one.share == share).findFirst();
    }
}
