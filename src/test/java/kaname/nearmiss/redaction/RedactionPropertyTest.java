package kaname.nearmiss.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.IDN;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RedactionPropertyTest {

    /// Of the processor's time, so that a busy machine makes no test fail.
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    private static final String NAME = "渡邊島精機";
    private static final ClosedWorld WORLD =
            ClosedWorld.of(
                    List.of(
                            new Known(
                                    "one",
                                    Kind.ORGANISATION,
                                    List.of("株式会社渡邊島精機", "WTSK"),
                                    List.of("わたなべじませいき"))));

    /// The name as somebody writes it who doesn't mean to hide it, or does.
    private static final List<UnaryOperator<String>> WRITINGS =
            List.of(
                    name -> name,
                    name -> "㈱" + name,
                    name -> "(株)" + name,
                    name -> "株式会社　" + name,
                    name -> name.replace('邊', '辺').replace('島', '嶋'),
                    name -> "ワタナベジマセイキ",
                    name -> "わたなべじませいき",
                    name -> "ﾜﾀﾅﾍﾞｼﾞﾏｾｲｷ",
                    name -> "watanabejimaseiki",
                    name -> "Ｗａｔａｎａｂｅｊｉｍａ　Ｓｅｉｋｉ",
                    name -> "ＷＴＳＫ");

    private static final List<UnaryOperator<String>> SPACINGS =
            List.of(
                    text -> text,
                    text -> between(text, "\u200b"),
                    text -> between(text, " "),
                    text -> between(text, "　"),
                    text -> text.substring(0, 3) + "\n" + text.substring(3),
                    text -> between(text, "\u2060"));
    private static final List<UnaryOperator<String>> CODES =
            List.of(
                    text -> text,
                    text -> text,
                    text -> text,
                    text -> URLEncoder.encode(text, StandardCharsets.UTF_8),
                    text ->
                            Base64.getEncoder()
                                    .encodeToString(text.getBytes(StandardCharsets.UTF_8)),
                    text ->
                            "=?UTF-8?B?"
                                    + Base64.getEncoder()
                                            .encodeToString(text.getBytes(StandardCharsets.UTF_8))
                                    + "?=",
                    RedactionPropertyTest::escaped);

    private static String between(String text, String mark) {
        return String.join(mark, text.split(""));
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append(String.format("\\u%04x", c)));
        return out.toString();
    }

    @Provide
    Arbitrary<String> japanese() {
        return Arbitraries.of(
                        "監視端末の更新が止まった",
                        "弁を閉め忘れた",
                        "当直が気付いて戻した",
                        "再起動で復旧",
                        "約30分の遅れ",
                        "警報は鳴らなかった",
                        "手順書が古い")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("。", parts));
    }

    @Property(tries = 400)
    void aNameOfTheRegistryIsFoundHoweverItIsWritten(
            @ForAll("japanese") String before,
            @ForAll("japanese") String after,
            @ForAll("writing") String writing) {
        String text = before + "。" + writing + "、" + after;

        String released = Deidentify.of(text, WORLD).withoutReviewer();

        assertThat(released).doesNotContain(writing);
        assertThat(View.tight(released))
                .as(text)
                .doesNotContain("渡辺島精機", "わたなべじませいき", "watanabejimaseiki", "wtsk");
    }

    @Provide
    Arbitrary<String> writing() {
        return Arbitraries.of(WRITINGS)
                .flatMap(writing ->
                        Arbitraries.of(SPACINGS)
                                .flatMap(spacing ->
                                        Arbitraries.of(CODES)
                                                .map(code ->
                                                        code.apply(
                                                                spaced(
                                                                        spacing,
                                                                        writing.apply(NAME),
                                                                        code)))));
    }

    /// Bare ASCII in base64 with blanks is not something that people write; codes carry whole
    /// words.
    private static String spaced(
            UnaryOperator<String> spacing, String name, UnaryOperator<String> code) {
        return code == CODES.getFirst() ? spacing.apply(name) : name;
    }

    @Test
    void aNameInADomainOfOtherLettersIsFound() {
        String host = IDN.toASCII("渡邊島精機.example");

        assertThat(Deidentify.of("証明書は " + host + " のもの。", WORLD).withoutReviewer())
                .doesNotContain("xn--");
    }

    @Property(tries = 1000)
    void everyPlaceOfAViewKnowsWhereItCameFrom(@ForAll String source) {
        for (View view : List.of(View.plain(source), View.tight(View.plain(source)))) {
            int last = 0;
            for (int i = 0; i < view.text().length(); i++) {
                Span from = view.source(i, i + 1);
                assertThat(from.start()).isBetween(last, from.end() - 1);
                assertThat(from.end()).isLessThanOrEqualTo(source.length());
                last = from.start();
            }
        }
    }

    @Property(tries = 300)
    void anyTextIsDoneTheSameWayTwice(@ForAll String text) {
        Deidentified once = Deidentify.of(text, WORLD);

        assertThat(Deidentify.of(text, WORLD)).isEqualTo(once);
        assertThat(once.without(List.of())).isEqualTo(text);
        assertThatCode(once::withoutReviewer).doesNotThrowAnyException();
    }

    @Test
    void aLetterSaysNothingBeyondItsOwnText() {
        String one = Deidentify.of("山田太郎さんと" + NAME + "。", WORLD).withoutReviewer();
        String other = Deidentify.of(NAME + "の件。", WORLD).withoutReviewer();

        assertThat(other).startsWith("〔組織A〕");
        assertThat(one).contains("〔組織A〕").doesNotContain(NAME);
    }

    @Test
    void noTextMakesItSlow() {
        Deidentify.of("名", WORLD);
        List<String> slow = new ArrayList<>();
        for (String unit :
                List.of(
                        "a", "A", "1", " ", "\n", ".", "-", "@", "/", "\\", "%", ":", "=", "あ", "ア",
                        "漢", "東", "。", "の", "・", "ー", "(", "〒", "ﾞ", "\u200b", "😀", "𠮷", "a.",
                        "A-", "1.", "1-", "1:", "0-", "a@", "%4", "%41", "\\u", "xn--", "東京", "ab ",
                        "Ab ", "AB ", "1/1 ", "月1", "1月", "a b", "\\\\a", "株式会社", "市1", "ア ", "あ ",
                        "ア・", "mm ", "=?", "&#", "C:\\a", "1a", "第1", "::", "a:", "さん", "担当")) {
            String text = unit.repeat(length(unit) / unit.length());
            long started = PROCESSOR.getCurrentThreadCpuTime();
            Deidentify.of(text, WORLD).withoutReviewer();
            Duration took = Duration.ofNanos(PROCESSOR.getCurrentThreadCpuTime() - started);
            if (took.compareTo(Duration.ofSeconds(2)) > 0) {
                slow.add("[" + unit + "] " + took.toMillis() + " ms");
            }
        }
        assertThat(slow).isEmpty();
    }

    /// The longest text for those that once were slow, and a quarter of it for the others.
    private static int length(String unit) {
        return List.of("a", "漢", "ア", "ﾞ", "1:", "第1", "xn--").contains(unit) ? 20_000 : 5_000;
    }
}
