package kaname.advisory;

import java.util.List;
import java.util.Objects;
import kaname.advisory.partner.Abroad;
import org.jspecify.annotations.Nullable;

/// An advisory as a program sends it: what it leaves out is empty.
record AsSent(
        @Nullable String kind,
        @Nullable String title,
        @Nullable String text,
        @Nullable List<@Nullable String> aspects,
        @Nullable String tlp,
        @Nullable String pap,
        @Nullable Iep iep,
        @Nullable List<@Nullable Product> products,
        @Nullable List<@Nullable Indicator> indicators,
        @Nullable List<@Nullable String> measures,
        @Nullable Recipients audience,
        @Nullable List<@Nullable Source> sources,
        @Nullable Boolean exercise) {

    record Recipients(
            @Nullable Boolean everyone,
            @Nullable List<@Nullable String> sectors,
            @Nullable List<@Nullable String> kinds,
            @Nullable List<@Nullable String> organisations,
            @Nullable Boolean users,
            @Nullable List<@Nullable String> standingOn,
            @Nullable ToAbroad partners) {

        Whom whom() {
            return new Whom(
                    Boolean.TRUE.equals(everyone),
                    texts(sectors),
                    texts(kinds),
                    texts(organisations),
                    Boolean.TRUE.equals(users),
                    texts(standingOn),
                    partners == null ? Abroad.NOWHERE : partners.abroad());
        }
    }

    record ToAbroad(
            @Nullable Boolean all,
            @Nullable List<@Nullable String> chosen,
            @Nullable List<@Nullable String> names) {

        Abroad abroad() {
            return new Abroad(Boolean.TRUE.equals(all), texts(chosen), texts(names));
        }
    }

    Written written() {
        return new Written(
                or(kind),
                or(title),
                or(text),
                texts(aspects),
                or(tlp),
                or(pap),
                iep == null ? new Iep("", "", "", "", "", "") : iep,
                present(products),
                present(indicators),
                texts(measures),
                audience == null ? Whom.NOBODY : audience.whom(),
                present(sources),
                Boolean.TRUE.equals(exercise));
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static List<String> texts(@Nullable List<@Nullable String> given) {
        return given == null
                ? List.of()
                : given.stream().map(text -> text == null ? "" : text).toList();
    }

    private static <T> List<T> present(@Nullable List<@Nullable T> given) {
        return given == null ? List.of() : given.stream().filter(Objects::nonNull).toList();
    }
}
