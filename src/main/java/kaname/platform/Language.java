package kaname.platform;

import java.util.Locale;

/// The two languages of the house. Japanese comes first wherever nobody chose.
public enum Language {
    JA,
    EN;

    /// Reads `ja`, `en-GB`, `ja_JP.UTF-8`; anything that is not English is answered in Japanese.
    public static Language of(String tag) {
        return tag.toLowerCase(Locale.ROOT).startsWith("en") ? EN : JA;
    }

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return this == JA ? Locale.JAPAN : Locale.ENGLISH;
    }
}
