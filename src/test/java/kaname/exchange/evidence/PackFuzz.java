package kaname.exchange.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kaname.exchange.Verification;
import kaname.exchange.VerifyFile;
import kaname.fuzz.FuzzTarget;

/// A pack holds only as it was issued; whatever else is handed in is told from it in words.
final class PackFuzz implements FuzzTarget {

    private static final byte[] ISSUED = SmallPack.issued();

    @Override
    public void take(byte[] input) {
        Verification answer = VerifyFile.verify(input, Optional.empty());
        FuzzTarget.promise(answer.holds() == Arrays.equals(input, ISSUED), answer);
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>(List.of(ISSUED));
        seeds.add(StoredZip.write(StoredZip.read(ISSUED).reversed()));
        seeds.add(StoredZip.write(List.of(new StoredZip.Member("a.json", "{}".getBytes(UTF_8)))));
        return seeds;
    }

    @Override
    public List<String> words() {
        return List.of("PK\3\4", "PK\1\2", "PK\5\6", "manifest.json", "../", "keys.json");
    }
}
