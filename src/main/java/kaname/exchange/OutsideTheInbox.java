package kaname.exchange;

import java.util.List;
import java.util.UUID;
import kaname.exchange.crossing.CarryLetter;
import kaname.exchange.delivery.LetterMessages;
import kaname.exchange.delivery.TellByHand;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What became of a letter besides lying in an inbox, and what its recipient owes.
@Component
class OutsideTheInbox {

    private final TellByHand told;
    private final LetterMessages messages;

    private final CarryLetter carry;
    private final AnswerClocks answers;

    OutsideTheInbox(
            TellByHand told, LetterMessages messages, CarryLetter carry, AnswerClocks answers) {
        this.carry = carry;
        this.answers = answers;
        this.told = told;
        this.messages = messages;
    }

    LetterView.Outside of(UUID letter) {
        return new LetterView.Outside(told.of(letter), messages.of(letter), carry.ofLetter(letter));
    }

    @Nullable AnswerClock answer(UUID letter) {
        return answers.of(List.of(letter)).get(letter.toString());
    }
}
