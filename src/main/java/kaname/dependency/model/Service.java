package kaname.dependency.model;

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
public record Service(
        String id,
        Text name,
        String sector,
        Estimate autonomy,
        Estimate threshold,
        @Nullable Estimate restoration,
        @Nullable Site site) {

    public static final Estimate HALF = Estimate.exactly(0.5);

    /// Degrees, WGS 84.
    public record Site(double latitude, double longitude) {}

    /// With what is taken where nothing was said: no autonomy, stopped by the loss of half.
    public static Service of(String id, Text name, String sector) {
        return new Service(id, name, sector, Estimate.ZERO, HALF, null, null);
    }
}
