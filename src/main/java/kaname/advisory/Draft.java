package kaname.advisory;

import java.util.List;
import kaname.exchange.Marking;
import kaname.exchange.announcement.AnnouncementKind;

/// An advisory that may be released: every part was checked, and nothing contradicts.
record Draft(
        AnnouncementKind kind,
        String title,
        String text,
        List<Aspect> aspects,
        Marking marking,
        Pap pap,
        Iep iep,
        Advisory.Body body,
        Whom audience,
        List<Source> sources,
        boolean exercise) {

    boolean urgent() {
        return aspects.contains(Aspect.CONTAINMENT);
    }
}
