package kaname.framework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import kaname.catalogue.CatalogueFolder;
import kaname.fuzz.FuzzTarget;

/// A proposed file (the first line is its path) is examined to the end: what it would do, or why it
/// can't be read. It never takes the examiner down, nor more than moments.
final class ProposedChangeFuzz implements FuzzTarget {

    /// What is shipped with a few of its regimes, so that a look at it takes a moment.
    private static final CatalogueFolder SHIPPED = small();

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);

    private static CatalogueFolder small() {
        SequencedMap<String, String> files = new TreeMap<>(CatalogueFolder.shipped().files());
        files.keySet()
                .removeIf(path ->
                        path.startsWith("regimes/")
                                && !path.matches("regimes/jp-police.*|regimes/jp-near-miss.*"));
        return new CatalogueFolder(files);
    }

    @Override
    public void take(byte[] input) {
        String[] parts = FuzzTarget.text(input).split("\n", 2);
        Map<String, String> files = Map.of(parts[0], parts.length > 1 ? parts[1] : "");
        Examination found = Examination.of(SHIPPED, files, TODAY);
        String why = found.unreadable();
        FuzzTarget.promise(why == null || !why.isBlank(), parts[0]);
        FuzzTarget.promise(why == null || !found.passes(), parts[0]);
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (String path :
                List.of(
                        "regimes/jp-police.yaml",
                        "regimes/jp-police.examples.yaml",
                        "sectors.yaml",
                        "holidays.yaml",
                        "bodies.yaml")) {
            String text = SHIPPED.files().get(path);
            if (text != null) {
                seeds.addAll(FuzzTarget.texts(path + "\n" + text));
            }
        }
        seeds.addAll(
                FuzzTarget.texts(
                        "regimes/new.yaml\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
                        "regimes/new.yaml\n" + "[".repeat(3000),
                        "regimes/new.yaml\ntriggers: [{id: a, when: \""
                                + "(".repeat(2000)
                                + "\"}]\n",
                        "holidays.yaml\nholidays: [{day: 2026-13-45}]\n"));
        return seeds;
    }

    @Override
    public List<String> words() {
        return List.of(
                "&a ",
                "*a",
                "<<: ",
                "!!java.net.URL ",
                "!!binary ",
                "? ",
                "- ",
                ": ",
                "{",
                "[",
                "|\n",
                "null",
                "2026-02-30",
                "P1D",
                "source: ",
                "id: ",
                "when: ",
                "provenance: vouched",
                "PT99999999999H");
    }
}
