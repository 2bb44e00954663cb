package kaname.dependency.cascade;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import kaname.fuzz.FuzzTarget;
import kaname.platform.Problem;

/// A tally is read only if it would be written so, and it makes a forecast. Its sum is made right
/// first: whoever forges one can do that too.
final class TallyFuzz implements FuzzTarget {

    @Override
    public void take(byte[] input) {
        taken(input);
        if (input.length > WriteTally.SUM) {
            int length = input.length - WriteTally.SUM;
            byte[] forged = input.clone();
            System.arraycopy(WriteTally.sum(input, length), 0, forged, length, WriteTally.SUM);
            taken(forged);
        }
    }

    private static void taken(byte[] input) {
        try {
            Tally read = Tally.read(input);
            FuzzTarget.promise(Arrays.equals(read.bytes(), input), input.length);
            Forecast.of(read)
                    .services()
                    .forEach(one ->
                            FuzzTarget.promise(
                                    one.probability().value() <= 1
                                            && one.unserved() <= Question.LONGEST,
                                    one));
        } catch (Problem refused) {
            FuzzTarget.promise(refused.status() == 400, refused);
        }
    }

    @Override
    public List<byte[]> seeds() {
        Cascade cascade = new Cascade(TallyTest.uncertain(new Random(3)));
        Shard whole =
                cascade.whole(new Question(List.of(new Question.Failure("s0", 0.1)), 1.5, 40, 1));
        return List.of(
                cascade.of(whole).bytes(),
                cascade.of(whole.with(3, 9)).plus(cascade.of(whole.with(20, 30))).bytes());
    }
}
