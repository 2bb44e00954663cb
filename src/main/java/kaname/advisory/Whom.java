package kaname.advisory;

import java.util.List;
import kaname.advisory.partner.Abroad;
import kaname.exchange.announcement.Audience;

/// Whom an advisory is for, as an announcement's audience; `users` adds those who registered an
/// affected product in one of their systems, `standingOn` those who stand on these suppliers, as
/// [kaname.dependency.Dependents] names them. `partners` beside them are no organisations of the
/// house.
record Whom(
        boolean everyone,
        List<String> sectors,
        List<String> kinds,
        List<String> organisations,
        boolean users,
        List<String> standingOn,
        Abroad partners) {

    static final Whom NOBODY =
            new Whom(false, List.of(), List.of(), List.of(), false, List.of(), Abroad.NOWHERE);

    Whom {
        sectors = texts(sectors);
        kinds = texts(kinds);
        organisations = texts(organisations);
        standingOn = texts(standingOn);
        partners = partners == null ? Abroad.NOWHERE : partners;
    }

    static List<String> texts(List<String> given) {
        return given == null
                ? List.of()
                : given.stream().map(text -> text == null ? "" : text.strip()).toList();
    }

    boolean namedOnly() {
        return !everyone && !users && sectors.isEmpty() && kinds.isEmpty() && standingOn.isEmpty();
    }

    boolean isEmpty() {
        return namedOnly() && organisations.isEmpty();
    }

    /// With those whom it concerns among the named.
    Audience audience(List<String> concerned) {
        return new Audience(
                everyone,
                sectors,
                kinds,
                concerned.isEmpty()
                        ? organisations
                        : java.util.stream.Stream.concat(organisations.stream(), concerned.stream())
                                .distinct()
                                .toList());
    }
}
