package kaname.nearmiss;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a passage holds behind the wall.
final class Sealed {

    private Sealed() {}

    /// For the office alone: who, when, and everything as it was written.
    ///
    /// @param relayed the id under which it will be read outside
    /// @param question the question that an answer answers
    record ForOffice(
            String organisation,
            String organisationJa,
            String organisationEn,
            @Nullable String contact,
            Instant at,
            Account account,
            Set<Integer> restored,
            UUID relayed,
            @Nullable UUID question,
            Content content,
            List<String> reasons) {}

    /// For the reporter alone, who knows the rest.
    record ForReporter(Account account, UUID relayed, @Nullable UUID question, Content content) {}

    /// What will be read outside, and by whom; nothing in it comes from one operator alone.
    ///
    /// @param month its first day, as YYYY-MM-DD
    record Content(
            List<String> audience,
            @Nullable String sector,
            List<String> systems,
            String month,
            String what,
            @Nullable String whyNot,
            int crowd,
            boolean exercise) {

        Content saying(Passed.Parts parts) {
            return new Content(
                    audience,
                    sector,
                    systems,
                    month,
                    parts.what(),
                    parts.whyNot(),
                    crowd,
                    exercise);
        }
    }

    /// What the office says to the reporter, with the text as it would rather relay it.
    record Note(String message, String what, @Nullable String whyNot) {}

    /// An answer as it will be read outside.
    record Answer(UUID question, String text) {}
}
