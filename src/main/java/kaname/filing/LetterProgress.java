package kaname.filing;

import java.time.Instant;
import java.util.UUID;
import kaname.exchange.Mailbox;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// How far one letter has come: to the body that the law names, and to the desk that acts for it.
/// `byHand` when nobody here acts for its recipient, so that the operator has to hand it in.
record LetterProgress(
        UUID letter,
        Text body,
        Text to,
        int report,
        Instant sentAt,
        boolean byHand,
        @Nullable Instant readAt,
        @Nullable Instant acknowledgedAt,
        int questions,
        Mailbox.Outside outside,
        Text regime,
        Text stage) {

    static LetterProgress of(Mailbox.Delivered delivered, Text body, Text regime, Text stage) {
        var letter = delivered.letter();
        Text organisation = delivered.recipientName();
        return new LetterProgress(
                letter.id(),
                body,
                organisation == null ? body : organisation,
                letter.report(),
                letter.sentAt(),
                letter.recipient() == null,
                delivered.readAt(),
                delivered.acknowledgedAt(),
                delivered.questions(),
                delivered.outside(),
                regime,
                stage);
    }
}
