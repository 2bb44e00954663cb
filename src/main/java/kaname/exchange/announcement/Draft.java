package kaname.exchange.announcement;

import java.util.UUID;
import kaname.exchange.Marking;
import org.jspecify.annotations.Nullable;

/// An announcement that may be released: every part of it was checked, but not yet whom it reaches.
record Draft(
        AnnouncementKind kind,
        @Nullable LegalBasis basis,
        String title,
        String text,
        Marking marking,
        boolean exercise,
        Audience audience,
        @Nullable UUID supersedes,
        boolean withdraws,
        boolean urgent) {

    Draft to(Audience other) {
        return new Draft(
                kind, basis, title, text, marking, exercise, other, supersedes, withdraws, urgent);
    }
}
