package kaname.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Inputs that were whole once: bytes overwritten, runs of them left out, doubled or taken from
/// another. The same every time.
public record Mutations(List<byte[]> wholes, Random random) {

    private static final byte[] NASTY =
            "\0\n\r\"'\\{}[]<>/.:;,-_=%&#!*+0\t\u007f~"
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    public Stream<byte[]> some(int count) {
        return IntStream.range(0, count).mapToObj(_ -> one());
    }

    private byte[] any() {
        return wholes.get(random.nextInt(wholes.size()));
    }

    private byte[] one() {
        byte[] made = any().clone();
        for (int times = random.nextInt(4); times >= 0; times--) {
            made = changed(made);
        }
        return made;
    }

    private byte[] changed(byte[] bytes) {
        if (bytes.length == 0) {
            return any().clone();
        }
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(40));
        byte[] run = Arrays.copyOfRange(bytes, from, to);
        return switch (random.nextInt(6)) {
            case 0 -> with(bytes, from, from + 1, (byte) random.nextInt());
            case 1 -> with(bytes, from, from + 1, NASTY[random.nextInt(NASTY.length)]);
            case 2 -> with(bytes, from, to);
            case 3 -> with(bytes, to, to, run);
            case 4 -> Arrays.copyOf(bytes, from);
            default -> with(bytes, from, to, Arrays.copyOf(any(), random.nextInt(40)));
        };
    }

    private static byte[] with(byte[] bytes, int from, int to, byte... middle) {
        byte[] made = new byte[from + middle.length + bytes.length - to];
        System.arraycopy(bytes, 0, made, 0, from);
        System.arraycopy(middle, 0, made, from, middle.length);
        System.arraycopy(bytes, to, made, from + middle.length, bytes.length - to);
        return made;
    }
}
