package kaname.exchange.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EscapeTest {

    private static final Escape ESCAPE = new Escape(Glyphs::draw);

    @Test
    void whatTheTypefaceLacksIsShownByNumber() {
        assertThat(ESCAPE.write("𠮷野 😀 مر \u202E"))
                .isEqualTo("〔U+20BB7〕野 〔U+1F600〕 〔U+0645〕〔U+0631〕 〔U+202E〕");
    }

    @Test
    void whatItDrawsStaysAsItIs() {
        for (String text : List.of("停止 髙﨑 ①㈱ ｶﾞ か\u3099 é e\u0301", "A〔B〕U+20BB7", "–—…“”€£¥")) {
            assertThat(ESCAPE.write(text)).isEqualTo(text);
        }
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll("texts") String text) {
        assertThat(Escape.read(ESCAPE.write(text))).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> signs = Arbitraries.of("〔U+", "20BB7", "〕", "〔", "𠮷", "+", "0041", "😀");
        return Arbitraries.oneOf(signs, Arbitraries.strings().ofMaxLength(5))
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts))
                .filter(EscapeTest::whole);
    }

    /// Halves of characters are refused where texts come in.
    private static boolean whole(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
}
