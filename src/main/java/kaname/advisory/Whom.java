package kaname.advisory;

import java.util.List;
import kaname.advisory.partner.Abroad;
import kaname.exchange.announcement.Audience;

/// Whom an advisory is for, as an announcement's audience; `users` adds those who registered an
/// affected product in one of their systems. `partners` beside them are no organisations of the
/// house.
record Whom(
        boolean everyone,
        List<String> sectors,
        List<String> kinds,
        List<String> organisations,
        boolean users,
        Abroad partners) {

    static final Whom NOBODY =
            new Whom(false, List.of(), List.of(), List.of(), false, Abroad.NOWHERE);

    Whom {
        sectors = texts(sectors);
        kinds = texts(kinds);
        organisations = texts(organisations);
        partners = partners == null ? Abroad.NOWHERE : partners;
    }

    static List<String> texts(List<String> given) {
        return given == null
                ? List.of()
                : given.stream().map(text -> text == null ? "" : text.strip()).toList();
    }

    boolean namedOnly() {
        return !everyone && !users && sectors.isEmpty() && kinds.isEmpty();
    }

    boolean isEmpty() {
        return namedOnly() && organisations.isEmpty();
    }

    /// With those who use what is affected among the named.
    Audience audience(List<String> using) {
        return new Audience(
                everyone,
                sectors,
                kinds,
                using.isEmpty()
                        ? organisations
                        : java.util.stream.Stream.concat(organisations.stream(), using.stream())
                                .distinct()
                                .toList());
    }
}
