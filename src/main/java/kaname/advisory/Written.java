package kaname.advisory;

import java.util.List;
import java.util.Objects;

/// An advisory as somebody wrote it, in a form, through the API or brought from elsewhere, and as
/// each revision of a draft is stored. Nothing of it was checked.
record Written(
        String kind,
        String title,
        String text,
        List<String> aspects,
        String tlp,
        String pap,
        Iep iep,
        List<Product> products,
        List<Indicator> indicators,
        List<String> measures,
        Whom audience,
        List<Source> sources,
        boolean exercise) {

    Written {
        kind = or(kind);
        title = or(title).strip();
        text = or(text).strip();
        aspects = Whom.texts(aspects);
        tlp = or(tlp);
        pap = or(pap);
        iep = iep == null ? new Iep("", "", "", "", "", "") : iep;
        products = present(products);
        indicators = present(indicators);
        measures = Whom.texts(measures);
        audience = audience == null ? Whom.NOBODY : audience;
        sources = present(sources);
    }

    private static String or(String text) {
        return text == null ? "" : text;
    }

    private static <T> List<T> present(List<T> given) {
        return given == null ? List.of() : given.stream().filter(Objects::nonNull).toList();
    }
}
