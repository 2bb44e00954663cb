package kaname.exchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kaname.fuzz.FuzzTarget;

/// An export holds only if it says, line by line, what was exported.
final class LedgerExportFuzz implements FuzzTarget {

    private static final String EXPORT =
            LedgerExport.write(Runs.of(1, 4), Issued.AT, Issued.SIGNER);
    private static final String EMPTY = LedgerExport.write(List.of(), Issued.AT, Issued.SIGNER);

    @Override
    public void take(byte[] input) {
        if (LedgerExport.verify(input, Optional.of(Issued.SIGNER.keyId())).holds()) {
            FuzzTarget.promise(
                    List.of(said(EXPORT), said(EMPTY)).contains(said(FuzzTarget.text(input))),
                    FuzzTarget.text(input));
        }
        VerifyFile.verify(input, Optional.empty());
    }

    private static String said(String export) {
        return export.lines()
                .filter(line -> !line.isBlank())
                .map(line -> CanonicalJson.compact(CanonicalJson.parse(line)))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                EXPORT, EMPTY, EXPORT.replaceFirst("(?m)^\\{\"sequence\":2,.*$", "null"));
    }
}
