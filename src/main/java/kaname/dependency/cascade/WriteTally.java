package kaname.dependency.cascade;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Writes a tally as [ReadTally] reads it: a header with the version, the question, then numbers as
/// differences from the one before, seven bits to a byte (LEB128), then the SHA-256 of all that.
final class WriteTally {

    static final byte[] MAGIC = "KNTALLY".getBytes(StandardCharsets.US_ASCII);

    /// One more whenever the form changes, and whenever the same model, seed and scenario come to
    /// something else: sums over two sets of rules would mean nothing.
    static final int VERSION = 1;

    /// Bytes of the SHA-256 at the end.
    static final int SUM = 32;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private WriteTally() {}

    static byte[] of(Tally tally) {
        try {
            WriteTally writing = new WriteTally();
            writing.write(tally);
            byte[] body = writing.bytes.toByteArray();
            writing.out.write(sum(body, body.length));
            return writing.bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] sum(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(Tally tally) throws IOException {
        out.write(MAGIC);
        out.write(VERSION);
        out.write(HexFormat.of().parseHex(tally.model()));
        write(tally.question());
        number(tally.services().size());
        for (String id : tally.services()) {
            text(id);
        }
        number(tally.covered().ranges().size());
        int next = 0;
        for (Covered.Range range : tally.covered().ranges()) {
            number(range.from() - next);
            number(range.count());
            next = range.to();
        }
        write(tally.fails());
        write(tally.degrades());
        write(tally.restored());
        write(tally.down());
        write(tally.degraded());
    }

    private void write(Question question) throws IOException {
        out.writeDouble(question.hours());
        out.writeLong(question.seed());
        number(question.scenarios());
        number(question.failures().size());
        for (Question.Failure one : question.failures()) {
            text(one.service());
            out.writeDouble(one.hours());
        }
    }

    /// Service by service: how many minutes, then each with its count.
    private void write(Histogram histogram) throws IOException {
        number(histogram.at.length);
        int before = 0;
        for (int from = 0; from < histogram.at.length; ) {
            int service = Histogram.service(histogram.at[from]);
            int to = histogram.end(from);
            number(service - before);
            number(to - from);
            int minute = 0;
            for (int i = from; i < to; i++) {
                number(Histogram.minute(histogram.at[i]) - minute);
                number(histogram.counts[i]);
                minute = Histogram.minute(histogram.at[i]);
            }
            before = service;
            from = to;
        }
    }

    private void write(long[] sums) throws IOException {
        for (long sum : sums) {
            number(sum);
        }
    }

    private void text(String text) throws IOException {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        out.write(encoded);
    }

    private void number(long number) throws IOException {
        long left = number;
        while (left > 0x7F) {
            out.write((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }
}
