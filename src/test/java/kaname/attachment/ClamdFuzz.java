package kaname.attachment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.List;
import kaname.fuzz.FuzzTarget;

/// A scanner's answer is "clean" only where it says so to the byte; any doubt is no answer.
final class ClamdFuzz implements FuzzTarget {

    private static final byte[] CLEAN = "stream: OK\0".getBytes(US_ASCII);

    @Override
    public void take(byte[] input) {
        try {
            Scan scan = Clamd.read(Channels.newChannel(new ByteArrayInputStream(input)));
            switch (scan) {
                case Scan.Clean _ ->
                        FuzzTarget.promise(Arrays.equals(input, CLEAN), FuzzTarget.text(input));
                case Scan.Infected(String name) ->
                        FuzzTarget.promise(!name.isEmpty() && name.length() <= 200, name);
                default -> throw new AssertionError(scan);
            }
        } catch (IOException doubt) {
            FuzzTarget.promise(String.valueOf(doubt.getMessage()).startsWith("clamd "), doubt);
        }
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                "stream: OK\0",
                "stream: Win.Test.EICAR_HDB-1 FOUND\0",
                "INSTREAM size limit exceeded. ERROR\0",
                "stream: OK\n",
                "stream: OK FOUND\0");
    }

    @Override
    public List<String> words() {
        return List.of("stream: ", "OK", " FOUND", "\0", "ERROR", "\n", "\u0085", "\u2028");
    }
}
