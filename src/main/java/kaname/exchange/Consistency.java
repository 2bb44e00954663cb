package kaname.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Text;

/// Whether a receipt agrees with itself: a signature alone would also cover nonsense.
final class Consistency {

    /// The first member of the statement that disagrees, and with what.
    record Flaw(String pointer, Text why) {}

    private Consistency() {}

    static Optional<Flaw> flaw(Receipt receipt) {
        return id(receipt)
                .or(() -> chain(receipt))
                .or(() -> report(receipt))
                .or(() -> letters(receipt))
                .or(() -> strangers(receipt));
    }

    private static Optional<Flaw> id(Receipt receipt) {
        return receipt.id().equals(Receipt.id(receipt.incident(), receipt.report()))
                ? Optional.empty()
                : Optional.of(
                        new Flaw(
                                "/id",
                                Text.of(
                                        "受付番号が、事案と報告の番号に合いません。",
                                        "The receipt's id is not that of its incident and"
                                                + " report.")));
    }

    private static Optional<Flaw> chain(Receipt receipt) {
        return Ledger.check(receipt.ledger())
                .map(found ->
                        new Flaw(
                                "/ledger/" + found.index(),
                                Text.of("台帳の記録がつながりません。{0}", "The ledger entries do not chain. {0}")
                                        .with(found.why())));
    }

    private static Optional<Flaw> report(Receipt receipt) {
        boolean entered =
                receipt.ledger().stream()
                        .anyMatch(entry ->
                                entry.kind().equals(LedgerEntry.REPORT)
                                        && entry.subject().equals(receipt.incident())
                                        && entry.contentHash().equals(receipt.reportSha256())
                                        && entry.at().equals(receipt.acceptedAt()));
        return entered
                ? Optional.empty()
                : Optional.of(
                        new Flaw(
                                "/reportSha256",
                                Text.of(
                                        "この内容と時刻の報告は、台帳の記録にありません。",
                                        "No ledger entry records a report of this content and"
                                                + " time.")));
    }

    private static Optional<Flaw> letters(Receipt receipt) {
        for (int i = 0; i < receipt.letters().size(); i++) {
            Receipt.Letter letter = receipt.letters().get(i);
            if (receipt.ledger().stream().noneMatch(entry -> records(entry, letter))) {
                return Optional.of(
                        new Flaw(
                                "/letters/" + i,
                                Text.of(
                                                "{0} あての通知は、この内容と時刻では台帳の記録にありません。",
                                                "No ledger entry records the letter to {0} with"
                                                        + " this content and time.")
                                        .with(letter.recipient().name())));
            }
        }
        return Optional.empty();
    }

    private static boolean records(LedgerEntry entry, Receipt.Letter letter) {
        return entry.kind().equals(LedgerEntry.LETTER)
                && entry.subject().equals(letter.id())
                && entry.contentHash().equals(letter.contentSha256())
                && entry.at().equals(letter.sentAt());
    }

    /// Every entry of the run is the report's or one letter's.
    private static Optional<Flaw> strangers(Receipt receipt) {
        List<UUID> expected = new ArrayList<>();
        expected.add(receipt.incident());
        receipt.letters().forEach(letter -> expected.add(letter.id()));
        for (int i = 0; i < receipt.ledger().size(); i++) {
            LedgerEntry entry = receipt.ledger().get(i);
            if (!expected.remove(entry.subject())) {
                return Optional.of(
                        new Flaw(
                                "/ledger/" + i,
                                Text.of(
                                                "台帳の記録 {0} は、この受付証のどの報告・通知のものでもありません。",
                                                "Ledger entry {0} belongs to no report or letter of"
                                                        + " this receipt.")
                                        .with(entry.sequence())));
            }
        }
        return expected.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Flaw(
                                "/letters",
                                Text.of("同じ通知が2度挙げられています。", "A letter is listed twice.")));
    }
}
