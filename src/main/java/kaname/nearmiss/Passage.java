package kaname.nearmiss;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A report, or an answer to a question about one, as the wall keeps it: sealed twice, once for the
/// office and once for the reporter.
record Passage(
        UUID id,
        String office,
        Kind kind,
        Bytes ticket,
        Bytes reporterKey,
        Bytes forOffice,
        Bytes forReporter,
        @Nullable Bytes note,
        State state,
        boolean held,
        boolean exercise,
        LocalDate month) {

    enum Kind {
        REPORT,
        ANSWER;

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    enum State {
        /// The office has to look at it.
        REVIEW,
        /// The office asks the reporter to look at it again.
        BACK,
        /// It goes with its batch, or has gone.
        LEAVING,
        /// The reporter took it back.
        WITHDRAWN,
        /// The office does not relay it.
        DECLINED;

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        boolean open() {
            return this == REVIEW || this == BACK;
        }
    }
}
