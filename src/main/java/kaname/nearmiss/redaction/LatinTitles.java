package kaname.nearmiss.redaction;

import java.util.List;
import kaname.platform.Text;

/// What an honorific or initials make a person in Latin letters.
final class LatinTitles {

    private static final String NAME = "[A-ZÀ-ÞŌ][A-Za-zÀ-žŌ-ő'’-]+";
    private static final Text PERSON =
            Text.of("敬称や頭文字があり、人の名と思われます", "with an honorific or initials: probably a person");

    static final List<Recogniser> ALL =
            List.of(
                    Rule.of(
                            "honorific",
                            Kind.PERSON,
                            "(?<![A-Za-z])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Eng|Sgt|Capt)\\.?\\s+(?<it>(?:[A-Z]\\."
                                + " ?)?"
                                    + NAME
                                    + "(?: "
                                    + NAME
                                    + "){0,2})",
                            PERSON),
                    Rule.of(
                            "honorific",
                            Kind.PERSON,
                            "(?<![A-Za-z'’-])(?<it>[A-Za-zÀ-žŌ-ő'’-]{2,}(?:"
                                + " [A-Z][a-z]+)?)(?:-|\\s)(?:san|sama|kun|chan|sensei|shi)(?![A-Za-z])",
                            PERSON),
                    Rule.of(
                            "initials",
                            Kind.PERSON,
                            "(?<![A-Za-z.])(?:[A-Z]\\. ?){1,2}" + NAME + "(?![A-Za-z])",
                            PERSON));

    private LatinTitles() {}
}
