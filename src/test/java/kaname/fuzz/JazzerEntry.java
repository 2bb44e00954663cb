package kaname.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where Jazzer comes in: hands each input to the target that `kaname.fuzz.target` names.
public final class JazzerEntry {

    private static final FuzzTarget TARGET =
            FuzzTargets.named(System.getProperty("kaname.fuzz.target", ""));

    private JazzerEntry() {}

    /// What is loaded once is not held against the first input. The seeds are laid down here: what
    /// is signed in them is signed with a key of this JVM.
    public static void fuzzerInitialize() throws Exception {
        Path corpus = Path.of(System.getProperty("kaname.fuzz.corpus", ""));
        List<byte[]> seeds = TARGET.seeds();
        for (int i = 0; i < seeds.size(); i++) {
            TARGET.take(seeds.get(i));
            Files.write(corpus.resolve("seed-" + i), seeds.get(i));
        }
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        TARGET.take(input);
    }
}
