package kaname.advisory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.advisory.stix.StixBundle;
import kaname.exchange.CanonicalJson;
import kaname.taxii.Shelf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lays advisories where programs fetch them, inside the transaction of their release. No exercise
/// leaves the house.
@Component
class OnTheShelf {

    /// The house's own collection, made by its migration.
    private static final UUID ADVISORIES = UUID.fromString("5b9f0e6a-2c47-4d18-9a63-e1d07c4b8f05");

    private final Shelf shelf;

    OnTheShelf(Shelf shelf) {
        this.shelf = shelf;
    }

    /// The same objects as `earlier` in their new version; those that it no longer has are revoked
    /// for whoever read them.
    void lay(Advisory one, @Nullable Advisory earlier) {
        if (one.head().exercise()) {
            return;
        }
        List<Map<String, Object>> objects = StixBundle.shared(one);
        if (earlier != null) {
            put(earlier, StixBundle.revoked(earlier, objects, one.head().releasedAt()));
        }
        put(one, objects);
    }

    /// Leaves the ids, revoked, and nothing of what they said.
    void takeBack(Advisory one, Instant at) {
        if (!one.head().exercise()) {
            shelf.withdraw(ADVISORIES, one.head().id());
            put(one, StixBundle.revoked(one, List.of(), at));
        }
    }

    private void put(Advisory guard, List<Map<String, Object>> objects) {
        shelf.put(
                ADVISORIES,
                guard.head().id(),
                objects.stream().map(CanonicalJson::compact).toList());
    }
}
