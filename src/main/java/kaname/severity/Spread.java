package kaname.severity;

/// How far a failure may reach over the sectors, worked out from dependencies: what stands beside a
/// constant of the sector.
///
/// @param reached sectors with a service that may stop
/// @param sectors all sectors of which a service is known
public record Spread(int reached, int sectors) {

    /// From 0 to 100, as NCISS counts.
    public long share() {
        return sectors == 0 ? 0 : Math.round(100.0 * reached / sectors);
    }
}
