package kaname.exchange;

import java.util.UUID;
import kaname.exchange.crossing.CarryLetter;
import kaname.exchange.delivery.LetterMessages;
import kaname.exchange.delivery.TellByHand;
import org.springframework.stereotype.Component;

/// What became of a letter besides lying in an inbox.
@Component
class OutsideTheInbox {

    private final TellByHand told;
    private final LetterMessages messages;

    private final CarryLetter carry;

    OutsideTheInbox(TellByHand told, LetterMessages messages, CarryLetter carry) {
        this.carry = carry;
        this.told = told;
        this.messages = messages;
    }

    LetterView.Outside of(UUID letter) {
        return new LetterView.Outside(told.of(letter), messages.of(letter), carry.ofLetter(letter));
    }
}
