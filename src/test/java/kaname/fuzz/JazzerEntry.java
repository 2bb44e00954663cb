package kaname.fuzz;

/// Where Jazzer comes in: hands each input to the target that `kaname.fuzz.target` names.
public final class JazzerEntry {

    private static final FuzzTarget TARGET =
            FuzzTargets.named(System.getProperty("kaname.fuzz.target", ""));

    private JazzerEntry() {}

    /// What is loaded once is not held against the first input.
    public static void fuzzerInitialize() throws Exception {
        for (byte[] seed : TARGET.seeds()) {
            TARGET.take(seed);
        }
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        TARGET.take(input);
    }
}
