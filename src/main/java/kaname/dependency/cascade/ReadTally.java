package kaname.dependency.cascade;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import kaname.dependency.model.ReadModel;
import kaname.platform.Problem;
import kaname.platform.Text;

/// Reads what [WriteTally] writes: no number of things is believed before as many bytes are there,
/// and no sum that so many scenarios could not come to.
final class ReadTally {

    private static final int HASH = 32;
    private static final int LONGEST_ID = 4 * 200;

    private final byte[] bytes;
    private final ByteBuffer in;

    ReadTally(byte[] bytes) {
        this.bytes = bytes;
        this.in = ByteBuffer.wrap(bytes);
    }

    Tally tally() {
        try {
            header();
            Tally tally = body();
            if (in.hasRemaining()) {
                throw damaged();
            }
            return tally;
        } catch (BufferUnderflowException | CharacterCodingException endsEarly) {
            throw damaged();
        }
    }

    private void header() {
        byte[] magic = WriteTally.MAGIC;
        if (bytes.length <= magic.length
                || !Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length)) {
            throw Problem.of(
                    400,
                    "no-tally",
                    Text.of("シナリオの集計のファイルではありません", "Not a file with a tally of scenarios"));
        }
        in.position(magic.length);
        int version = Byte.toUnsignedInt(in.get());
        if (version != WriteTally.VERSION) {
            throw Problem.of(
                    400,
                    "other-version",
                    Text.of(
                                    "版 {0} の集計です。読めるのは版 {1} です。同じ版の Kaname で数え直してください",
                                    "A tally of version {0}, and only {1} is read: count again with"
                                            + " one version of Kaname")
                            .with(version, WriteTally.VERSION));
        }
        int length = bytes.length - WriteTally.SUM;
        if (length < in.position()
                || !Arrays.equals(
                        WriteTally.sum(bytes, length),
                        Arrays.copyOfRange(bytes, length, bytes.length))) {
            throw damaged();
        }
        in.limit(length);
    }

    private Tally body() throws CharacterCodingException {
        byte[] hash = new byte[HASH];
        in.get(hash);
        Question question = question();
        List<String> services = services();
        if (!Set.copyOf(services).containsAll(question.services())) {
            throw damaged();
        }
        Covered covered = covered(question);
        int scenarios = covered.count();
        Histogram fails = histogram(services.size(), question.horizon(), scenarios);
        Histogram degrades = histogram(services.size(), question.horizon(), scenarios);
        Histogram restored = histogram(services.size(), question.horizon(), scenarios);
        long most = (long) scenarios * question.horizon();
        long[] down = sums(services.size(), most);
        return new Tally(
                HexFormat.of().formatHex(hash),
                question,
                services,
                covered,
                fails,
                degrades,
                restored,
                down,
                sums(services.size(), most));
    }

    private Question question() throws CharacterCodingException {
        double hours = in.getDouble();
        long seed = in.getLong();
        int scenarios = whole(1, Question.MOST);
        int failures = many(ReadModel.MOST_SERVICES);
        List<Question.Failure> failing = new ArrayList<>();
        for (int i = 0; i < failures; i++) {
            failing.add(new Question.Failure(id(), hours(in.getDouble(), 0)));
        }
        return new Question(failing, hours(hours, Double.MIN_VALUE), scenarios, seed);
    }

    private static double hours(double hours, double least) {
        if (!(hours >= least && hours <= Question.LONGEST)) {
            throw damaged();
        }
        return hours;
    }

    private List<String> services() throws CharacterCodingException {
        int services = many(ReadModel.MOST_SERVICES);
        Set<String> known = new HashSet<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            ids.add(id());
            if (!known.add(ids.getLast())) {
                throw damaged();
            }
        }
        return List.copyOf(ids);
    }

    private Covered covered(Question question) {
        int ranges = many(question.scenarios());
        List<Covered.Range> found = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < ranges; i++) {
            int from = next + whole(i == 0 ? 0 : 1, question.scenarios() - next);
            next = from + whole(1, question.scenarios() - from);
            found.add(new Covered.Range(from, next));
        }
        if (found.isEmpty()) {
            throw damaged();
        }
        return new Covered(found);
    }

    private Histogram histogram(int services, int horizon, int scenarios) {
        int size = many(Histogram.MOST);
        long[] at = new long[size];
        int[] counts = new int[size];
        int service = 0;
        for (int from = 0; from < size; ) {
            service += whole(from == 0 ? 0 : 1, services - 1 - service);
            int to = from + whole(1, size - from);
            int minute = 0;
            int left = scenarios;
            for (int i = from; i < to; i++) {
                minute += whole(i == from ? 0 : 1, horizon - 1 - minute);
                at[i] = Histogram.at(service, minute);
                counts[i] = whole(1, left);
                left -= counts[i];
            }
            from = to;
        }
        return new Histogram(at, counts);
    }

    private long[] sums(int services, long most) {
        return IntStream.range(0, services).mapToLong(_ -> number(0, most)).toArray();
    }

    private String id() throws CharacterCodingException {
        byte[] encoded = new byte[many(LONGEST_ID)];
        in.get(encoded);
        String id = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(encoded)).toString();
        if (id.isBlank() || id.chars().anyMatch(Character::isISOControl)) {
            throw damaged();
        }
        return id;
    }

    /// How many there are of what takes a byte each at least.
    private int many(int most) {
        int many = whole(0, most);
        if (many > in.remaining()) {
            throw damaged();
        }
        return many;
    }

    private int whole(int least, int most) {
        return (int) number(least, most);
    }

    /// In the shortest form alone.
    private long number(long least, long most) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
            byte next = in.get();
            number |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                if ((next == 0 && shift > 0) || number < least || number > most) {
                    throw damaged();
                }
                return number;
            }
        }
        throw damaged();
    }

    private static Problem damaged() {
        return Problem.of(
                400,
                "damaged-tally",
                Text.of(
                        "集計のファイルが壊れています。作り直してください",
                        "The file with the tally is damaged; make it again"));
    }
}
