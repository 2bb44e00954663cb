package kaname.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.crypto.SecretKey;
import kaname.exchange.Hash;
import kaname.platform.Home;
import kaname.platform.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {

    private static final UUID ID = UUID.randomUUID();
    private static final SecretKey KEY = HouseKeys.fresh();

    @TempDir Path home;

    @ParameterizedTest
    @ValueSource(
            ints = {
                1,
                1000,
                Sealing.CHUNK - 1,
                Sealing.CHUNK,
                Sealing.CHUNK + 1,
                3 * Sealing.CHUNK
            })
    void whatComesOutIsWhatWentIn(int size) throws IOException {
        byte[] plain = random(size);
        try (Spool in = receive(plain);
                Spool out = again(chunks(in), size)) {
            out.verify();
            var bytes = new ByteArrayOutputStream();
            out.writeTo(bytes);

            assertThat(bytes.toByteArray()).isEqualTo(plain);
            assertThat(in.hash()).isEqualTo(Hash.sha256(plain));
            assertThat(in.at(Math.max(0, size - 7), 7))
                    .isEqualTo(java.util.Arrays.copyOfRange(plain, Math.max(0, size - 7), size));
        }
    }

    @Test
    void noChunkCanBeChangedMovedDroppedOrAppended() throws IOException {
        int size = 3 * Sealing.CHUNK;
        try (Spool in = receive(random(size))) {
            List<byte[]> swapped = chunks(in);
            Collections.swap(swapped, 0, 1);
            broken(swapped, size);

            List<byte[]> changed = chunks(in);
            changed.get(1)[5] ^= 1;
            broken(changed, size);

            broken(chunks(in).subList(0, 2), size);
            broken(chunks(in).subList(0, 2), 2 * Sealing.CHUNK);

            List<byte[]> longer = chunks(in);
            longer.add(longer.get(2));
            broken(longer, size);
            broken(longer, size + Sealing.CHUNK);
        }
    }

    @Test
    void oneByteMoreThanIsTakenIsTooMuch() throws IOException {
        InputStream content = new ByteArrayInputStream(new byte[1001]);
        assertThatThrownBy(() -> Spool.receive(content, ID, KEY, 1000))
                .isInstanceOf(Spool.TooLarge.class);
        Spool.receive(new ByteArrayInputStream(new byte[1000]), ID, KEY, 1000).close();
    }

    @Test
    void aKeyOfTheHouseOpensWhatItWrappedForThatFileAlone() {
        HouseKeys keys = new HouseKeys(Home.at(home));
        HouseKeys.Wrapped wrapped = keys.wrap(KEY, ID);
        keys.next();

        assertThat(keys.currentId()).isNotEqualTo(wrapped.id());
        assertThat(keys.unwrap(wrapped, ID)).isEqualTo(KEY);
        assertThatThrownBy(() -> keys.unwrap(wrapped, UUID.randomUUID()))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aHouseWithoutTheKeySaysWhichIsMissing(@TempDir Path other) {
        HouseKeys.Wrapped wrapped = new HouseKeys(Home.at(home)).wrap(KEY, ID);

        assertThatThrownBy(() -> new HouseKeys(Home.at(other)).unwrap(wrapped, ID))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("attachment-key-missing")
                .hasMessageContaining(wrapped.id());
    }

    private static void broken(List<byte[]> chunks, long size) {
        try (Spool out = again(chunks, size)) {
            assertThatThrownBy(out::verify).isInstanceOf(Sealing.Broken.class);
        }
    }

    private static Spool receive(byte[] plain) throws IOException {
        return Spool.receive(new ByteArrayInputStream(plain), ID, KEY, Long.MAX_VALUE);
    }

    private static Spool again(List<byte[]> chunks, long size) {
        Spool out = Spool.stored(ID, KEY, size);
        chunks.forEach(out::add);
        return out;
    }

    private static List<byte[]> chunks(Spool in) {
        List<byte[]> chunks = new ArrayList<>();
        for (int i = 0; i < in.chunks(); i++) {
            chunks.add(in.sealed(i));
        }
        return chunks;
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
