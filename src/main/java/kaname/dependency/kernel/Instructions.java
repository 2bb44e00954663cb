package kaname.dependency.kernel;

/// With which instructions the kernels work. Both come to the same bits.
public enum Instructions {
    /// What every machine and every start of Java has.
    PLAIN,

    /// Those of the module `jdk.incubator.vector`, which Java has where it was started with
    /// `--add-modules jdk.incubator.vector`.
    VECTOR;

    /// Found when the kernels are first used.
    public static final Instructions BEST =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() ? VECTOR : PLAIN;

    Sweep sweep() {
        return this == VECTOR ? new VectorSweep() : new PlainSweep();
    }

    Shares.Step step() {
        return this == VECTOR ? new VectorStep() : new PlainStep();
    }
}
