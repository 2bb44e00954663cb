package kaname.exchange;

import java.util.List;
import kaname.fuzz.FuzzTarget;
import kaname.platform.Problem;

/// A mark of an inbox is read only if the house may have made it, and then asks for a number of
/// letters that a database can count.
final class MarkFuzz implements FuzzTarget {

    @Override
    public void take(byte[] input) {
        String text = FuzzTarget.text(input);
        try {
            Desk.Mark mark = Desk.Mark.read(text);
            FuzzTarget.promise(mark.count() >= 0 && mark.count() + Desk.MOST > 0, text);
            FuzzTarget.promise(Desk.Mark.read(mark.toString()).equals(mark), text);
        } catch (Problem refused) {
            FuzzTarget.promiseNamed(refused);
        }
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                "2026-04-01T03:04:05.123456Z_12",
                "1970-01-01T00:00:00Z_0",
                "2026-04-01T00:00:00Z_-1");
    }

    @Override
    public List<String> words() {
        return List.of("_", "2147483647", "-2147483648", "+", "9999-12-30T00:00:00Z");
    }
}
