package kaname.dependency.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which lines go on later, by step: for many scenarios at once on sheets, or for one. Sheets are
/// used again, so that no more are made than are full at the same time.
final class Calendar {

    private static final int LARGE = 1024;

    static final class Sheet {
        int size;
        final int[] line;
        final long[] scenarios;
        private @Nullable Sheet next;

        private Sheet(int lines) {
            line = new int[lines];
            scenarios = new long[lines * Block.WORDS];
        }
    }

    /// Line and scenario of the block, as [#line] and [#scenario] take them apart.
    static final class Singles {
        int size;
        long[] all = new long[8];
    }

    private final @Nullable Sheet[] sheets;
    private final @Nullable Singles[] singles;
    private final int lines;
    private @Nullable Sheet spare;

    Calendar(int horizon, int services) {
        sheets = new Sheet[horizon];
        singles = new Singles[horizon];
        lines = Math.clamp(services / 8, 8, LARGE);
    }

    void add(int step, int line, long[] scenarios, int at) {
        Sheet sheet = sheets[step];
        if (sheet == null || sheet.size == lines) {
            Sheet fresh = spare;
            if (fresh == null) {
                fresh = new Sheet(lines);
            } else {
                spare = fresh.next;
            }
            fresh.next = sheet;
            sheets[step] = fresh;
            sheet = fresh;
        }
        sheet.line[sheet.size] = line;
        System.arraycopy(scenarios, at, sheet.scenarios, sheet.size * Block.WORDS, Block.WORDS);
        sheet.size++;
    }

    void add(int step, int line, int scenario) {
        Singles page = singles[step];
        if (page == null) {
            page = new Singles();
            singles[step] = page;
        }
        if (page.size == page.all.length) {
            page.all = Arrays.copyOf(page.all, page.size * 2);
        }
        page.all[page.size++] = (long) line << 9 | scenario;
    }

    static int line(long single) {
        return (int) (single >>> 9);
    }

    static int scenario(long single) {
        return (int) single & (Block.SCENARIOS - 1);
    }

    boolean has(int step) {
        return sheets[step] != null || singles[step] != null;
    }

    /// The last of the sheets of a step, which leads to the others.
    @Nullable Sheet takeSheets(int step) {
        Sheet sheet = sheets[step];
        sheets[step] = null;
        return sheet;
    }

    @Nullable Singles takeSingles(int step) {
        Singles page = singles[step];
        singles[step] = null;
        return page;
    }

    /// @return the sheet after it
    @Nullable Sheet giveBack(Sheet sheet) {
        Sheet next = sheet.next;
        sheet.size = 0;
        sheet.next = spare;
        spare = sheet;
        return next;
    }

    void clear() {
        for (int step = 0; step < sheets.length; step++) {
            Sheet sheet = takeSheets(step);
            while (sheet != null) {
                sheet = giveBack(sheet);
            }
            takeSingles(step);
        }
    }
}
