package kaname.platform;

import java.util.List;
import kaname.fuzz.FuzzTarget;

/// A place in a list is read only if it is one, and then written as one that reads as the same.
final class CursorFuzz implements FuzzTarget {

    @Override
    public void take(byte[] input) {
        String text = FuzzTarget.text(input);
        Cursor.read(text)
                .ifPresent(cursor -> {
                    FuzzTarget.promise(!cursor.at().isAfter(Cursor.NEVER), text);
                    FuzzTarget.promise(
                            Cursor.read(cursor.toString()).filter(cursor::equals).isPresent(),
                            text);
                });
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                "2026-04-01T03:04:05.123456Z_0190f0a0-0000-7000-8000-000000000001",
                "9999-12-31T00:00:00Z_00000000-0000-0000-0000-000000000000",
                "+1000000000-12-31T23:59:59.999999999Z_1-1-1-1-1");
    }
}
