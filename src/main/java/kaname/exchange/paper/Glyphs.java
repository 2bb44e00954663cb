package kaname.exchange.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// BIZ UDPGothic, and which characters it draws such that a reader of the PDF gets the same
/// character back.
///
/// A glyph that serves several characters is read back as the first of them (in other typefaces 止
/// comes back as ⽌), so the others count as not drawable. So do characters that show nothing:
/// format characters, direction marks, halves of pairs.
final class Glyphs {

    static final String REGULAR = "/static/assets/fonts/BIZUDPGothic_400Regular.ttf";
    static final String BOLD = "/static/assets/fonts/BIZUDPGothic_700Bold.ttf";

    private Glyphs() {}

    private static final class Drawable {
        static final BitSet SET = drawable();
    }

    static boolean draw(int c) {
        return c == '\n' || c == '\r' || c == '\t' || Drawable.SET.get(c);
    }

    /// A typeface of the caller's own; without ligatures, which are drawn but never read back:
    /// "file" would come out as "le".
    static TrueTypeFont parse(String font) throws IOException {
        try (InputStream file = Glyphs.class.getResourceAsStream(font)) {
            TrueTypeFont parsed =
                    new TTFParser()
                            .parse(
                                    RandomAccessReadBuffer.createBufferFromStream(
                                            Objects.requireNonNull(file, font)));
            parsed.setEnableGsub(false);
            return parsed;
        }
    }

    private static BitSet drawable() {
        BitSet both = drawable(REGULAR);
        both.and(drawable(BOLD));
        return both;
    }

    private static BitSet drawable(String font) {
        BitSet drawn = new BitSet(Character.MAX_CODE_POINT);
        try (TrueTypeFont parsed = parse(font)) {
            CmapLookup characters = parsed.getUnicodeCmapLookup(false);
            for (int c = ' '; c <= Character.MAX_CODE_POINT; c++) {
                int glyph = characters.getGlyphId(c);
                drawn.set(
                        c, glyph != 0 && shows(c) && isReadBack(characters.getCharCodes(glyph), c));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return drawn;
    }

    private static boolean isReadBack(List<Integer> characters, int c) {
        return characters.getFirst() == c;
    }

    private static boolean shows(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
