package kaname.dependency.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A service, or a system, that others stand on.
///
/// @param id what dependencies call it
/// @param sector a sector of the catalogue; "" where none was said
/// @param autonomy hours that it goes on by its own means once too much of what it needs is gone
/// @param threshold the share of what it needs, 0 to 1, whose loss stops it
/// @param restoration hours that it takes to come back once the cause is gone. Null: one that
///   failed by itself does not come back, one that lost its supply comes back with it
/// @param site where it stands; null where that was not said
/// @param backup from where it goes on when it can't from its site; null where that was not said
/// @param evidence why one should believe all this
public record Service(
        String id,
        Text name,
        String sector,
        Estimate autonomy,
        Estimate threshold,
        @Nullable Estimate restoration,
        @Nullable Site site,
        @Nullable Site backup,
        Dependency.Evidence evidence) {

    public static final Estimate HALF = Estimate.exactly(0.5);

    /// Degrees, WGS 84.
    ///
    /// @param name "" where it has none
    public record Site(double latitude, double longitude, String name) {}

    /// One without a backup, of which nobody said why to believe it.
    public Service(
            String id,
            Text name,
            String sector,
            Estimate autonomy,
            Estimate threshold,
            @Nullable Estimate restoration,
            @Nullable Site site) {
        this(
                id,
                name,
                sector,
                autonomy,
                threshold,
                restoration,
                site,
                null,
                Dependency.Evidence.NONE);
    }

    /// With what is taken where nothing was said: no autonomy, stopped by the loss of half.
    public static Service of(String id, Text name, String sector) {
        return new Service(id, name, sector, Estimate.ZERO, HALF, null, null);
    }

    /// The same, called otherwise and of another sector.
    public Service called(Text otherName, String otherSector) {
        return new Service(
                id,
                otherName,
                otherSector,
                autonomy,
                threshold,
                restoration,
                site,
                backup,
                evidence);
    }

    /// Whether anything was said but what it is called.
    public boolean described() {
        return !equals(of(id, name, sector));
    }

    /// The same, coming back after another time.
    public Service restoredAfter(@Nullable Estimate hours) {
        return new Service(id, name, sector, autonomy, threshold, hours, site, backup, evidence);
    }

    /// All from which it can go on.
    public List<Site> sites() {
        return Stream.of(site, backup).filter(Objects::nonNull).toList();
    }
}
