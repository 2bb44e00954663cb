package kaname.situation.calibration;

import java.util.Locale;

/// Which of several forecasts of the same is judged: the one that was said first, or the one that
/// stood last, narrowed by what operators said meanwhile.
public enum Word {
    FIRST,
    LAST;

    static Word of(String id) {
        return id.equals("last") ? LAST : FIRST;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
