package kaname.fuzz;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import kaname.platform.Problem;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// A parser that takes outside bytes, and what it promises about any of them. Every class of the
/// tests that implements this is found, replayed and fuzzed.
public interface FuzzTarget {

    /// Returns, whatever the bytes are; throws when the parser broke its promise.
    void take(byte[] input) throws Exception;

    /// Whole inputs to start from.
    List<byte[]> seeds();

    /// Words that its inputs are made of, to try in other places.
    default List<String> words() {
        return List.of();
    }

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

    /// A form as a browser sends it, read as leniently as it can be.
    static MultiValueMap<String, String> form(byte[] input) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        for (String pair : text(input).split("&")) {
            int equals = pair.indexOf('=');
            form.add(
                    decoded(equals < 0 ? pair : pair.substring(0, equals)),
                    equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return form;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }

    /// A refusal names what to correct: a title, and each place as a JSON pointer.
    static void promiseNamed(Problem refused) {
        promise(refused.status() / 100 == 4 && !refused.title().en().isBlank(), refused);
        refused.fields()
                .forEach(field ->
                        promise(
                                (field.pointer().isEmpty() || field.pointer().startsWith("/"))
                                        && !field.detail().en().isBlank(),
                                field));
    }

    static void promise(boolean kept, Object about) {
        if (!kept) {
            throw new AssertionError("promise broken by: " + about);
        }
    }
}
