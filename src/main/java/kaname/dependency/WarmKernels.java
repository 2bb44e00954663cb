package kaname.dependency;

import java.time.Duration;
import kaname.dependency.cascade.WarmUp;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Lets the kernels run on invented services once the doors are open, so that the first question at
/// 03:00 is not the one that waits for the compiler. Beside everything else, for a few seconds;
/// `kaname.warm=false` (`KANAME_WARM`) leaves it out.
@Component
@ConditionalOnProperty(name = "kaname.warm", matchIfMissing = true)
class WarmKernels {

    private static final Duration TIME = Duration.ofSeconds(4);

    @EventListener(ApplicationReadyEvent.class)
    void warm() {
        Thread thread = new Thread(() -> new WarmUp().run(TIME), "warm-kernels");
        thread.setDaemon(true);
        thread.start();
    }
}
