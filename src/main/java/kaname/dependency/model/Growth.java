package kaname.dependency.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import kaname.platform.Text;

/// How the effect of a lost supply grows once the buffer is used up, over a time that goes with it
/// (Stergiopoulos et al. 2016: slow, linear, fast).
public enum Growth {
    AT_ONCE(Text.of("すぐに全部", "All at once")),
    LINEAR(Text.of("同じ速さで", "At an even pace")),
    SLOW(Text.of("はじめは遅く", "Slowly at first")),
    FAST(Text.of("はじめから速く", "Fast at first"));

    /// Effects grow in this many equal steps.
    public static final int STEPS = 4;

    private final Text label;

    Growth(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Growth> of(String id) {
        return Arrays.stream(values()).filter(growth -> growth.id().equals(id)).findFirst();
    }

    /// The share of the growing time after which step `step` of [#STEPS] is reached.
    public double reached(int step) {
        double share = (double) step / STEPS;
        return switch (this) {
            case AT_ONCE -> 0;
            case LINEAR -> share;
            case SLOW -> Math.sqrt(share);
            case FAST -> share * share;
        };
    }
}
