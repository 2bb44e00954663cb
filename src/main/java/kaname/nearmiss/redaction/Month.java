package kaname.nearmiss.redaction;

import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/// What a day becomes.
final class Month {

    private static final String KANJI = "一二三四五六七八九";
    private static final List<String> ERAS = List.of("令和", "平成", "昭和");
    private static final String ERA_LETTERS = "RHS";

    private Month() {}

    /// The month of a day whose parts are in the groups `era`, `eraYear`, `year` and `month`, each
    /// of which may be missing.
    static String of(MatchResult day, boolean japanese) {
        int month = number(group(day, "month"));
        String year = group(day, "year");
        String era = group(day, "era");
        if (era != null) {
            return "〔" + era(era) + group(day, "eraYear") + "年" + month + "月〕";
        }
        if (month == 0) {
            return year == null
                    ? (japanese ? "〔ある日〕" : "[one day]")
                    : (japanese ? "〔" + year + "年〕" : "[" + year + "]");
        }
        if (japanese) {
            return "〔" + (year == null ? "" : year + "年") + month + "月〕";
        }
        String name = java.time.Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return "[" + name + (year == null ? "" : " " + year) + "]";
    }

    private static @Nullable String group(MatchResult day, String name) {
        return day.namedGroups().containsKey(name) ? day.group(name) : null;
    }

    private static String era(String written) {
        int letter = ERA_LETTERS.indexOf(written.toUpperCase(Locale.ROOT));
        return letter < 0 ? written : ERAS.get(letter);
    }

    /// 1 to 12, or 0 for what names no month.
    private static int number(@Nullable String written) {
        if (written == null) {
            return 0;
        }
        int month =
                Character.isDigit(written.charAt(0)) ? Integer.parseInt(written) : named(written);
        return month > 12 ? 0 : month;
    }

    private static int named(String written) {
        if (written.startsWith("十")) {
            return 10 + (written.length() > 1 ? 1 + KANJI.indexOf(written.charAt(1)) : 0);
        }
        if (KANJI.indexOf(written.charAt(0)) >= 0) {
            return 1 + KANJI.indexOf(written.charAt(0));
        }
        for (java.time.Month month : java.time.Month.values()) {
            if (month.name().startsWith(written.substring(0, 3).toUpperCase(Locale.ROOT))) {
                return month.getValue();
            }
        }
        return 0;
    }
}
