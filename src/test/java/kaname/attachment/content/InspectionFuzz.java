package kaname.attachment.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import kaname.fuzz.FuzzTarget;

/// A file is taken as one of the kinds or unwelcome, and nothing in it grows beyond bounds.
final class InspectionFuzz implements FuzzTarget {

    private static final int LARGEST = 64 << 20;

    @Override
    public void take(byte[] input) throws IOException {
        try {
            FuzzTarget.promise(
                    Inspection.of(Bytes.of(input), InspectionFuzz::lay) != null, input.length);
        } catch (Unwelcome unwelcome) {
            FuzzTarget.promise(!unwelcome.why().en().isBlank(), unwelcome);
        }
    }

    private static Workshop.Laid lay(InputStream content) throws IOException {
        byte[] laid = content.readNBytes(LARGEST);
        FuzzTarget.promise(laid.length < LARGEST, "laid out " + laid.length);
        Bytes bytes = Bytes.of(laid);
        return new Workshop.Laid() {
            @Override
            public long size() {
                return bytes.size();
            }

            @Override
            public int read(long position, byte[] target, int offset, int length) {
                return bytes.read(position, target, offset, length);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public List<byte[]> seeds() {
        return InspectionTest.samples().map(InspectionTest.Sample::content).toList();
    }
}
