package kaname.community;

import kaname.catalogue.PlainText;
import kaname.exchange.Marking;
import kaname.platform.Problem;
import kaname.platform.Text;

/// Checks what somebody wrote before any of it is stored.
public final class Written {

    private Written() {}

    /// One line of 1 to `longest` characters, stripped.
    ///
    /// @throws Problem 400 at the pointer
    public static String line(String pointer, String text, int longest) {
        String stripped = text.strip();
        if (PlainText.breaksLine(stripped)) {
            throw refused(pointer, longest);
        }
        return words(pointer, stripped, longest);
    }

    /// As [#line], line breaks allowed.
    public static String words(String pointer, String text, int longest) {
        String stripped = text.strip().replace("\r\n", "\n");
        if (stripped.isEmpty()
                || stripped.codePointCount(0, stripped.length()) > longest
                || PlainText.hasForbidden(stripped)) {
            throw refused(pointer, longest);
        }
        return stripped;
    }

    /// @throws Problem 400 at the pointer for what is no TLP label
    public static Marking marking(String pointer, String label) {
        return Marking.of(label)
                .orElseThrow(() ->
                        Problem.field(
                                "invalid-marking",
                                pointer,
                                Text.of(
                                        "TLP:CLEAR から TLP:RED までの印を選んでください",
                                        "choose a marking, TLP:CLEAR to TLP:RED")));
    }

    private static Problem refused(String pointer, int longest) {
        return Problem.field(
                "invalid-words",
                pointer,
                Text.of("1〜{0}文字で書いてください", "write 1 to {0} characters").with(longest));
    }
}
