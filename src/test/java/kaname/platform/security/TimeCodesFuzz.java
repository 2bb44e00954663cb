package kaname.platform.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import kaname.fuzz.FuzzTarget;

/// A typed code is one of now, of the step before or of the step after, or it is none.
final class TimeCodesFuzz implements FuzzTarget {

    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_775_044_800);
    private static final TimeCodes CODES = new TimeCodes();
    private static final List<String> GOOD =
            LongStream.rangeClosed(-1, 1)
                    .mapToObj(step -> CODES.code(SECRET, NOW.plusSeconds(step * 30)))
                    .toList();

    @Override
    public void take(byte[] input) {
        String code = FuzzTarget.text(input);
        OptionalLong step = CODES.step(SECRET, code, NOW);
        FuzzTarget.promise(step.isPresent() == GOOD.contains(code), code);
        Visit visit = new Visit(Visit.network(code), code);
        FuzzTarget.promise(!visit.network().isBlank(), code);
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                GOOD.get(1),
                GOOD.get(0),
                " " + GOOD.get(2),
                "１２３４５６",
                "-12345",
                "000000",
                "192.0.2.1",
                "2001:db8::1");
    }
}
