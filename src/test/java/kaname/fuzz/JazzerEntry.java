package kaname.fuzz;

/// Where Jazzer comes in: hands each input to the target that `kaname.fuzz.target` names.
public final class JazzerEntry {

    private static final FuzzTarget TARGET =
            FuzzTargets.named(System.getProperty("kaname.fuzz.target", ""));

    private JazzerEntry() {}

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        TARGET.take(input);
    }
}
