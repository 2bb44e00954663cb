package kaname.exchange;

import java.util.List;
import java.util.Optional;
import kaname.fuzz.FuzzTarget;

/// A receipt holds only if it says, value for value, what was issued.
final class ReceiptFuzz implements FuzzTarget {

    private static final String ISSUED = Issued.text();
    private static final String SAYS = CanonicalJson.compact(CanonicalJson.parse(ISSUED));

    @Override
    public void take(byte[] input) {
        if (ReceiptFile.verify(input, Optional.of(Issued.SIGNER.keyId())).holds()) {
            FuzzTarget.promise(
                    CanonicalJson.compact(CanonicalJson.parse(input)).equals(SAYS),
                    FuzzTarget.text(input));
        }
        FuzzTarget.promise(
                !VerifyFile.verify(input, Optional.of("another")).holds(), FuzzTarget.text(input));
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(ISSUED, SAYS);
    }
}
