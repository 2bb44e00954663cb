package kaname.dependency.kernel;

/// Reads rows of a block and tells it which became short. Every implementation comes to the same
/// bits.
interface Sweep {

    /// @return how many inputs were read
    long rows(Block block, int part, int step);
}
