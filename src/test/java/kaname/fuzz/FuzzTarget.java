package kaname.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// A parser that takes outside bytes, and what it promises about any of them. Every class of the
/// tests that implements this is found, replayed and fuzzed.
public interface FuzzTarget {

    /// Returns, whatever the bytes are; throws when the parser broke its promise.
    void take(byte[] input) throws Exception;

    /// Whole inputs to start from.
    List<byte[]> seeds();

    /// The folder of its found cases under `src/test/resources/fuzz`.
    default String id() {
        return getClass()
                .getSimpleName()
                .replaceFirst("Fuzz$", "")
                .replaceAll("([a-z])([A-Z])", "$1-$2")
                .toLowerCase(java.util.Locale.ROOT);
    }

    static List<byte[]> texts(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    static void promise(boolean kept, Object about) {
        if (!kept) {
            throw new AssertionError("promise broken by: " + about);
        }
    }
}
