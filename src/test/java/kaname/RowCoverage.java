package kaname;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Writes which rows of the requirement book the tests of this run proved: `target/rows.txt`, which
/// `./check` prints.
public final class RowCoverage implements TestExecutionListener {

    private static final int ROWS = 198;
    private static final Pattern ROW = Pattern.compile("[A-R][0-9]{1,2}");

    private final SortedMap<String, Integer> proven = new TreeMap<>(RowCoverage::inOrder);

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            return;
        }
        for (TestTag tag : test.getTags()) {
            if (ROW.matcher(tag.getName()).matches()) {
                proven.merge(tag.getName(), 1, Integer::sum);
            }
        }
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan plan) {
        List<String> rows =
                proven.entrySet().stream().map(e -> e.getKey() + "×" + e.getValue()).toList();
        String text =
                "Rows with a passing test: %d of %d (row×tests)%n%s%n"
                        .formatted(proven.size(), ROWS, String.join(" ", rows));
        try {
            Files.writeString(
                    Path.of(System.getProperty("kaname.basedir", "."), "target", "rows.txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int inOrder(String one, String other) {
        int letter = Character.compare(one.charAt(0), other.charAt(0));
        return letter != 0
                ? letter
                : Integer.compare(
                        Integer.parseInt(one.substring(1)), Integer.parseInt(other.substring(1)));
    }
}
