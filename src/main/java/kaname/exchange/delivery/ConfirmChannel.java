package kaname.exchange.delivery;

import java.time.Clock;
import java.util.UUID;
import kaname.platform.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Whoever reads at a new address says that messages are wanted there; the code in the link is all
/// that they need.
@Service
@Transactional
class ConfirmChannel {

    private final Channels channels;
    private final Confirmation confirmation;
    private final Clock clock;

    ConfirmChannel(Channels channels, Confirmation confirmation, Clock clock) {
        this.channels = channels;
        this.confirmation = confirmation;
        this.clock = clock;
    }

    /// The address in question.
    ///
    /// @throws Problem 404 unless the code was sent there and the channel still exists
    String asked(UUID channel, String code) {
        return channels.address(channel)
                .filter(address -> confirmation.fits(channel, address, code))
                .orElseThrow(Problem::notFound);
    }

    String confirm(UUID channel, String code) {
        String address = asked(channel, code);
        channels.confirm(channel, clock.instant());
        return address;
    }
}
