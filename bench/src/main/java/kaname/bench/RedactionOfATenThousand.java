package kaname.bench;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kaname.nearmiss.redaction.ClosedWorld;
import kaname.nearmiss.redaction.Deidentify;
import kaname.nearmiss.redaction.Kind;
import kaname.nearmiss.redaction.Known;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;

/// A near miss of 2,000 characters against a closed world of 10,000 organisations, and beside it the same text
/// only cut into words.
public final class RedactionOfATenThousand {

    private static final String SENTENCES =
            "令和8年3月14日の定期点検で、母線切替中に作業員が隣の遮断器の操作ハンドルに手をかけた。指差呼称で番号の不一致に気付き、操作前に中止した。"
                    + "攻撃元は203.0.113.177で、山田さんが午前2時13分に見つけた。原因は盤面の銘板が前年の更新で入れ替わったままだったこと。";
    private static final String KANJI = "東西南北山川田中村上下島崎浜原谷沢森林池橋本松竹梅桜藤高青白黒赤金銀石水";
    private static final String KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ";
    private static final int ORGANISATIONS = 10_000;
    private static final int ROUNDS = 200;

    private RedactionOfATenThousand() {}

    public static void main(String[] arguments) throws IOException {
        List<Known> names = names(new Random(1));
        long started = System.nanoTime();
        ClosedWorld world = ClosedWorld.of(names);
        System.out.printf("a world of %,d names built in %.2f s%n", names.size(), (System.nanoTime() - started) / 1e9);
        String text = SENTENCES.repeat(20).substring(0, 2_000);
        for (int warm = 0; warm < ROUNDS; warm++) {
            Deidentify.of(text, world).withoutReviewer();
            words(text);
        }
        started = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
            Deidentify.of(text, world).withoutReviewer();
        }
        double redaction = (System.nanoTime() - started) / 1e6 / ROUNDS;
        started = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
            words(text);
        }
        double cutting = (System.nanoTime() - started) / 1e6 / ROUNDS;
        System.out.printf(
                "2,000 characters: %.1f ms, %,.0f characters a second; only cut into words %.1f ms, %,.0f a second: ratio %.2f%n",
                redaction, 2e6 / redaction, cutting, 2e6 / cutting, cutting / redaction);
    }

    private static List<Known> names(Random random) {
        List<Known> all = new ArrayList<>();
        for (int i = 0; i < ORGANISATIONS; i++) {
            String name = some(KANJI, 4, random);
            all.add(
                    new Known(
                            "o" + i,
                            Kind.ORGANISATION,
                            List.of(name + "株式会社", some(KANJI, 3, random), "N" + i + "X"),
                            List.of(some(KANA, 8, random))));
            all.add(Known.of("o" + i, Kind.FACILITY, some(KANJI, 4, random) + "変電所", null));
        }
        return all;
    }

    private static String some(String from, int length, Random random) {
        StringBuilder out = new StringBuilder();
        random.ints(length, 0, from.length()).forEach(at -> out.append(from.charAt(at)));
        return out.toString();
    }

    private static int words(String text) throws IOException {
        int words = 0;
        try (JapaneseTokenizer tokenizer = new JapaneseTokenizer(null, false, JapaneseTokenizer.Mode.NORMAL)) {
            tokenizer.setReader(new StringReader(text));
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                words++;
            }
            tokenizer.end();
        }
        return words;
    }
}
