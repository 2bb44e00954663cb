package kaname.nearmiss.redaction;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// The folded ways in which one known thing may stand in a text.
final class Writings {

    private static final Pattern BETWEEN_NAMES = Pattern.compile("[\\s　・]+");

    private Writings() {}

    static Set<String> of(Known known) {
        Set<String> all = new LinkedHashSet<>();
        for (String writing : known.writings()) {
            add(all, CorporateForms.without(writing));
            if (known.kind() == Kind.PERSON) {
                surname(all, writing);
            }
        }
        for (String reading : known.readings()) {
            String kana = View.tight(CorporateForms.without(reading));
            add(all, kana);
            Romaji.of(kana).forEach(romaji -> add(all, romaji));
            if (known.kind() == Kind.PERSON && BETWEEN_NAMES.matcher(reading.strip()).find()) {
                turned(all, reading);
            } else if (known.kind() == Kind.PERSON && !known.writings().isEmpty()) {
                surnameReading(all, known.writings().getFirst(), kana);
            }
        }
        return all;
    }

    private static void add(Set<String> all, String writing) {
        String folded = View.tight(writing);
        int points = folded.codePointCount(0, folded.length());
        boolean kana = Script.allHiragana(folded);
        if (points
                >= (kana || Script.latinOrDigit(folded.isEmpty() ? ' ' : folded.charAt(0))
                        ? 3
                        : 2)) {
            all.add(folded);
        }
    }

    /// "Mark Ellison" is also Ellison; 山田健一 is also 山田.
    private static void surname(Set<String> all, String name) {
        String[] parts = BETWEEN_NAMES.split(name.strip());
        if (parts.length == 2) {
            boolean latin = Script.latinOrDigit(parts[0].charAt(0));
            String surname = latin ? parts[1] : parts[0];
            if (!latin || surname.length() >= 4) {
                add(all, surname);
            }
            add(all, parts[1] + parts[0]);
        } else if (parts.length == 1 && Script.han(name.codePointAt(0))) {
            Names.surnameOf(name).ifPresent(surname -> add(all, surname));
        }
    }

    /// 宮澤由紀 reads みやざわゆき, so みやざわ is she too.
    private static void surnameReading(Set<String> all, String name, String kana) {
        Names.readingOfSurname(name)
                .filter(family -> family.length() >= 3 && kana.startsWith(family))
                .ifPresent(family -> {
                    add(all, family);
                    Romaji.of(family).stream()
                            .filter(r -> r.length() >= 5)
                            .forEach(r -> add(all, r));
                });
    }

    private static void turned(Set<String> all, String reading) {
        String[] parts = BETWEEN_NAMES.split(reading.strip());
        String family = View.tight(parts[0]);
        String given = View.tight(parts[1]);
        if (family.length() >= 3) {
            add(all, family);
            Romaji.of(family).stream().filter(r -> r.length() >= 4).forEach(r -> add(all, r));
        }
        Romaji.of(given + family).forEach(r -> add(all, r));
        for (String f : Romaji.of(family)) {
            for (String g : Romaji.of(given)) {
                add(all, g + f);
                add(all, g.charAt(0) + "." + f);
            }
        }
    }
}
