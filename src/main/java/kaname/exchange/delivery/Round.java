package kaname.exchange.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import kaname.platform.live.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Carries what is due, a few messages at a time for each kind of channel, as soon as the wire says
/// that something was planned and every two seconds anyway. Nodes share the work: the database
/// gives each delivery to one of them, and gives it again if that one says nothing for two minutes.
@Component
class Round implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger("kaname.deliveries");
    private static final int AT_ONCE = 8;
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(2);
    private static final int TRIES_TO_SETTLE = 5;
    private static final int AT_A_TIME = 100;

    private final Deliveries deliveries;
    private final List<Carrier> carriers;
    private final Clock clock;
    private final Wire wire;
    private final List<Semaphore> bells;
    private final BlockingQueue<Deliveries.Settled> settled = new LinkedBlockingQueue<>();
    private volatile CountDownLatch done = new CountDownLatch(1);
    private volatile boolean running;

    Round(Deliveries deliveries, List<Carrier> carriers, Clock clock, Wire wire) {
        this.deliveries = deliveries;
        this.carriers = List.copyOf(carriers);
        this.clock = clock;
        this.wire = wire;
        this.bells = carriers.stream().map(_ -> new Semaphore(0)).toList();
    }

    @Override
    public void start() {
        running = true;
        done = new CountDownLatch(1);
        Thread.ofVirtual().name("kaname-round-written").start(this::writeDown);
        wire.onHappening(_ -> bells.forEach(Semaphore::release));
        for (int i = 0; i < carriers.size(); i++) {
            Carrier carrier = carriers.get(i);
            Semaphore bell = bells.get(i);
            Thread.ofVirtual()
                    .name("kaname-round-" + carrier.kind().id())
                    .start(() -> run(carrier, bell));
        }
    }

    private void run(Carrier carrier, Semaphore bell) {
        Semaphore hands = new Semaphore(AT_ONCE);
        while (running) {
            try {
                bell.drainPermits();
                if (!work(carrier, hands)) {
                    bell.tryAcquire(LOOKS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (DataAccessException away) {
                LockSupport.parkNanos(LOOKS_EVERY.toNanos());
            }
        }
    }

    /// Gives as many parcels out as there are free hands; false if there was none.
    private boolean work(Carrier carrier, Semaphore hands) throws InterruptedException {
        hands.acquire();
        int free = 1 + hands.drainPermits();
        List<Parcel> taken = List.of();
        try {
            taken = deliveries.take(carrier.kind(), clock.instant(), free);
        } finally {
            hands.release(free - taken.size());
        }
        for (Parcel parcel : taken) {
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            carry(carrier, parcel);
                        } finally {
                            hands.release();
                        }
                    });
        }
        return !taken.isEmpty();
    }

    private void carry(Carrier carrier, Parcel parcel) {
        long began = System.nanoTime();
        Outcome outcome = carrier.carry(parcel);
        long took = Duration.ofNanos(System.nanoTime() - began).toMillis();
        Instant again =
                switch (outcome) {
                    case Outcome.Accepted _ -> null;
                    case Outcome.Refused _ -> null;
                    case Outcome.Later _ ->
                            BackOff.after(
                                            parcel.failures() + 1,
                                            ThreadLocalRandom.current().nextDouble())
                                    .map(clock.instant()::plus)
                                    .orElse(null);
                };
        if (!(outcome instanceof Outcome.Accepted)) {
            log.warn(
                    "Delivery {} attempt {}: {}{}",
                    parcel.id(),
                    parcel.attempt(),
                    outcome.detail(),
                    again == null ? ", given up" : "");
        }
        settled.add(new Deliveries.Settled(parcel, clock.instant(), outcome, took, again));
    }

    /// Writes down how attempts went, those of a moment together: a commit for each would cost more
    /// than carrying them.
    private void writeDown() {
        List<Deliveries.Settled> some = new ArrayList<>();
        while (running || !settled.isEmpty()) {
            try {
                Deliveries.Settled first = settled.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    some.add(first);
                    settled.drainTo(some, AT_A_TIME);
                    settle(List.copyOf(some));
                    some.clear();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        done.countDown();
    }

    /// What was said to be there must not be said again only because the database was away for a
    /// moment.
    private void settle(List<Deliveries.Settled> some) {
        for (int i = 1; i <= TRIES_TO_SETTLE; i++) {
            try {
                deliveries.settle(some);
                return;
            } catch (DataAccessException away) {
                LockSupport.parkNanos(Duration.ofSeconds(i).toNanos());
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        bells.forEach(Semaphore::release);
        try {
            if (!done.await(3, TimeUnit.SECONDS)) {
                log.warn("Some deliveries were not written down and may be made again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
