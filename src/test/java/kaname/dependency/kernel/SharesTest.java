package kaname.dependency.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import kaname.dependency.inoperability.Inoperability;
import kaname.dependency.inoperability.Interdependency;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;

@Tag("H2")
class SharesTest {

    @Property(tries = 100)
    void theSameBitsWithAllInstructionsAndTheCourseOfTheModelInDoublePrecision(@ForAll long seed) {
        Random chance = new Random(seed);
        int size = 1 + chance.nextInt(40);
        double[][] matrix = new double[size][size];
        int[] from = new int[size + 1];
        int[] column = new int[size * 4];
        float[] share = new float[size * 4];
        float[] pace = new float[size];
        double[] slow = new double[size];
        for (int i = 0; i < size; i++) {
            from[i + 1] = from[i];
            for (int j = chance.nextInt(3);
                    j < size && from[i + 1] < 4 * i + 4;
                    j += 1 + chance.nextInt(9)) {
                column[from[i + 1]] = j;
                share[from[i + 1]] = chance.nextFloat() * 0.22f;
                matrix[i][j] = share[from[i + 1]++];
            }
            pace[i] = chance.nextFloat();
            slow[i] = pace[i];
        }
        float[] start = new float[size * 16];
        float[] lost = new float[size * 16];
        for (int i = 0; i < start.length; i++) {
            start[i] = chance.nextFloat();
            lost[i] = chance.nextInt(3) == 0 ? chance.nextFloat() * 1.5f : 0;
        }
        Shares shares = new Shares(from, column, share, pace);
        float[] plain = shares.after(20, start, lost, Watch.NOBODY, Instructions.PLAIN, 1);
        assertThat(shares.after(20, start, lost, Watch.NOBODY, Instructions.VECTOR, 1))
                .isEqualTo(plain);
        assertThat(shares.after(20, start, lost, Watch.NOBODY, Instructions.VECTOR, 3))
                .isEqualTo(plain);

        double[] first = new double[size];
        double[] perturbed = new double[size];
        for (int i = 0; i < size; i++) {
            first[i] = start[16 * i + 5];
            perturbed[i] = lost[16 * i + 5];
        }
        double[] course =
                new Inoperability(Interdependency.of(matrix))
                        .course(slow, first, 20, _ -> perturbed)[20];
        for (int i = 0; i < size; i++) {
            assertThat((double) plain[16 * i + 5]).isCloseTo(course[i], within(1e-5));
        }
    }
}
