package kaname.dependency.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// As [PlainStep], as many floats at once as the machine adds at once.
final class VectorStep implements Shares.Step {

    private static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > Shares.SCENARIOS
                    ? FloatVector.SPECIES_512
                    : FloatVector.SPECIES_PREFERRED;
    private static final int WIDE = SPECIES.length();

    @Override
    public void rows(Shares shares, float[] lost, float[] was, float[] next, int first, int end) {
        int[] from = shares.from;
        int[] column = shares.column;
        float[] share = shares.share;
        for (int row = first; row < end; row++) {
            for (int lane = 0; lane < Shares.SCENARIOS; lane += WIDE) {
                FloatVector sum = FloatVector.zero(SPECIES);
                for (int k = from[row]; k < from[row + 1]; k++) {
                    int at = column[k] * Shares.SCENARIOS + lane;
                    sum = sum.add(FloatVector.fromArray(SPECIES, was, at).mul(share[k]));
                }
                int own = row * Shares.SCENARIOS + lane;
                FloatVector now = FloatVector.fromArray(SPECIES, was, own);
                FloatVector gap = sum.add(FloatVector.fromArray(SPECIES, lost, own)).sub(now);
                now.add(gap.mul(shares.pace[row])).max(0).min(1).intoArray(next, own);
            }
        }
    }
}
