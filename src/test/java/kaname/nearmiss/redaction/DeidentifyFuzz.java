package kaname.nearmiss.redaction;

import java.util.List;
import java.util.stream.Stream;
import kaname.fuzz.FuzzTarget;

/// Whatever the text is, every finding lies within it, and taking them out ends.
final class DeidentifyFuzz implements FuzzTarget {

    private static final int LONGEST = 20_000;
    private static final ClosedWorld WORLD =
            ClosedWorld.of(List.of(Known.of("one", Kind.ORGANISATION, "渡邊島精機", "わたなべじませいき")));

    @Override
    public void take(byte[] input) {
        String sent = FuzzTarget.text(input);
        String text = sent.substring(0, Math.min(sent.length(), LONGEST));
        Deidentified result = Deidentify.of(text, WORLD);
        Stream.of(
                        result.certain(),
                        result.suspected(),
                        result.faint(),
                        result.unique(),
                        result.doubts())
                .flatMap(List::stream)
                .forEach(finding ->
                        FuzzTarget.promise(finding.end() <= text.length(), finding.toString()));
        FuzzTarget.promise(result.without(List.of()).equals(text), text);
        FuzzTarget.promise(!result.withoutReviewer().contains("渡邊島精機"), text);
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                "令和8年3月14日午後2時、㈱渡邊島精機の山田さんが203.0.113.5を見つけた。",
                "=?UTF-8?B?5rih6YKK5bO257K+5qmf?= %E6%B8%A1%E9%82%8A \\u6e21 xn--a",
                "On 14 March 2026 Mr. Sato of Watanabejima Seiki, C:\\Users\\sato\\a.txt");
    }
}
