package kaname.exchange.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kaname.exchange.Verification;
import kaname.exchange.VerifyFile;
import kaname.fuzz.FuzzTarget;

/// A pack whose maker has a key and means ill: the first byte says which of its files the rest is,
/// or that it is what the list says. It is answered in words, never with a fault.
final class PackInsideFuzz implements FuzzTarget {

    private static final List<StoredZip.Member> FILES =
            StoredZip.read(SmallPack.issued()).stream().skip(1).toList();

    @Override
    public void take(byte[] input) {
        if (input.length == 0) {
            return;
        }
        int which = (input[0] & 0xff) % (FILES.size() + 1);
        byte[] content = Arrays.copyOfRange(input, 1, input.length);
        Verification answer = VerifyFile.verify(pack(which, content), Optional.empty());
        boolean own = which < FILES.size() && Arrays.equals(content, FILES.get(which).content());
        FuzzTarget.promise(!own || answer.holds(), answer);
    }

    private static byte[] pack(int which, byte[] content) {
        if (which == FILES.size()) {
            return SmallPack.saying(FuzzTarget.text(content), FILES);
        }
        List<StoredZip.Member> files = new ArrayList<>(FILES);
        files.set(which, new StoredZip.Member(FILES.get(which).name(), content));
        return SmallPack.signed(files);
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        IntStream.range(0, FILES.size())
                .mapToObj(i -> prefixed(i, FILES.get(i).content()))
                .forEach(seeds::add);
        for (String statement :
                List.of("{\"format\":\"kaname-evidence/1\",\"files\":[null]}", "no JSON", "null")) {
            seeds.add(prefixed(FILES.size(), statement.getBytes(UTF_8)));
        }
        for (int i = 0; i < FILES.size(); i++) {
            seeds.add(prefixed(i, "null".getBytes(UTF_8)));
            seeds.add(prefixed(i, "[null]".getBytes(UTF_8)));
        }
        return seeds;
    }

    private static byte[] prefixed(int which, byte[] content) {
        byte[] seed = new byte[content.length + 1];
        seed[0] = (byte) which;
        System.arraycopy(content, 0, seed, 1, content.length);
        return seed;
    }

    @Override
    public List<String> words() {
        return List.of(
                "null",
                "[null]",
                "{}",
                "\"sequence\"",
                "\"hash\"",
                "\"path\"",
                "\"size\"",
                "[]",
                "-1",
                "9223372036854775807");
    }
}
