package kaname.exchange;

import java.time.Clock;
import kaname.registry.TwoHandsGranted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The running house takes a new signing key once two administrators agreed.
@Component
class RotateWhenGranted {

    private final KeyRing keys;
    private final Clock clock;

    RotateWhenGranted(KeyRing keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @EventListener
    void rotate(TwoHandsGranted granted) {
        if (granted.what().equals(TwoHandsGranted.ROTATE_KEY)) {
            keys.rotate(clock.instant());
        }
    }
}
