package kaname.filing;

import java.util.List;
import kaname.catalogue.Vocabulary;
import kaname.exchange.Letter;
import kaname.exchange.Sheet;
import kaname.filing.burden.BurdenRecord;
import kaname.incident.Dossier;

/// How little was asked for how much was delivered (rows N1 to N3). `answers` counts every value
/// that a person stated, `items` every form item that left filled: what would have been written by
/// hand, authority by authority.
public record Burden(long answers, long letters, long items) {

    static Burden of(Dossier dossier, List<Letter> letters, Vocabulary vocabulary) {
        long answers =
                dossier.reports().stream()
                        .flatMap(report -> report.facts().values().keySet().stream())
                        .filter(fact -> vocabulary.find(fact).filter(f -> f.askable()).isPresent())
                        .count();
        long items = letters.stream().mapToLong(Burden::filled).sum();
        return new Burden(answers, letters.size(), items);
    }

    private static long filled(Letter letter) {
        return Sheet.of(letter.content()).items().stream()
                .filter(item -> !item.values().isEmpty())
                .count();
    }

    /// The share of the delivered items that nobody had to write again, in per cent.
    public long reused() {
        return BurdenRecord.share(answers, items);
    }
}
