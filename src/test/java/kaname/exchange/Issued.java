package kaname.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import kaname.platform.Text;

/// A receipt such as a power company gets at three in the morning.
final class Issued {

    static final Signer SIGNER = Signer.passing();
    static final Instant AT = Instant.parse("2026-04-01T18:03:07.123456Z");
    static final UUID INCIDENT = UUID.fromString("0190f0a0-0000-7000-8000-000000000001");

    private Issued() {}

    static Receipt receipt() {
        List<Receipt.Letter> letters =
                List.of(
                        letter(2, "meti", Text.of("経済産業大臣", "Minister of Economy"), "第3条"),
                        letter(3, "nco", Text.of("国家サイバー統括室", "National Cyber Office"), "第5条"));
        return receipt(letters, run(41, letters));
    }

    static Receipt receipt(List<Receipt.Letter> letters, List<LedgerEntry> run) {
        return new Receipt(
                Receipt.id(INCIDENT, 1),
                INCIDENT,
                1,
                AT,
                new Receipt.Party("minato-denryoku", Text.of("みなと電力", "Minato Power")),
                "港区で\"停電\"\\供給支障",
                false,
                Hash.sha256("the report"),
                letters,
                run,
                Optional.of(new Receipt.Issuer("https://kaname.example", Text.of("見本", "Sample"))),
                SIGNER.keyId());
    }

    static Receipt.Letter letter(int number, String body, Text name, String article) {
        return new Receipt.Letter(
                new UUID(number, number),
                new Receipt.Party(body, name),
                "electricity-incident",
                "prompt",
                Text.of("電気関係報告規則 " + article, "Electricity reporting rule, " + article),
                "denki-sokuho",
                Hash.sha256("letter " + number),
                AT);
    }

    static List<LedgerEntry> run(long from, List<Receipt.Letter> letters) {
        List<LedgerEntry> run = new ArrayList<>();
        add(run, from, LedgerEntry.REPORT, INCIDENT, Hash.sha256("the report"));
        letters.forEach(letter ->
                add(
                        run,
                        from + run.size(),
                        LedgerEntry.LETTER,
                        letter.id(),
                        letter.contentSha256()));
        return run;
    }

    private static void add(
            List<LedgerEntry> run, long sequence, String kind, UUID subject, Hash content) {
        Hash previous = run.isEmpty() ? Hash.sha256("before") : run.getLast().hash();
        run.add(
                Runs.rehashed(
                        new LedgerEntry(
                                sequence,
                                AT,
                                kind,
                                subject,
                                "minato-denryoku",
                                "電気関係報告規則 第3条",
                                content,
                                previous,
                                Hash.NONE)));
    }

    static String text() {
        return Receipts.issue(receipt(), SIGNER);
    }

    static String edited(UnaryOperator<String> edit) {
        String text = text();
        String edited = edit.apply(text);
        if (edited.equals(text)) {
            throw new AssertionError("the edit changed nothing");
        }
        return edited;
    }
}
