package kaname.exchange.paper;

import java.util.List;
import kaname.fuzz.FuzzTarget;

/// What a medium cannot carry comes back whole.
final class EscapeFuzz implements FuzzTarget {

    private static final Escape ESCAPE = new Escape(c -> c < 0x3000 && c != 'x');

    @Override
    public void take(byte[] input) {
        String text = FuzzTarget.text(input);
        FuzzTarget.promise(Escape.read(ESCAPE.write(text)).equals(text), text);
        Escape.read(text);
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                "𠮷野家 〔U+20BB7〕〔U+〔U+3014〕 $1 \\0", "〔U+FFFFFF〕〔U+D800〕〔U+DC00〕", "x〔U+78〕");
    }
}
