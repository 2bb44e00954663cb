package kaname.exchange;

import java.time.Instant;
import kaname.platform.Cursor;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Where a page of the list ends, as a link carries it: a time and a letter.
final class InboxPlace {

    private InboxPlace() {}

    static String clock(Mailbox.Delivered last) {
        Instant clock = last.letter().clockAt();
        return (clock == null ? Mailbox.NEVER : clock) + "_" + last.letter().id();
    }

    static String acknowledged(Mailbox.Delivered last) {
        return last.acknowledgedAt() + "_" + last.letter().id();
    }

    /// @throws Problem 400 for anything that no link of ours carries
    static Mailbox.@Nullable Place read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Cursor.read(text)
                .map(cursor -> new Mailbox.Place(cursor.at(), cursor.id()))
                .orElseThrow(() ->
                        Problem.field(
                                "invalid-cursor",
                                "/after",
                                Text.of("受信箱をはじめから開いてください", "open the inbox from its start")));
    }
}
