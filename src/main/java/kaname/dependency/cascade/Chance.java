package kaname.dependency.cascade;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import org.jspecify.annotations.Nullable;

/// Chance that is counted, not drawn in turn: each number depends on the model, the seed, the
/// scenario, the service or dependency and the parameter alone, so any scenario can be had again by
/// itself. The mixing is that of SplitMix64 (Steele, Lea, Flood 2014).
public record Chance(long key) {

    /// The parameter that the strength of a dependency is.
    public static final int STRENGTH = 1;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    public static Chance of(Model model, long seed) {
        return of(hash(model), seed);
    }

    /// @param hash of the model
    static Chance of(byte[] hash, long seed) {
        return new Chance(mix(ByteBuffer.wrap(hash).getLong() + GOLDEN * seed));
    }

    public Scenario of(long scenario) {
        return new Scenario(mix(key + GOLDEN * scenario));
    }

    /// The chances of one scenario.
    public record Scenario(long key) {

        /// From 0 up to but not 1.
        public double of(int place, int parameter) {
            long mixed = mix(mix(key + GOLDEN * place) + GOLDEN * parameter);
            return (mixed >>> 11) * 0x1.0p-53;
        }
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /// SHA-256 over all that decides what happens.
    static byte[] hash(Model model) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DataOutputStream out =
                    new DataOutputStream(
                            new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
                out.writeInt(model.services().size());
                for (Service service : model.services()) {
                    out.writeUTF(service.id());
                    write(out, service.autonomy());
                    write(out, service.threshold());
                    write(out, service.restoration());
                }
                for (Dependency one : model.dependencies()) {
                    write(out, one);
                }
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, Dependency one) throws IOException {
        out.writeUTF(one.supplier());
        out.writeUTF(one.consumer());
        write(out, one.strength());
        write(out, one.buffer());
        out.writeUTF(one.substitutes().group());
        out.writeInt(one.substitutes().needs());
        out.writeUTF(one.course().growth().id());
        out.writeDouble(one.course().hours());
        out.writeBoolean(one.course().coupled());
    }

    private static void write(DataOutputStream out, @Nullable Estimate estimate)
            throws IOException {
        out.writeBoolean(estimate != null);
        if (estimate != null) {
            out.writeDouble(estimate.low());
            out.writeDouble(estimate.likely());
            out.writeDouble(estimate.high());
        }
    }
}
