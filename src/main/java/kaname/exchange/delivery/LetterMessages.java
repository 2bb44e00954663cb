package kaname.exchange.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.platform.Text;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The messages that told somebody of a letter, for its operator: that they went and how they
/// fared, not where to.
@Service
@Transactional(readOnly = true)
public class LetterMessages {

    /// One message and how far it has come.
    public record Message(Text what, Instant at, Text state, boolean failed) {}

    private static final int MOST = 50;

    private final Channels channels;

    LetterMessages(Channels channels) {
        this.channels = channels;
    }

    /// The newest first; of other organisations' channels only what is about this letter.
    public List<Message> of(UUID letter) {
        return channels.about(letter, MOST).stream()
                .map(sent ->
                        new Message(
                                what(sent.occasion()),
                                sent.settledAt() == null ? sent.plannedAt() : sent.settledAt(),
                                DeliveryWords.state(sent.state(), sent.attempts()),
                                sent.state().equals("failed")))
                .toList();
    }

    private static Text what(Occasion occasion) {
        return switch (occasion) {
            case LETTER -> Text.of("届いたこと", "That it is there");
            case QUESTION -> Text.of("質問・答え", "Question or answer");
            case UNREAD -> Text.of("まだ開かれていないこと", "That it is unopened");
            case REMINDER -> Text.of("期限", "Due time");
            case ANNOUNCEMENT -> Text.of("情報提供・助言・指導", "Announcement");
            case CIRCLE -> Text.of("グループで何かが待つこと", "That something waits in a circle");
            case DRILL -> Text.of("連絡訓練", "Contact drill");
            case CONCERN -> Text.of("登録に当たる情報", "What concerns the registered");
            case FAILED -> Text.of("別の届け先に届かないこと", "That another channel failed");
            case TEST, CONFIRM -> Text.of("届け先の確認", "Check of a channel");
        };
    }
}
