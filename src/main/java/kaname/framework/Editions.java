package kaname.framework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import kaname.catalogue.Catalogue;
import kaname.catalogue.CatalogueError;
import kaname.catalogue.CatalogueFolder;
import kaname.catalogue.Catalogues;
import kaname.exchange.Hash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The catalogue that this house works with: the latest edition, live on every node within a
/// second. A transaction that has asked once is given the same edition until it ends.
@Component
public class Editions implements Catalogues {

    private static final Logger log = LoggerFactory.getLogger("kaname.framework");
    private static final long LOOKS_AGAIN_AFTER = Duration.ofSeconds(1).toNanos();
    private static final int REMEMBERED = 4;

    private record Current(int number, Catalogue catalogue) {}

    private final EditionShelf shelf;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;
    private final ReentrantLock turning = new ReentrantLock();
    private final Map<Integer, Catalogue> earlier =
            new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, Catalogue> eldest) {
                    return size() > REMEMBERED;
                }
            };
    private volatile Current current;
    private volatile long lookedAt = System.nanoTime();
    private volatile int unreadable;

    Editions(EditionShelf shelf, PlatformTransactionManager transactions, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.current = ownTransaction.execute(_ -> open());
    }

    @Override
    public Catalogue now() {
        return pinned().catalogue();
    }

    @Override
    public int edition() {
        return pinned().number();
    }

    @Override
    public Catalogue of(int edition) {
        Current now = pinned();
        return edition == now.number() ? now.catalogue() : earlier(edition);
    }

    @Override
    public Catalogue knownAt(Instant instant) {
        return of(shelf.knownAt(instant).map(Edition::number).orElseGet(this::edition));
    }

    /// The number of a later edition that this node can't read, such as one made by a newer
    /// release; 0 if there is none.
    int unreadable() {
        return unreadable;
    }

    /// Looks at once, as after an adoption.
    void turn() {
        turning.lock();
        try {
            look();
        } finally {
            turning.unlock();
        }
    }

    private Current pinned() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return fresh();
        }
        if (TransactionSynchronizationManager.getResource(this) instanceof Current pinned) {
            return pinned;
        }
        Current pinned = fresh();
        TransactionSynchronizationManager.bindResource(this, pinned);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void suspend() {
                        TransactionSynchronizationManager.unbindResource(Editions.this);
                    }

                    @Override
                    public void resume() {
                        TransactionSynchronizationManager.bindResource(Editions.this, pinned);
                    }

                    @Override
                    public void afterCompletion(int status) {
                        TransactionSynchronizationManager.unbindResourceIfPossible(Editions.this);
                    }
                });
        return pinned;
    }

    private Current fresh() {
        if (System.nanoTime() - lookedAt > LOOKS_AGAIN_AFTER && turning.tryLock()) {
            try {
                look();
            } finally {
                turning.unlock();
            }
        }
        return current;
    }

    /// What can't be read now is not worth a refused report: the house goes on with what it has.
    private void look() {
        lookedAt = System.nanoTime();
        try {
            int latest = shelf.latestNumber();
            if (latest != current.number() && latest != unreadable) {
                current = new Current(latest, Catalogue.of(shelf.files(latest)));
                log.info("The framework is at edition {}", latest);
            }
        } catch (CatalogueError e) {
            unreadable = shelf.latestNumber();
            log.error(
                    "Edition {} can't be read here; this node stays at edition {}: {}",
                    unreadable,
                    current.number(),
                    e.getMessage());
        } catch (DataAccessException e) {
            log.warn("Could not ask for the latest edition: {}", e.getMessage());
        }
    }

    private Catalogue earlier(int number) {
        turning.lock();
        try {
            return earlier.computeIfAbsent(number, n -> Catalogue.of(shelf.files(n)));
        } finally {
            turning.unlock();
        }
    }

    /// A release that brings other files makes an edition: those files with the changes that stand
    /// laid over them. One that was superseded makes none when a node of it starts again.
    private Current open() {
        shelf.hold();
        CatalogueFolder shipped = CatalogueFolder.shipped();
        Hash release = digest(shipped);
        Edition latest = shelf.latest().orElse(null);
        if (latest != null && latest.release().equals(release)) {
            return stay(latest);
        }
        if (latest != null && shelf.knows(release)) {
            log.warn(
                    "A later release has made editions since; this node, of an older one, stays at"
                            + " edition {}",
                    latest.number());
            return stay(latest);
        }
        CatalogueFolder layered = shelf.layered(shipped, null);
        try {
            Catalogue catalogue = Catalogue.of(layered);
            Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return new Current(
                    shelf.put(layered, at, Edition.Cause.RELEASE, null, release), catalogue);
        } catch (CatalogueError e) {
            if (latest == null) {
                throw e;
            }
            log.error(
                    "The release's catalogue and the changes adopted here don't fit; the house"
                            + " stays at edition {}: {}",
                    latest.number(),
                    e.getMessage());
            return stay(latest);
        }
    }

    private Current stay(Edition latest) {
        return new Current(latest.number(), Catalogue.of(shelf.files(latest.number())));
    }

    static Hash digest(CatalogueFolder folder) {
        StringBuilder all = new StringBuilder();
        folder.files()
                .forEach((path, text) ->
                        all.append(path).append(' ').append(Hash.sha256(text).hex()).append('\n'));
        return Hash.sha256(all.toString());
    }
}
