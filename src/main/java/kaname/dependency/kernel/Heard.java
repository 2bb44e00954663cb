package kaname.dependency.kernel;

/// Hears what becomes of services. A service is heard of from one thread, different services from
/// different ones.
public interface Heard {

    /// @param scenarios 512 bits in `scenarios[at]` to `scenarios[at + 7]`, one for each scenario
    ///   of the block in which the service stops in this step
    void stops(int service, int step, long[] scenarios, int at);

    /// … in which it first loses something in this step, or stops in it.
    void lessens(int service, int step, long[] scenarios, int at);
}
