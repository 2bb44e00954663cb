package kaname.exchange;

import java.time.Instant;
import java.util.List;
import kaname.catalogue.Phase;
import kaname.catalogue.Purpose;
import kaname.exchange.crossing.Crossing;
import kaname.exchange.delivery.LetterMessages;
import kaname.exchange.delivery.ToldByHand;
import kaname.platform.Caller;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A letter as one of its parties reads it: what was sent, how far it has come, what was said about
/// it since.
public record LetterView(
        InboxRow row,
        Sheet sheet,
        List<Line> lines,
        Stand stand,
        Outside outside,
        Marking marking,
        Purpose purpose,
        Side side,
        String incident,
        String hash,
        List<Readings.Reading> readings,
        List<Said> said,
        List<Sibling> siblings) {

    /// On which side of the letter the reader sits.
    public enum Side {
        RECIPIENT,
        OPERATOR,
        SENDER
    }

    /// How far the letter has come. `recipient` is null where nobody here acts for that body.
    public record Stand(
            @Nullable Text recipient, @Nullable Instant readAt, @Nullable Instant acknowledgedAt) {
        public boolean connected() {
            return recipient != null;
        }
    }

    /// What went on outside the inbox: what the operator told by hand, and messages about it.
    public record Outside(
            List<ToldByHand> told, List<LetterMessages.Message> sent, List<Crossing> crossings) {
        public boolean asked() {
            return crossings.stream().anyMatch(Crossing::asked);
        }
    }

    /// An item of the form; `missing` when this stage asks for it and nothing was sent.
    public record Line(Text label, List<Sheet.Value> values, boolean missing) {}

    public record Said(Text who, Instant at, String text, boolean mine) {}

    /// Another letter of the same incident that the reader may see.
    public record Sibling(
            String id, Text title, int report, Text recipient, Instant sentAt, boolean here) {}

    static Side side(Letter letter, Caller caller) {
        if (caller.organisation().equals(letter.recipient())) {
            return Side.RECIPIENT;
        }
        return caller.organisation().equals(letter.operator()) ? Side.OPERATOR : Side.SENDER;
    }

    static List<Line> lines(Sheet sheet, Phase phase) {
        return sheet.items().stream()
                .map(item -> new Line(item.label(), item.values(), item.emptyThoughNeededIn(phase)))
                .toList();
    }

    public long missing() {
        return lines.stream().filter(Line::missing).count();
    }

    public Text recipient() {
        return stand.recipient() == null ? sheet.recipient() : stand.recipient();
    }

    /// Told as an effort or voluntarily: locked against other uses.
    public boolean locked() {
        return row.dutyClass() != kaname.catalogue.DutyClass.MANDATORY;
    }

    public boolean voluntary() {
        return row.dutyClass() == kaname.catalogue.DutyClass.VOLUNTARY;
    }

    public boolean toAcknowledge() {
        return side == Side.RECIPIENT && stand.acknowledgedAt() == null;
    }

    /// The one sentence that says where the letter stands.
    public Text headline() {
        if (!stand.connected()) {
            return undelivered().with(sheet.recipient());
        }
        if (toAcknowledge()) {
            return Text.of("{0}からの通知です。受領の返事を待っています。", "From {0}. Your acknowledgement is awaited.")
                    .with(row.sender());
        }
        if (stand.acknowledgedAt() != null) {
            return Text.of("{0}が受領しました。", "{0} has acknowledged it.").with(recipient());
        }
        return stand.readAt() == null
                ? Text.of("{0}はまだ開いていません。", "{0} has not opened it yet.").with(recipient())
                : Text.of("{0}が開きました。受領の返事はまだです。", "{0} has opened it and not yet acknowledged it.")
                        .with(recipient());
    }

    private Text undelivered() {
        return voluntary()
                ? Text.of(
                        "{0}には届けていません。届けるなら、ご自身で提出してください。",
                        "Not delivered to {0}: to send it, file it by hand.")
                : Text.of("{0}には届けていません。ご自身で提出してください。", "Not delivered to {0}: file it by hand.");
    }
}
