package kaname.dependency.kernel;

import java.util.Arrays;

/// Float by float: what every machine can.
final class PlainStep implements Shares.Step {

    private static final int WIDE = Shares.SCENARIOS;

    @Override
    public void rows(Shares shares, float[] lost, float[] was, float[] next, int first, int end) {
        float[] sum = new float[WIDE];
        for (int row = first; row < end; row++) {
            Arrays.fill(sum, 0);
            for (int k = shares.from[row]; k < shares.from[row + 1]; k++) {
                float share = shares.share[k];
                int at = shares.column[k] * WIDE;
                for (int i = 0; i < WIDE; i++) {
                    sum[i] += share * was[at + i];
                }
            }
            int own = row * WIDE;
            float pace = shares.pace[row];
            for (int i = 0; i < WIDE; i++) {
                float moved = was[own + i] + pace * (sum[i] + lost[own + i] - was[own + i]);
                next[own + i] = Math.min(1, Math.max(0, moved));
            }
        }
    }
}
