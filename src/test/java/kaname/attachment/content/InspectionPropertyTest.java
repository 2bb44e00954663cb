package kaname.attachment.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever the bytes are, they are taken or refused; nothing else is ever thrown.
class InspectionPropertyTest {

    private static final List<byte[]> WHOLE =
            InspectionTest.samples().map(InspectionTest.Sample::content).toList();

    @Property(tries = 1000)
    void anyBytesAreTakenOrRefused(@ForAll byte[] content) {
        look(content);
    }

    @Property(tries = 3000)
    void anyFileWithSomeBytesChangedIsTakenOrRefused(@ForAll("changed") byte[] content) {
        look(content);
    }

    @Property(tries = 1000)
    void anyStartOfAKindWithAnythingBehindIsTakenOrRefused(
            @ForAll("starts") byte[] start, @ForAll byte[] rest) {
        look(Samples.join(start, rest));
    }

    @Provide
    Arbitrary<byte[]> starts() {
        return Arbitraries.of(WHOLE)
                .flatMap(whole ->
                        Arbitraries.integers()
                                .between(0, Math.min(80, whole.length))
                                .map(end -> java.util.Arrays.copyOf(whole, end)));
    }

    /// Some bytes are overwritten, and a run of them may be left out or doubled.
    @Provide
    Arbitrary<byte[]> changed() {
        return Arbitraries.of(WHOLE)
                .flatMap(whole -> {
                    Arbitrary<Integer> place = Arbitraries.integers().between(0, whole.length - 1);
                    Arbitrary<List<Integer>> places = place.list().ofMinSize(0).ofMaxSize(6);
                    return Combinators.combine(
                                    places,
                                    Arbitraries.bytes(),
                                    place,
                                    place,
                                    Arbitraries.integers().between(0, 2))
                            .as((at, value, from, to, times) ->
                                    change(whole.clone(), at, value, from, to, times));
                });
    }

    private static byte[] change(
            byte[] content, List<Integer> at, byte value, int from, int to, int times) {
        at.forEach(place -> content[place] = (byte) (content[place] ^ value));
        int start = Math.min(from, to);
        int end = Math.min(Math.max(from, to), start + 64);
        var out = new ByteArrayOutputStream();
        out.write(content, 0, start);
        for (int i = 0; i < times; i++) {
            out.write(content, start, end - start);
        }
        out.write(content, end, content.length - end);
        return out.toByteArray();
    }

    private static void look(byte[] content) {
        try {
            assertThat(InspectionTest.kind(content)).isNotNull();
        } catch (Unwelcome refused) {
            assertThat(refused.why().ja()).isNotBlank();
        }
    }
}
